package dev.calsync.connector.ics;

import java.io.IOException;

/** A calendar can be read, but not edited byte by byte: it is in UTF-16, or full of NULs. */
final class UneditableException extends IOException {

  private static final long serialVersionUID = 1L;

  UneditableException() {
    super("the calendar cannot be edited in place");
  }
}
