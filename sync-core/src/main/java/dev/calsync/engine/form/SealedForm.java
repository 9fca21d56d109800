package dev.calsync.engine.form;

import dev.calsync.store.FormBytes;
import java.util.Arrays;

/**
 * Cipher text in place of a form (R-J1). It begins as nothing in clear does: forms begin with their
 * version, and what providers send in text has no byte 255. Whoever reads a form that is still
 * sealed is refused with {@code CONTENT_UNREADABLE}.
 */
public final class SealedForm {

  static final int FIRST = 0xFF;

  private static final byte[] HEAD = {(byte) FIRST, 'S', 1};

  private SealedForm() {}

  /**
   * Marks cipher text.
   *
   * @param cipherText the cipher text
   * @return what is kept
   */
  public static FormBytes of(byte[] cipherText) {
    byte[] all = Arrays.copyOf(HEAD, HEAD.length + cipherText.length);
    System.arraycopy(cipherText, 0, all, HEAD.length, cipherText.length);
    return FormBytes.of(all);
  }

  /**
   * Tells cipher text from a form in clear, without a copy.
   *
   * @param kept what is kept
   * @return true if it is sealed
   */
  public static boolean isSealed(FormBytes kept) {
    return kept.startsWith(HEAD);
  }

  /**
   * The cipher text of what is sealed.
   *
   * @param sealed what is kept
   * @return the cipher text
   */
  public static byte[] cipherText(FormBytes sealed) {
    return sealed.bytesFrom(HEAD.length);
  }
}
