package dev.calsync.connector.ics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * What the names, sizes, times and inodes of all events in a folder add up to.
 *
 * @param digest differs whenever one of them does
 * @param settled false if a file was touched so lately that the next touch might leave the same
 *     time; such a digest proves no silence
 */
record FolderState(String digest, boolean settled) {

  /** Coarser than the clock of any file system in use. */
  private static final Duration TICK = Duration.ofSeconds(2);

  /** What one file adds. */
  private record Touch(String text, Instant at) {}

  static FolderState of(Path folder, Instant now) throws IOException {
    StringBuilder all = new StringBuilder();
    Instant latest = Instant.MIN;
    for (FolderEntry entry : FolderEntry.in(folder)) {
      try {
        Touch touch = touchOf(entry.file());
        all.append(entry.name()).append('\0').append(touch.text()).append('\n');
        latest = touch.at().isAfter(latest) ? touch.at() : latest;
      } catch (NoSuchFileException gone) {
        continue;
      }
    }
    return new FolderState(ContentHash.of(all.toString()), !latest.isAfter(now.minus(TICK)));
  }

  /** Tells one folder from another under the same name, such as an empty mount point. */
  static String keyOf(Path folder) throws IOException {
    return String.valueOf(Files.readAttributes(folder, BasicFileAttributes.class).fileKey());
  }

  private static Touch touchOf(Path file) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("unix")
        ? unixTouchOf(file)
        : basicTouchOf(file);
  }

  /** The time of the last change of any kind: unlike the time of writing, nobody can set it. */
  private static Touch unixTouchOf(Path file) throws IOException {
    Map<String, Object> said =
        Files.readAttributes(
            file, "unix:size,lastModifiedTime,ctime,ino", LinkOption.NOFOLLOW_LINKS);
    FileTime changed = (FileTime) Objects.requireNonNull(said.get("ctime"));
    String text = said.get("size") + " " + said.get("lastModifiedTime") + " " + said.get("ino");
    return new Touch(text + " " + changed, changed.toInstant());
  }

  private static Touch basicTouchOf(Path file) throws IOException {
    BasicFileAttributes said =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    FileTime written = said.lastModifiedTime();
    return new Touch(said.size() + " " + written + " " + said.fileKey(), written.toInstant());
  }
}
