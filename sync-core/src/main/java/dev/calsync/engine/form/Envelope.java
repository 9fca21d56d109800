package dev.calsync.engine.form;

import dev.calsync.store.FormBytes;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.util.function.Function;
import java.util.zip.CRC32C;

/**
 * What is around every form: the format version, what the form is of, and behind it a checksum, so
 * that a form cut off between two fields is never taken for a shorter one.
 */
enum Envelope {
  BODY('B'),
  SHAPE('S');

  /** Raised only when additions no longer do; the hashes of all mirrors would change with it. */
  static final int VERSION = 1;

  private static final int HEAD = 2;
  private static final int CHECKSUM = 4;

  private final char of;

  Envelope(char of) {
    this.of = of;
  }

  FormWriter begin() {
    FormWriter out = new FormWriter();
    out.raw(VERSION);
    out.raw(of);
    return out;
  }

  static byte[] seal(FormWriter out) {
    int sum = checksum(out.buffer(), out.size());
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.raw(sum >>> shift);
    }
    return out.toBytes();
  }

  /** Reads a form; whatever is wrong with it comes out as {@link UnreadableFormException}. */
  <T> T read(FormBytes form, Function<FormReader, T> content) {
    try {
      return content.apply(opened(form.bytes()));
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException broken) {
      throw new UnreadableFormException("a value is out of its range", broken);
    }
  }

  private FormReader opened(byte[] bytes) {
    if (bytes.length > 0 && bytes[0] == (byte) SealedForm.FIRST) {
      throw UnreadableFormException.sealed();
    }
    int end = bytes.length - CHECKSUM;
    if (end < HEAD) {
      throw FormReader.unreadable(bytes.length + " bytes are too few");
    }
    if (bytes[0] != VERSION) {
      throw FormReader.unreadable("its format is " + bytes[0] + ", not " + VERSION);
    }
    if (bytes[1] != of) {
      throw FormReader.unreadable("it is not of a " + this);
    }
    if (ByteBuffer.wrap(bytes).getInt(end) != checksum(bytes, end)) {
      throw FormReader.unreadable("its checksum is wrong");
    }
    return new FormReader(bytes, HEAD, end);
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, length);
    return (int) sum.getValue();
  }
}
