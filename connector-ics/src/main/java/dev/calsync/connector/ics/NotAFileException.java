package dev.calsync.connector.ics;

import java.nio.file.FileSystemException;

/** A folder, a pipe or a device stands where a file should be. */
final class NotAFileException extends FileSystemException {

  private static final long serialVersionUID = 1L;

  NotAFileException(String path) {
    super(path, null, "not a regular file");
  }
}
