package dev.calsync.connector.ics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * What the touches of a folder and of all events in it add up to. The folder's own is among them:
 * events that came and went leave a trace there and nowhere else.
 *
 * @param digest differs whenever one of them does
 * @param settled whether all of them are proof; otherwise the digest proves no silence
 */
record FolderState(String digest, boolean settled) {

  static FolderState of(Path folder, Instant now) throws IOException {
    Touch own = Touch.of(folder);
    StringBuilder all = new StringBuilder(own.text()).append('\n');
    boolean settled = own.isProof(now);
    for (FolderEntry entry : FolderEntry.in(folder)) {
      try {
        Touch touch = Touch.of(entry.file(), LinkOption.NOFOLLOW_LINKS);
        all.append(entry.name()).append('\0').append(touch.text()).append('\n');
        settled &= touch.isProof(now);
      } catch (NoSuchFileException gone) {
        continue;
      }
    }
    return new FolderState(ContentHash.of(all.toString()), settled);
  }

  /** Tells one folder from another under the same name, such as an empty mount point. */
  static String keyOf(Path folder) throws IOException {
    return String.valueOf(Files.readAttributes(folder, BasicFileAttributes.class).fileKey());
  }
}
