package dev.calsync.store;

import java.util.Arrays;

/**
 * Bytes that a store keeps and does not read: the body of a canonical event, the form of a mirror.
 */
public final class FormBytes {

  /** No bytes. */
  public static final FormBytes NONE = new FormBytes(new byte[0]);

  private final byte[] bytes;

  private FormBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Wraps bytes.
   *
   * @param bytes copied
   * @return the value
   */
  public static FormBytes of(byte[] bytes) {
    return bytes.length == 0 ? NONE : new FormBytes(bytes.clone());
  }

  /**
   * The bytes.
   *
   * @return a copy
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * The bytes after the first ones.
   *
   * @param start how many are left out, at most all
   * @return a copy
   */
  public byte[] bytesFrom(int start) {
    return Arrays.copyOfRange(bytes, start, bytes.length);
  }

  /**
   * Tells whether there are none.
   *
   * @return true if empty
   */
  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /**
   * Tells what they begin with, without a copy.
   *
   * @param head some bytes
   * @return true if they begin with these
   */
  public boolean startsWith(byte[] head) {
    return bytes.length >= head.length
        && Arrays.equals(bytes, 0, head.length, head, 0, head.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FormBytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
