package dev.calsync.examples.quickstart.command;

/** What the process answers to the shell. */
final class ExitCode {

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int HELD = 3;

  private ExitCode() {}
}
