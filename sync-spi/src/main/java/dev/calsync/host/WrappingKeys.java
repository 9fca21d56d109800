package dev.calsync.host;

import dev.calsync.failure.CalsyncException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Wrapping keys in memory. Cipher text is {@code 1 | number(4) | nonce(12) | AES-256-GCM}; nonces
 * are random, which is safe for 2^32 keys (NIST SP 800-38D, section 8.3), and there is one for an
 * owner.
 */
final class WrappingKeys implements KeyWrapping {

  private static final byte FORMAT = 1;
  private static final int HEAD = 1 + Integer.BYTES;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY_BYTES = 32;

  private final Map<Integer, SecretKey> keys;
  private final int newest;
  private final SecureRandom random = new SecureRandom();

  private WrappingKeys(Map<Integer, SecretKey> keys, int newest) {
    this.keys = Map.copyOf(keys);
    this.newest = newest;
  }

  static WrappingKeys of(Map<Integer, byte[]> keys, int newest) {
    Map<Integer, SecretKey> known = new HashMap<>();
    keys.forEach((number, key) -> known.put(number, aes(key)));
    if (!known.containsKey(newest)) {
      throw new IllegalArgumentException("there is no wrapping key " + newest);
    }
    return new WrappingKeys(known, newest);
  }

  /** Key 0 comes out of the mark key: one block of HKDF-Expand (RFC 5869). */
  static byte[] first(byte[] markKey) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(markKey, "HmacSHA256"));
      mac.update("calsync-wrapping-0".getBytes(StandardCharsets.US_ASCII));
      return mac.doFinal(new byte[] {1});
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has HmacSHA256", missing);
    }
  }

  private static SecretKey aes(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("a wrapping key has 32 bytes, not " + key.length);
    }
    return new SecretKeySpec(key, "AES");
  }

  @Override
  public byte[] wrap(byte[] key, byte[] context) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, newest, nonce, context);
      byte[] text = cipher.doFinal(key);
      return ByteBuffer.allocate(HEAD + NONCE + text.length)
          .put(FORMAT)
          .putInt(newest)
          .put(nonce)
          .put(text)
          .array();
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("every JDK has AES-256-GCM", broken);
    }
  }

  @Override
  public byte[] unwrap(byte[] wrapped, byte[] context) {
    int number = numberOf(wrapped).orElseThrow(WrappingKeys::notUnwrapped);
    if (!keys.containsKey(number)) {
      throw new CalsyncException(
          "WRAPPING_KEY_UNKNOWN",
          "Wrapping key " + number + " is not among the keys; give it back until all is rewrapped");
    }
    ByteBuffer rest = ByteBuffer.wrap(wrapped, HEAD, wrapped.length - HEAD);
    byte[] nonce = new byte[NONCE];
    rest.get(nonce);
    byte[] text = new byte[rest.remaining()];
    rest.get(text);
    try {
      return cipher(Cipher.DECRYPT_MODE, number, nonce, context).doFinal(text);
    } catch (AEADBadTagException other) {
      throw notUnwrapped();
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("every JDK has AES-256-GCM", broken);
    }
  }

  @Override
  public boolean isOld(byte[] wrapped) {
    return numberOf(wrapped).filter(number -> number < newest).isPresent();
  }

  /** Says nothing of the keys. */
  @Override
  public String toString() {
    return "WrappingKeys" + keys.keySet();
  }

  private static Optional<Integer> numberOf(byte[] wrapped) {
    boolean known = wrapped.length >= HEAD + NONCE + TAG_BITS / Byte.SIZE && wrapped[0] == FORMAT;
    return known ? Optional.of(ByteBuffer.wrap(wrapped).getInt(1)) : Optional.empty();
  }

  private static CalsyncException notUnwrapped() {
    return new CalsyncException(
        "KEY_NOT_UNWRAPPED", "What should be a wrapped key is not, or is that of somebody else");
  }

  private Cipher cipher(int mode, int number, byte[] nonce, byte[] context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, keys.get(number), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context);
    return cipher;
  }
}
