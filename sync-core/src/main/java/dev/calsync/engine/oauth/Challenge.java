package dev.calsync.engine.oauth;

import dev.calsync.connector.Secret;
import dev.calsync.store.FormHash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** Words that only whoever began an authorization knows, and what may be told of them. */
public final class Challenge {

  /** 256 bits: 43 characters, the least that RFC 7636 allows for a verifier. */
  private static final int BYTES = 32;

  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private Challenge() {}

  /** A word that nobody can guess. */
  public static Secret newWord(RandomGenerator secure) {
    byte[] bytes = new byte[BYTES];
    secure.nextBytes(bytes);
    return Secret.of(BASE64URL.encodeToString(bytes));
  }

  /** The challenge to a verifier, by method S256 (RFC 7636, section 4.2). */
  static String s256(Secret verifier) {
    return BASE64URL.encodeToString(sha256(verifier.reveal()));
  }

  /** What a state is kept under: whoever reads the store cannot answer with it. */
  public static FormHash nameOf(String state) {
    return FormHash.of(sha256(state));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
