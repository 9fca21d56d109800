package dev.calsync.engine.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link FormWriter} wrote, and nothing else: every length is checked against what is
 * there, so that no number in the bytes decides how much memory is taken.
 */
final class FormReader {

  private final byte[] bytes;
  private final int end;
  private int at;
  private int tag;
  private int wire;
  private long number;
  private int from;

  FormReader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /** Moves to the next field, skipping the value of the last one if nobody read it. */
  boolean next() {
    if (at == end) {
      return false;
    }
    long key = numberItem();
    if (key >>> 1 <= tag || key >>> 1 > Integer.MAX_VALUE) {
      throw unreadable("tags do not ascend");
    }
    tag = (int) (key >>> 1);
    wire = (int) (key & 1);
    if (wire == FormWriter.NUMBER) {
      number = numberItem();
    } else {
      from = slice();
    }
    return true;
  }

  int tag() {
    return tag;
  }

  long number() {
    expect(FormWriter.NUMBER);
    return number;
  }

  int count() {
    return Math.toIntExact(number());
  }

  long signed() {
    return unzigzag(number());
  }

  String text() {
    expect(FormWriter.BYTES);
    return text(from, at);
  }

  /** The fields or items inside the current field. */
  FormReader inside() {
    expect(FormWriter.BYTES);
    return new FormReader(bytes, from, at);
  }

  boolean hasItem() {
    return at < end;
  }

  String textItem() {
    int start = slice();
    return text(start, at);
  }

  FormReader item() {
    int start = slice();
    return new FormReader(bytes, start, at);
  }

  long numberItem() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at == end) {
        throw unreadable("a number is cut off");
      }
      byte next = bytes[at++];
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw unreadable("a number has no end");
  }

  static long unzigzag(long value) {
    return value >>> 1 ^ -(value & 1);
  }

  static <T> T required(@Nullable T field) {
    if (field == null) {
      throw unreadable("a field is missing");
    }
    return field;
  }

  static UnreadableFormException unreadable(String why) {
    return new UnreadableFormException(why, null);
  }

  /** Passes over a length and so many bytes; they then end at the current place. */
  private int slice() {
    long length = numberItem();
    if (length < 0 || length > end - at) {
      throw unreadable("a length goes beyond the end");
    }
    int start = at;
    at += (int) length;
    return start;
  }

  private String text(int start, int limit) {
    String text = new String(bytes, start, limit - start, UTF_8);
    if (text.indexOf('\uFFFD') >= 0
        && !Arrays.equals(text.getBytes(UTF_8), Arrays.copyOfRange(bytes, start, limit))) {
      throw unreadable("a text is not UTF-8");
    }
    return text;
  }

  private void expect(int wanted) {
    if (wire != wanted) {
      throw unreadable("tag " + tag + " has the wrong kind of value");
    }
  }
}
