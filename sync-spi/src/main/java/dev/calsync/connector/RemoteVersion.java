package dev.calsync.connector;

/**
 * What a provider changes whenever an object changes: an ETag, a change key, a content hash.
 *
 * @param value up to 1,024 characters; empty where the provider has none
 */
public record RemoteVersion(String value) {

  /** No version known. */
  public static final RemoteVersion UNKNOWN = new RemoteVersion("");

  /** Checks the length. */
  public RemoteVersion {
    if (value.length() > 1_024) {
      throw new IllegalArgumentException(
          "a remote version has up to 1,024 characters, not " + value.length());
    }
  }
}
