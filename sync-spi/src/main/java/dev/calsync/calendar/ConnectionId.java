package dev.calsync.calendar;

/**
 * The store's name for one authorised access of an owner to one provider account.
 *
 * @param value 1 to 64 characters out of {@code A-Z a-z 0-9 . _ - @}
 */
public record ConnectionId(String value) {

  /** Checks the characters. */
  public ConnectionId {
    IdText.check("connection id", value);
  }

  /**
   * The id of this text.
   *
   * @param value the text
   * @return the id
   */
  public static ConnectionId of(String value) {
    return new ConnectionId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
