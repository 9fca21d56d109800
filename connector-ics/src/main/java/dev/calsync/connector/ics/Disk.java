package dev.calsync.connector.ics;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The steps that a write to disk is made of; a test lets each of them fail. */
interface Disk {

  /** Makes a new file and flushes it; permissions are those of {@code like}, where given. */
  void write(Path file, byte[] content, Optional<Path> like) throws IOException;

  /** Gives a file a second name, unless that is taken. */
  void link(Path file, Path target) throws IOException;

  /** Takes a name with an empty file, unless it is taken. */
  void reserve(Path target) throws IOException;

  /** Gives a file another name in one step, whatever had that name before. */
  void rename(Path file, Path target) throws IOException;

  /** Deletes a file if it is there. */
  void delete(Path file) throws IOException;

  /** Flushes the names in a folder. */
  void flush(Path folder) throws IOException;
}
