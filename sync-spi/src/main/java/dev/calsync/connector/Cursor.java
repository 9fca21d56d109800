package dev.calsync.connector;

/**
 * A position in a provider's stream of changes that it promised to continue from later.
 *
 * @param value opaque, 1 to 65,536 characters
 */
public record Cursor(String value) {

  /** Checks the length. */
  public Cursor {
    if (value.isEmpty() || value.length() > 65_536) {
      throw new IllegalArgumentException(
          "a cursor has 1 to 65,536 characters, not " + value.length());
    }
  }
}
