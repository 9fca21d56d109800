package dev.calsync.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * A range of IP addresses in CIDR notation (RFC 4632; RFC 4291, section 2.3).
 *
 * @param prefix the bytes of its first address
 * @param bits how many of them all its addresses share
 */
record AddressRange(byte[] prefix, int bits) {

  /**
   * Reads a range.
   *
   * @param text such as {@code 10.0.0.0/8} or {@code fc00::/7}
   * @throws IllegalArgumentException if it is none
   */
  static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? "" : text.substring(0, slash);
    if (!address.matches("[0-9a-fA-F:.]+") || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
      throw new IllegalArgumentException("not a range of addresses: " + text);
    }
    int bits = Integer.parseInt(text.substring(slash + 1));
    byte[] prefix = bytes(address);
    if (bits > prefix.length * Byte.SIZE) {
      throw new IllegalArgumentException("more bits than an address has: " + text);
    }
    return new AddressRange(prefix, bits);
  }

  /** Of a literal, so that nobody is asked. */
  private static byte[] bytes(String literal) {
    try {
      return InetAddress.getByName(literal).getAddress();
    } catch (UnknownHostException noLiteral) {
      throw new IllegalArgumentException("not an address: " + literal, noLiteral);
    }
  }

  /** Whether an address lies in it; one of another length never does. */
  boolean contains(byte[] address) {
    if (address.length != prefix.length) {
      return false;
    }
    int whole = bits / Byte.SIZE;
    int rest = Byte.SIZE - bits % Byte.SIZE;
    return Arrays.equals(prefix, 0, whole, address, 0, whole)
        && (rest == Byte.SIZE || (prefix[whole] ^ address[whole]) >>> rest == 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AddressRange range
        && bits == range.bits
        && Arrays.equals(prefix, range.prefix);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(prefix) * 31 + bits;
  }
}
