package dev.calsync.ical;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Unfolds on bytes, because a fold may split a character (RFC 5545, section 3.1). Takes CRLF, LF
 * and lone CR as line ends, drops NULs, keeps no more than the limit of a line.
 */
final class LogicalLines {

  /**
   * An unfolded line.
   *
   * @param number of its first physical line, from 1
   * @param bytes its content, cut at the limit
   * @param cut whether it was longer
   */
  record Line(int number, byte[] bytes, boolean cut) {}

  private static final int END = -1;
  private static final int NOTHING = -2;
  private static final int NEW_LINE = '\n';

  private final InputStream in;
  private final IcalLimits limits;
  private final byte[] buffer = new byte[16_384];
  private int buffered;
  private int position;
  private byte[] line = new byte[256];
  private int length;
  private long read;
  private int number = 1;
  private int ahead = NOTHING;
  private boolean afterReturn;

  LogicalLines(InputStream in, IcalLimits limits) {
    this.in = in;
    this.limits = limits;
  }

  @Nullable Line next() throws IOException {
    length = 0;
    int first = number;
    int c = take();
    if (c == END) {
      return null;
    }
    boolean cut = false;
    while (c != END) {
      if (c == NEW_LINE) {
        number++;
        if (!folded()) {
          break;
        }
      } else if (length < limits.lineBytes()) {
        append((byte) c);
      } else {
        cut = true;
      }
      c = take();
    }
    return new Line(first, Arrays.copyOf(line, length), cut);
  }

  private void append(byte b) {
    if (length == line.length) {
      line = Arrays.copyOf(line, 2 * length);
    }
    line[length++] = b;
  }

  /** Some producers end every line twice, folds included: what is empty ends no fold. */
  private boolean folded() throws IOException {
    int c = take();
    while (c == NEW_LINE) {
      number++;
      c = take();
    }
    if (c == ' ' || c == '\t') {
      return true;
    }
    ahead = c;
    return false;
  }

  /** The next byte; every kind of line end as one line feed. */
  private int take() throws IOException {
    if (ahead != NOTHING) {
      int c = ahead;
      ahead = NOTHING;
      return c;
    }
    int c = raw();
    if (c == NEW_LINE && afterReturn) {
      c = raw();
    }
    afterReturn = c == '\r';
    return afterReturn ? NEW_LINE : c;
  }

  private int raw() throws IOException {
    while (true) {
      if (position == buffered) {
        buffered = Math.max(0, in.read(buffer));
        position = 0;
        if (buffered == 0) {
          return END;
        }
        count(buffered);
      }
      byte b = buffer[position++];
      if (b != 0) {
        return b & 0xFF;
      }
    }
  }

  private void count(int bytes) {
    read += bytes;
    if (read > limits.bodyBytes()) {
      throw new NotACalendarException(
          "TOO_LARGE", "The body has more than " + limits.bodyBytes() + " bytes; not read");
    }
  }
}
