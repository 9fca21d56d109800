package dev.calsync.connector.ics;

import java.io.IOException;

/** A file is longer than we read. Half of it would look like a calendar that lost events. */
final class TooLargeException extends IOException {

  private static final long serialVersionUID = 1L;

  TooLargeException() {
    super("the file has more than " + IcsMapping.mostBytes() + " bytes");
  }
}
