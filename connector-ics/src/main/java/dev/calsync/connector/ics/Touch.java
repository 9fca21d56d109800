package dev.calsync.connector.ics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * What a file system remembers of the last time that somebody touched a file or folder. A thing
 * that looks as it did before, but was changed in between, has another touch: content alone would
 * call it unchanged (INV-5).
 *
 * @param text size, times and inode
 * @param at the latest of the times
 * @param kept whether the file system keeps a time that no program can set
 */
record Touch(String text, Instant at, boolean kept) {

  /** Coarser than the clock of any file system in use. */
  private static final Duration TICK = Duration.ofSeconds(2);

  static Touch of(Path path, LinkOption... links) throws IOException {
    return path.getFileSystem().supportedFileAttributeViews().contains("unix")
        ? unix(path, links)
        : basic(path, links);
  }

  /** Whether the same touch, met again, proves that there was none in between. */
  boolean isProof(Instant now) {
    return kept && !at.isAfter(now.minus(TICK));
  }

  /** The time of the last change of any kind: unlike the time of writing, nobody can set it. */
  private static Touch unix(Path path, LinkOption... links) throws IOException {
    Map<String, Object> said =
        Files.readAttributes(path, "unix:size,lastModifiedTime,ctime,ino", links);
    FileTime changed = (FileTime) Objects.requireNonNull(said.get("ctime"));
    String text = said.get("size") + " " + said.get("lastModifiedTime") + " " + said.get("ino");
    return new Touch(text + " " + changed, changed.toInstant(), true);
  }

  private static Touch basic(Path path, LinkOption... links) throws IOException {
    BasicFileAttributes said = Files.readAttributes(path, BasicFileAttributes.class, links);
    FileTime written = said.lastModifiedTime();
    String text = said.size() + " " + written + " " + said.fileKey();
    return new Touch(text, written.toInstant(), false);
  }
}
