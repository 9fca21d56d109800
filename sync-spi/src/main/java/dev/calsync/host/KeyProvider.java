package dev.calsync.host;

import java.nio.file.Path;

/**
 * The installation's name and keys. They live outside the store on purpose: they make the
 * identities and marks of all mirrors, so that a lost store can be rebuilt from the targets (R-F5).
 *
 * <p>Whoever changes the installation or the mark key over existing mirrors orphans them; the
 * library refuses to start with another installation or another mark key over an existing store.
 */
public interface KeyProvider {

  /**
   * The name of this installation; part of every mirror's identity.
   *
   * @return 1 to 64 characters, the same for ever
   */
  String installation();

  /**
   * The key of the HMAC that marks mirrors (R-J6).
   *
   * @return 32 bytes, the same for ever; a copy
   */
  byte[] markKey();

  /**
   * Keys kept in a file, for small hosts. Made on first use with fresh random keys, readable by its
   * owner only (mode 600 where the file system has modes).
   *
   * @param file where; its folder must exist
   * @return the keys of that file
   * @throws dev.calsync.failure.CalsyncException with code {@code KEY_FILE_UNREADABLE} if the file
   *     is there but is not a key file, {@code KEY_FILE_NOT_MADE} if it cannot be made
   */
  static KeyProvider file(Path file) {
    return KeyFile.openOrCreate(file);
  }
}
