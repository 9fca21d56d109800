package dev.calsync.connector.ics;

import dev.calsync.connector.RemoteVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** SHA-256 of content, as the text that cursors and versions are made of. */
final class ContentHash {

  private static final int VERSION_BYTES = 16;

  private ContentHash() {}

  static String of(byte[] content) {
    return HexFormat.of().formatHex(sha256().digest(content));
  }

  static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  static RemoteVersion version(byte[] content) {
    byte[] hash = sha256().digest(content);
    return new RemoteVersion(HexFormat.of().formatHex(Arrays.copyOf(hash, VERSION_BYTES)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
