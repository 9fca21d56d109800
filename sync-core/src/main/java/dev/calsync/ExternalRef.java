package dev.calsync;

import dev.calsync.event.CanonicalKey;

/**
 * The host's own id of an event, such as a booking number: unique among the owner's events, and the
 * same for ever, because the identity of each mirror is made from it.
 *
 * @param value 1 to 1,024 characters
 */
public record ExternalRef(String value) {

  /** Checks the length. */
  public ExternalRef {
    if (value.isEmpty() || value.length() > CanonicalKey.LONGEST) {
      throw new IllegalArgumentException(
          "a reference has 1 to 1,024 characters, not " + value.length());
    }
  }

  /**
   * The reference of this text.
   *
   * @param value the text
   * @return the reference
   */
  public static ExternalRef of(String value) {
    return new ExternalRef(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
