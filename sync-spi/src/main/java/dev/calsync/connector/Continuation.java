package dev.calsync.connector;

/**
 * Where the running pass goes on. Good for this pass only; never a {@link Cursor} (INV-6).
 *
 * @param value opaque, 1 to 65,536 characters
 */
public record Continuation(String value) {

  /** Checks the length. */
  public Continuation {
    if (value.isEmpty() || value.length() > 65_536) {
      throw new IllegalArgumentException(
          "a continuation has 1 to 65,536 characters, not " + value.length());
    }
  }
}
