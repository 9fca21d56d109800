package dev.calsync.examples.quickstart.command;

import dev.calsync.connector.ConnectionRequest;
import dev.calsync.connector.ics.IcsFile;
import dev.calsync.connector.ics.IcsFolder;
import dev.calsync.failure.CalsyncException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * A calendar on disk.
 *
 * @param path absolute and normalised
 * @param folder whether it is a folder of calendar files, or one file
 */
record Place(Path path, boolean folder) {

  /** Where events come from; it must be there. */
  static Place source(String given) {
    Path path = absolute("--from", given);
    if (!Files.exists(path)) {
      throw new CalsyncException(
          "SOURCE_MISSING", "the source " + given + " is not there; nothing was changed");
    }
    if (!Files.isReadable(path)) {
      throw new CalsyncException(
          "SOURCE_UNREADABLE",
          "the source " + given + " may not be read by this user; nothing was changed");
    }
    return new Place(path, Files.isDirectory(path));
  }

  /** Where mirrors go; a name that ends in .ics is one file, every other a folder. */
  static Place target(String given) {
    Path path = absolute("--to", given);
    if (Files.isDirectory(path)) {
      return new Place(path, true);
    }
    boolean folder = given.endsWith("/") || !isCalendarFile(path);
    if (folder && Files.exists(path)) {
      throw new UsageException(
          "--to " + given + " is a file; a mirror is a folder, or a file whose name ends in .ics");
    }
    if (folder && !given.endsWith("/") && hasEnding(path)) {
      throw new UsageException(
          "--to "
              + given
              + " looks like a file that is no calendar; a mirror is a file whose name ends in"
              + " .ics, or a folder: write "
              + given
              + "/ for a new folder of that name");
    }
    return new Place(path, folder);
  }

  private static boolean hasEnding(Path path) {
    Path name = path.getFileName();
    return name != null && name.toString().lastIndexOf('.') > 0;
  }

  /** Refuses two places that would feed each other. */
  static void mustDiffer(Place source, Place target) throws IOException {
    Path from = real(source.path());
    Path to = real(target.path());
    if (from.equals(to)) {
      throw new UsageException("--from and --to are the same place: " + target.path());
    }
    if (from.startsWith(to) && target.folder()) {
      throw new UsageException("--from lies inside --to: " + target.path());
    }
    if (to.startsWith(from) && source.folder()) {
      throw new UsageException("--to lies inside --from: " + source.path());
    }
  }

  /** Refuses a store among calendars: what keeps the one in order would spoil the other. */
  static void mustBeApart(Path store, Place source, Place target) throws IOException {
    Path kept = real(store.toAbsolutePath().normalize());
    if (real(target.path()).startsWith(kept)) {
      throw new UsageException(
          "--to lies in the store "
              + store
              + "; name another folder, or another store with --store");
    }
    for (Place place : List.of(source, target)) {
      if (place.folder() && kept.startsWith(real(place.path()))) {
        throw new UsageException(
            "the store " + store + " lies in " + place.path() + "; name another with --store");
      }
    }
  }

  boolean exists() {
    return Files.exists(path);
  }

  ConnectionRequest asItIs() {
    return folder ? IcsFolder.of(path) : IcsFile.of(path);
  }

  ConnectionRequest orCreated() {
    return folder ? IcsFolder.orCreate(path) : IcsFile.orCreate(path);
  }

  /** The connector's name of this calendar. */
  String providerId() throws IOException {
    Path parent = path.getParent();
    Path whole = parent == null ? path : real(parent).resolve(path.getFileName());
    return (folder ? "folder:" : "file:") + whole;
  }

  private static boolean isCalendarFile(Path path) {
    String text = path.toString();
    return text.regionMatches(true, text.length() - 4, ".ics", 0, 4);
  }

  private static Path absolute(String option, String given) {
    if (given.isBlank()) {
      throw new UsageException(option + " is empty; name a calendar file or a folder");
    }
    try {
      return Path.of(given).toAbsolutePath().normalize();
    } catch (InvalidPathException impossible) {
      throw new UsageException(option + " " + given + " is no path on this system");
    }
  }

  /** Follows links as far as the path exists. */
  private static Path real(Path path) throws IOException {
    if (Files.exists(path)) {
      return path.toRealPath();
    }
    Path parent = path.getParent();
    return parent == null ? path : real(parent).resolve(path.getFileName());
  }
}
