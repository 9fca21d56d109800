package dev.calsync.examples.quickstart.command;

import dev.calsync.failure.CalsyncException;
import dev.calsync.host.KeyProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;

/**
 * Where the tool keeps what it needs.
 *
 * @param store the folder of the H2 store
 * @param key the key file; outside the store, so that one can be lost without the other
 * @param zone the owner's zone
 */
record Keeping(Path store, Path key, ZoneId zone) {

  private static final String DATABASE = "calsync";

  static Path keyBeside(Path store) {
    Path absolute = store.toAbsolutePath().normalize();
    Path name = absolute.getFileName();
    return absolute.resolveSibling((name == null ? DATABASE : name) + ".key");
  }

  /** What H2 is told: the file's path without its ending. */
  Path database() {
    return store.resolve(DATABASE);
  }

  Path databaseFile() {
    return store.resolve(DATABASE + ".mv.db");
  }

  boolean hasStore() {
    return Files.exists(databaseFile());
  }

  static CalsyncException inUse(Path store) {
    return new CalsyncException(
        "STORE_IN_USE", "the store " + store + " is in use by another process; try again later");
  }

  /** Makes what is missing; checked before anything is made, so that nothing is half made. */
  KeyProvider prepare() throws IOException {
    if (hasStore() && !Files.exists(key)) {
      throw new CalsyncException(
          "KEY_FILE_MISSING",
          "the key file "
              + key
              + " is not there, and the store "
              + store
              + " cannot be used without it; bring it back, or name it with --key");
    }
    if (Files.exists(store) && !Files.isDirectory(store)) {
      throw new CalsyncException(
          "STORE_NOT_A_FOLDER",
          "the store " + store + " is not a folder; name another with --store");
    }
    KeyProvider keys = KeyProvider.file(key);
    Files.createDirectories(store);
    return keys;
  }
}
