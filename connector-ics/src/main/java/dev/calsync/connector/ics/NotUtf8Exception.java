package dev.calsync.connector.ics;

import java.io.IOException;

/** A calendar can be read, but not written to byte by byte: it is in UTF-16. */
final class NotUtf8Exception extends IOException {

  private static final long serialVersionUID = 1L;

  NotUtf8Exception() {
    super("the calendar is not in UTF-8");
  }
}
