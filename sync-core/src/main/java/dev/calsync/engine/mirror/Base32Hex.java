package dev.calsync.engine.mirror;

import dev.calsync.store.FormHash;
import java.util.Optional;

/**
 * A hash as 52 characters {@code 0-9 a-v} (RFC 4648, section 7, lower case, no padding): legal as a
 * Google event id.
 */
final class Base32Hex {

  private static final String DIGITS = "0123456789abcdefghijklmnopqrstuv";
  private static final int LENGTH = 52;

  private Base32Hex() {}

  static String of(FormHash hash) {
    byte[] bytes = hash.bytes();
    StringBuilder text = new StringBuilder(LENGTH);
    int buffer = 0;
    int bits = 0;
    for (byte b : bytes) {
      buffer = (buffer << 8) | (b & 0xff);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(DIGITS.charAt((buffer >> bits) & 31));
      }
      buffer &= (1 << bits) - 1;
    }
    return text.append(DIGITS.charAt((buffer << (5 - bits)) & 31)).toString();
  }

  static Optional<FormHash> parse(String text) {
    if (text.length() != LENGTH) {
      return Optional.empty();
    }
    byte[] bytes = new byte[FormHash.BYTES];
    int buffer = 0;
    int bits = 0;
    int at = 0;
    for (int i = 0; i < LENGTH; i++) {
      int digit = DIGITS.indexOf(text.charAt(i));
      if (digit < 0) {
        return Optional.empty();
      }
      buffer = (buffer << 5) | digit;
      bits += 5;
      if (bits >= 8 && at < bytes.length) {
        bits -= 8;
        bytes[at++] = (byte) (buffer >> bits);
        buffer &= (1 << bits) - 1;
      }
    }
    // The last digit has four bits more than the hash; anything but zeros there was not written by
    // us.
    boolean spare = (buffer & ((1 << bits) - 1)) != 0;
    return spare ? Optional.empty() : Optional.of(FormHash.of(bytes));
  }
}
