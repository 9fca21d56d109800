package dev.calsync.calendar;

/**
 * The store's name for one calendar inside a connection.
 *
 * @param value 1 to 64 characters out of {@code A-Z a-z 0-9 . _ - @}
 */
public record CalendarId(String value) {

  /** Checks the characters. */
  public CalendarId {
    IdText.check("calendar id", value);
  }

  /**
   * The id of this text.
   *
   * @param value the text
   * @return the id
   */
  public static CalendarId of(String value) {
    return new CalendarId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
