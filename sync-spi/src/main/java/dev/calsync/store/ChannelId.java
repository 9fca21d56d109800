package dev.calsync.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Our name of a watch channel; unique over all owners.
 *
 * @param value 1 to 64 characters
 */
public record ChannelId(String value) {

  /** Checks the length. */
  public ChannelId {
    if (value.isEmpty() || value.length() > 64) {
      throw new IllegalArgumentException(
          "a channel id has 1 to 64 characters, not " + value.length());
    }
  }

  /**
   * What the channel is looked up by.
   *
   * @return the SHA-256 of the name in UTF-8
   */
  public FormHash hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return FormHash.of(digest.digest(value.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
