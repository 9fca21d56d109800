package dev.calsync.benchmarks;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM as the JDK has it, with nothing around: what opening cannot be faster than. For one
 * thread.
 */
final class RawGcm {

  private static final int TAG_BITS = 128;

  private final SecretKeySpec key = new SecretKeySpec(new byte[32], "AES");
  private final GCMParameterSpec nonce = new GCMParameterSpec(TAG_BITS, new byte[12]);
  private final Cipher cipher;
  private final byte[] context;
  private final byte[] sealed;

  RawGcm(byte[] text, int contextBytes) throws GeneralSecurityException {
    context = new byte[contextBytes];
    cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, key, nonce);
    cipher.updateAAD(context);
    sealed = cipher.doFinal(text);
  }

  int open() throws GeneralSecurityException {
    cipher.init(Cipher.DECRYPT_MODE, key, nonce);
    cipher.updateAAD(context);
    return cipher.doFinal(sealed).length;
  }
}
