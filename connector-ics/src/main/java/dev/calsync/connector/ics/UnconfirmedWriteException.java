package dev.calsync.connector.ics;

import java.io.IOException;

/** The disk failed after the write may have happened. */
final class UnconfirmedWriteException extends IOException {

  private static final long serialVersionUID = 1L;

  UnconfirmedWriteException(IOException cause) {
    super("a write may or may not have reached the disk", cause);
  }
}
