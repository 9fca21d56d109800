package dev.calsync.store;

/**
 * The name of a hold.
 *
 * @param value 1 to 64 characters
 */
public record HoldId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
