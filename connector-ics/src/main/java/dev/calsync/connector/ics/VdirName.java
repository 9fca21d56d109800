package dev.calsync.connector.ics;

import dev.calsync.connector.RemoteId;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Names of files in a folder of events, and the ids made of them. */
final class VdirName {

  private static final String ENDING = ".ics";
  private static final int LONGEST_ID = 1_024;

  private VdirName() {}

  /** Tells events from everything else that people keep in such a folder. */
  static boolean isEvent(String name) {
    return name.length() > ENDING.length()
        && name.charAt(0) != '.'
        && name.toLowerCase(Locale.ROOT).endsWith(ENDING);
  }

  static String ofMirror(String id) {
    return id + ENDING;
  }

  /**
   * The file that an id names, in this folder and nowhere else: an id that leads elsewhere, or
   * could be no name at all, names none (HOS-37).
   */
  static Optional<Path> in(Path folder, String name) {
    if (!isEvent(name)) {
      return Optional.empty();
    }
    try {
      Path file = folder.resolve(name);
      return folder.equals(file.getParent()) ? Optional.of(file) : Optional.empty();
    } catch (InvalidPathException impossible) {
      return Optional.empty();
    }
  }

  /** The id of one of several events in a file. */
  static RemoteId ofShared(String name, String key) {
    String id = name + "#" + key;
    return new RemoteId(id.length() <= LONGEST_ID ? id : name + "#" + ContentHash.of(key));
  }

  /** The file of an id that {@link #ofShared} made; empty if it made none like this. */
  static Optional<String> fileOfShared(RemoteId id) {
    int end = id.value().toLowerCase(Locale.ROOT).indexOf(ENDING + "#");
    return end < 0 ? Optional.empty() : Optional.of(id.value().substring(0, end + ENDING.length()));
  }
}
