package dev.calsync.store;

/**
 * The name of a hold.
 *
 * @param value 1 to 64 characters
 */
public record HoldId(String value) {

  /** Checks the length. */
  public HoldId {
    if (value.isEmpty() || value.length() > 64) {
      throw new IllegalArgumentException("a hold id has 1 to 64 characters, not " + value.length());
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
