package dev.calsync.engine.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.Secret;
import dev.calsync.failure.CalsyncException;
import dev.calsync.store.FormBytes;
import dev.calsync.store.SecretName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Seals and opens the secrets of one owner. Cipher text is {@code 1 | key id(4) | nonce(12) |
 * AES-256-GCM}, bound to owner, connection and field: in another row it opens for nobody. The
 * version is not part of it, so that keys can change under a secret.
 */
final class SecretBox {

  private static final String PURPOSE = "calsync1";
  private static final int KEY_ID_AT = 1;

  private final OwnerId owner;
  private final Aead aead;
  private final int newest;

  private SecretBox(OwnerId owner, Aead aead, int newest) {
    this.owner = owner;
    this.aead = aead;
    this.newest = newest;
  }

  static SecretBox of(OwnerId owner, KeysetHandle keys) {
    Aead aead = Gcm.made(() -> keys.getPrimitive(Gcm.READY, Aead.class));
    return new SecretBox(owner, aead, keys.getPrimary().getId());
  }

  FormBytes seal(SecretName name, Secret secret) {
    byte[] text = secret.reveal().getBytes(StandardCharsets.UTF_8);
    return FormBytes.of(Gcm.made(() -> aead.encrypt(text, context(name))));
  }

  Secret open(SecretName name, FormBytes sealed) {
    try {
      byte[] text = aead.decrypt(sealed.bytes(), context(name));
      return Secret.of(new String(text, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException other) {
      throw new CalsyncException(
          Vault.UNREADABLE,
          "Secret "
              + name.field()
              + " of connection "
              + name.connection()
              + " was not sealed for it with a key of its owner; connect anew");
    }
  }

  /** Whether it was sealed with the newest key. */
  boolean isNewest(FormBytes sealed) {
    byte[] bytes = sealed.bytes();
    return bytes.length > KEY_ID_AT + Integer.BYTES
        && ByteBuffer.wrap(bytes).getInt(KEY_ID_AT) == newest;
  }

  /** Each part with its length before it, so that no two names have one context. */
  private byte[] context(SecretName name) {
    StringBuilder context = new StringBuilder(PURPOSE);
    for (String part : new String[] {owner.value(), name.connection().value(), name.field()}) {
      context.append('|').append(part.length()).append(':').append(part);
    }
    return context.toString().getBytes(StandardCharsets.UTF_8);
  }
}
