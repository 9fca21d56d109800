package dev.calsync.host;

import java.nio.file.Path;
import java.util.Map;

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
   * How the keys of secrets are encrypted before the store gets them (R-J1). May change, if what
   * was encrypted before can still be decrypted.
   *
   * @return unless the host says otherwise, by a key that is derived from the mark key
   */
  default KeyWrapping wrapping() {
    return KeyWrapping.of(Map.of(0, WrappingKeys.first(markKey())), 0);
  }

  /**
   * Keys in text, as {@link #file} keeps them: for hosts that get them from their environment.
   *
   * @param text the lines of a key file
   * @return the keys in it
   * @throws dev.calsync.failure.CalsyncException with code {@code KEY_TEXT_UNREADABLE} if these are
   *     none
   */
  static KeyProvider text(String text) {
    return KeyFile.of(text);
  }

  /**
   * Keys kept in a file, for small hosts. Made on first use with fresh random keys, readable by its
   * owner only (mode 600 where the file system has modes).
   *
   * <p>To change the wrapping key, add a line {@code wrap.key.1=} with 32 random bytes in base64
   * and a line {@code wrap.newest=1}, and start all nodes anew; numbers rise; what key 0 wrapped,
   * which is derived from the mark key, stays readable. Of numbered keys the older ones must stay
   * until the nightly work has wrapped everything anew.
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
