package dev.calsync.examples.quickstart.command;

/** The options do not fit together; the message is for whoever typed them. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
