package dev.calsync.build.leakwatch;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Hears what is printed, line by line, and passes it on. */
final class StreamEar extends OutputStream {

  private static final int LONGEST = 1 << 16;

  private final Ear ear;
  private final String name;
  private final PrintStream next;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private StreamEar(Ear ear, String name, PrintStream next) {
    this.ear = ear;
    this.name = name;
    this.next = next;
  }

  static PrintStream between(Ear ear, String name, PrintStream next) {
    return new PrintStream(new StreamEar(ear, name, next), true, StandardCharsets.UTF_8);
  }

  @Override
  public void write(int one) {
    next.write(one);
    keep(one);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    next.write(bytes, from, length);
    for (int i = from; i < from + length; i++) {
      keep(bytes[i]);
    }
  }

  private synchronized void keep(int one) {
    line.write(one);
    if (one == '\n' || line.size() > LONGEST) {
      ear.hear(name, line.toString(StandardCharsets.UTF_8));
      line.reset();
    }
  }

  @Override
  public void flush() {
    next.flush();
  }
}
