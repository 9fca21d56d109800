package dev.calsync.connector;

/**
 * The name of a connector. Not an enum: hosts bring their own.
 *
 * @param value 1 to 32 characters out of {@code a-z 0-9 -}
 */
public record ConnectorId(String value) {

  /** Checks the characters. */
  public ConnectorId {
    if (!value.matches("[a-z0-9-]{1,32}")) {
      throw new IllegalArgumentException(
          "a connector id has 1 to 32 characters out of a-z 0-9 -, not: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
