package dev.calsync.engine.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Writes tagged fields. A field is its key, {@code tag << 1 | wire}, and its value: a number as
 * varint (wire 0), or a length and so many bytes (wire 1). Tags ascend inside one message; a list
 * is one field whose items have no keys. What equals its default is not written.
 */
final class FormWriter {

  static final int NUMBER = 0;
  static final int BYTES = 1;

  private byte[] bytes = new byte[512];
  private int size;

  /** A number; nothing for 0. */
  void number(int tag, long value) {
    if (value != 0) {
      always(tag, value);
    }
  }

  /** A number that has no default: written even if it is 0. */
  void always(int tag, long value) {
    key(tag, NUMBER);
    numberItem(value);
  }

  /** A number that may be negative and has no default. */
  void signed(int tag, long value) {
    always(tag, zigzag(value));
  }

  /** A text; nothing for an empty one. */
  void text(int tag, String value) {
    if (!value.isEmpty()) {
      key(tag, BYTES);
      textItem(value);
    }
  }

  /** Begins a message or list; {@link #close} ends it. */
  int open(int tag) {
    key(tag, BYTES);
    return openItem();
  }

  /** Begins a message inside a list; its length is filled in by {@link #close}. */
  int openItem() {
    ensure(1);
    return ++size;
  }

  void close(int start) {
    int length = size - start;
    int more = lengthOfVarint(length) - 1;
    if (more > 0) {
      ensure(more);
      System.arraycopy(bytes, start, bytes, start + more, length);
    }
    size = start - 1;
    numberItem(length);
    size += length;
  }

  void textItem(String value) {
    byte[] encoded = value.getBytes(UTF_8);
    numberItem(encoded.length);
    ensure(encoded.length);
    System.arraycopy(encoded, 0, bytes, size, encoded.length);
    size += encoded.length;
  }

  void numberItem(long value) {
    ensure(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** One byte as it stands. */
  void raw(int value) {
    ensure(1);
    bytes[size++] = (byte) value;
  }

  byte[] buffer() {
    return bytes;
  }

  int size() {
    return size;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  /** Folds the sign into the lowest bit, so that small negative numbers stay short. */
  static long zigzag(long value) {
    return value << 1 ^ value >> 63;
  }

  private void key(int tag, int wire) {
    numberItem((long) tag << 1 | wire);
  }

  private static int lengthOfVarint(int value) {
    return value == 0 ? 1 : (38 - Integer.numberOfLeadingZeros(value)) / 7;
  }

  private void ensure(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
