package dev.calsync.connector.ics;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One name in a folder of events.
 *
 * @param name as text
 * @param file the file itself
 * @param isText whether the text names the file; names in another encoding than the JVM's do not
 */
record FolderEntry(String name, Path file, boolean isText) {

  /** Every name that could be an event's, sorted. */
  static List<FolderEntry> in(Path folder) throws IOException {
    List<FolderEntry> entries = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        FolderEntry entry = of(folder, file);
        if (VdirName.isEvent(entry.name())) {
          entries.add(entry);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    entries.sort(Comparator.comparing(FolderEntry::name));
    return entries;
  }

  private static FolderEntry of(Path folder, Path file) {
    String name = folder.relativize(file).toString();
    if (names(folder, name, file)) {
      return new FolderEntry(name, file, true);
    }
    String uri = file.toUri().getRawPath();
    return new FolderEntry(uri.substring(uri.lastIndexOf('/') + 1), file, false);
  }

  private static boolean names(Path folder, String name, Path file) {
    try {
      return folder.resolve(name).equals(file);
    } catch (InvalidPathException otherEncoding) {
      return false;
    }
  }
}
