package dev.calsync.host;

import dev.calsync.failure.CalsyncException;
import java.util.Map;

/**
 * Encrypts the keys that secrets are encrypted with, by a key that is never in the store: what the
 * store loses tells nobody anything (R-J1). A host with a key management service lets that do it.
 * Thread-safe; called rarely, and may talk to a network.
 */
public interface KeyWrapping {

  /**
   * Encrypts a key with the newest wrapping key.
   *
   * @param key what to encrypt, at most 4,096 bytes
   * @param context what the result is bound to: {@link #unwrap} must be told the same
   * @return cipher text that says by itself which wrapping key it was made with, at most 1,024
   *     bytes longer
   * @throws CalsyncException if the service cannot be reached; the caller tries again later
   */
  byte[] wrap(byte[] key, byte[] context);

  /**
   * Decrypts a key that any wrapping key was used for which is not withdrawn yet.
   *
   * @param wrapped what {@link #wrap} answered
   * @param context what it was bound to
   * @return the key
   * @throws CalsyncException with code {@code WRAPPING_KEY_UNKNOWN} if its wrapping key is not
   *     there, {@code KEY_NOT_UNWRAPPED} if the bytes or the context are others
   */
  byte[] unwrap(byte[] wrapped, byte[] context);

  /**
   * Tells whether a key is to be wrapped anew. One that another node wrapped with a key that is
   * newer than the newest here is not: or two nodes would do it in turns.
   *
   * @param wrapped what {@link #wrap} answered
   * @return whether an older wrapping key was used than the newest
   */
  boolean isOld(byte[] wrapped);

  /**
   * Wrapping with keys in memory, by AES-256-GCM.
   *
   * @param keys each 32 bytes, by their number, which is part of what they encrypt
   * @param newest the number of the one to encrypt with; lower numbers are older keys
   * @return the wrapping
   * @throws IllegalArgumentException if there is no newest one, or a key is not 32 bytes long
   */
  static KeyWrapping of(Map<Integer, byte[]> keys, int newest) {
    return WrappingKeys.of(keys, newest);
  }
}
