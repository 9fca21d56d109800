package dev.calsync.connector;

/**
 * The provider's name of one object in a calendar.
 *
 * @param value 1 to 1,024 characters, compared byte by byte
 */
public record RemoteId(String value) implements Comparable<RemoteId> {

  /** Checks the length. */
  public RemoteId {
    if (value.isEmpty() || value.length() > 1_024) {
      throw new IllegalArgumentException(
          "a remote id has 1 to 1,024 characters, not " + value.length());
    }
  }

  @Override
  public int compareTo(RemoteId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
