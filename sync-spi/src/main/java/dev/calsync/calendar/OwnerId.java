package dev.calsync.calendar;

/**
 * The host's name for one of its users. Every row in the store belongs to one (R-J5).
 *
 * @param value 1 to 64 characters out of {@code A-Z a-z 0-9 . _ - @}
 */
public record OwnerId(String value) {

  /** Checks the characters. */
  public OwnerId {
    IdText.check("owner id", value);
  }

  /**
   * The id of this text.
   *
   * @param value the text
   * @return the id
   */
  public static OwnerId of(String value) {
    return new OwnerId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
