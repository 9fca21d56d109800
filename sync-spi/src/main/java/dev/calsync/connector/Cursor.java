package dev.calsync.connector;

/**
 * A position in a provider's stream of changes that it promised to continue from later.
 *
 * <p>It stands for a moment, not for a state: a calendar that looks as it did at that moment, but
 * changed and changed back since, has changed. A connector whose provider only tells states (a
 * digest, an ETag of content) must make a moment of them, or list everything (INV-5).
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
