package dev.calsync.store;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * The SHA-256 of a canonical binary form. {@link #ABSENT} says "nothing is there"; it is a value
 * like any other, never null, so that a create is ABSENT → h and a delete h → ABSENT.
 *
 * @param a bytes 0 to 7
 * @param b bytes 8 to 15
 * @param c bytes 16 to 23
 * @param d bytes 24 to 31
 */
public record FormHash(long a, long b, long c, long d) {

  /** How many bytes a hash has. */
  public static final int BYTES = 32;

  /** Nothing is there: 32 zero bytes. */
  public static final FormHash ABSENT = new FormHash(0, 0, 0, 0);

  /**
   * The hash of these bytes.
   *
   * @param bytes exactly 32
   * @return the value
   */
  public static FormHash of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return new FormHash(in.getLong(), in.getLong(), in.getLong(), in.getLong());
  }

  /**
   * The hash as bytes.
   *
   * @return 32 new bytes
   */
  public byte[] bytes() {
    return ByteBuffer.allocate(BYTES).putLong(a).putLong(b).putLong(c).putLong(d).array();
  }

  /**
   * Tells whether nothing is there.
   *
   * @return true for {@link #ABSENT}
   */
  public boolean isAbsent() {
    return equals(ABSENT);
  }

  @Override
  public String toString() {
    return isAbsent() ? "absent" : HexFormat.of().formatHex(bytes(), 0, 6);
  }
}
