package dev.calsync.store;

/**
 * The name of a conflict.
 *
 * @param value 1 to 64 characters
 */
public record ConflictId(String value) {

  /** Checks the length. */
  public ConflictId {
    if (value.isEmpty() || value.length() > 64) {
      throw new IllegalArgumentException(
          "a conflict id has 1 to 64 characters, not " + value.length());
    }
  }

  /**
   * The hold that a mirror carries while its conflict is open.
   *
   * @return a hold of the same name
   */
  public HoldId hold() {
    return new HoldId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
