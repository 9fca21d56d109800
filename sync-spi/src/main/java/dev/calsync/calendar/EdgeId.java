package dev.calsync.calendar;

/**
 * The store's name for a policy edge.
 *
 * @param value 1 to 64 characters out of {@code A-Z a-z 0-9 . _ - @}
 */
public record EdgeId(String value) {

  /** Checks the characters. */
  public EdgeId {
    IdText.check("edge id", value);
  }

  /**
   * The id of this text.
   *
   * @param value the text
   * @return the id
   */
  public static EdgeId of(String value) {
    return new EdgeId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
