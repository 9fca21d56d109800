package dev.calsync.calendar;

/**
 * The host's name for a customer whose owners share settings (R-L1).
 *
 * @param value 1 to 64 characters out of {@code A-Z a-z 0-9 . _ - @}
 */
public record TenantId(String value) {

  /** Checks the characters. */
  public TenantId {
    IdText.check("tenant id", value);
  }

  /**
   * The id of this text.
   *
   * @param value the text
   * @return the id
   */
  public static TenantId of(String value) {
    return new TenantId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
