package dev.calsync.examples.quickstart;

import dev.calsync.examples.quickstart.command.Cli;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Where {@code examples/quickstart/run} begins. */
final class Main {

  private Main() {}

  public static void main(String[] args) {
    Path home = Path.of(System.getProperty("calsync.quickstart", "")).toAbsolutePath();
    System.exit(new Cli(home).run(args, utf8(FileDescriptor.out), utf8(FileDescriptor.err)));
  }

  /** Titles hold every script; the console's own guess of its encoding does not. */
  private static PrintStream utf8(FileDescriptor file) {
    return new PrintStream(new FileOutputStream(file), true, StandardCharsets.UTF_8);
  }
}
