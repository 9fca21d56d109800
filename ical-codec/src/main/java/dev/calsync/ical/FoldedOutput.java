package dev.calsync.ical;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes content lines, folded at 75 octets, never inside a character (RFC 5545, section 3.1). */
final class FoldedOutput {

  private static final int LONGEST = 75;
  private static final byte[] LINE_END = {'\r', '\n'};

  private final OutputStream out;

  FoldedOutput(OutputStream out) {
    this.out = out;
  }

  void line(String name, String value) throws IOException {
    // Whoever made the value has escaped it; a line break here would be a way to inject (HOS-27).
    write(TextValue.singleLine(name) + ":" + withoutBreaks(value));
  }

  private static String withoutBreaks(String value) {
    return value.indexOf('\r') < 0 && value.indexOf('\n') < 0 && value.indexOf(0) < 0
        ? value
        : TextValue.singleLine(value);
  }

  private void write(String line) throws IOException {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    int from = 0;
    int room = LONGEST;
    while (bytes.length - from > room) {
      int to = from + room;
      while ((bytes[to] & 0xC0) == 0x80) {
        to--;
      }
      out.write(bytes, from, to - from);
      out.write(LINE_END);
      out.write(' ');
      from = to;
      room = LONGEST - 1;
    }
    out.write(bytes, from, bytes.length - from);
    out.write(LINE_END);
  }
}
