package dev.calsync.connector.ics;

import java.io.IOException;

/** Another program is writing the calendar just now. */
final class BusyException extends IOException {

  private static final long serialVersionUID = 1L;

  BusyException(String message) {
    super(message);
  }
}
