package dev.calsync.engine.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.Secret;
import dev.calsync.failure.CalsyncException;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormPlace;
import dev.calsync.store.SecretName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Seals and opens the secrets and the event content of one owner. Cipher text is {@code 1 | key
 * id(4) | nonce(12) | AES-256-GCM}, bound to owner, connection and field, or to owner and place: in
 * another row it opens for nobody. The version is not part of it, so that keys can change under a
 * secret. Thread-safe.
 */
final class SecretBox {

  private static final String PURPOSE = "calsync1";
  private static final int KEY_ID_AT = 1;
  private static final int ROOM = 160;

  private final OwnerId owner;
  private final Aead aead;
  private final int newest;
  private final Set<Integer> known;
  private final String content;
  private final String manner;

  private SecretBox(OwnerId owner, Aead aead, int newest, Set<Integer> known) {
    this.owner = owner;
    this.aead = aead;
    this.newest = newest;
    this.known = known;
    this.content = context(owner.value(), "content");
    this.manner = Integer.toHexString(newest);
  }

  static SecretBox of(OwnerId owner, KeysetHandle keys) {
    Aead aead = Gcm.made(() -> keys.getPrimitive(Gcm.READY, Aead.class));
    Set<Integer> known =
        IntStream.range(0, keys.size())
            .mapToObj(i -> keys.getAt(i).getId())
            .collect(Collectors.toUnmodifiableSet());
    return new SecretBox(owner, aead, keys.getPrimary().getId(), known);
  }

  FormBytes seal(SecretName name, Secret secret) {
    byte[] text = secret.reveal().getBytes(StandardCharsets.UTF_8);
    return FormBytes.of(Gcm.made(() -> aead.encrypt(text, context(name))));
  }

  byte[] seal(FormPlace place, byte[] content) {
    return Gcm.made(() -> aead.encrypt(content, context(place)));
  }

  /** Empty if it was sealed for another place or owner, with another key, or meddled with. */
  Optional<byte[]> open(FormPlace place, byte[] sealed) {
    try {
      return Optional.of(aead.decrypt(sealed, context(place)));
    } catch (GeneralSecurityException other) {
      return Optional.empty();
    }
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
    return isNewest(sealed.bytes());
  }

  boolean isNewest(byte[] sealed) {
    return keyId(sealed).filter(id -> id == newest).isPresent();
  }

  /** Whether the key that it says it was sealed with is among these; another node may have more. */
  boolean hasKeyOf(byte[] sealed) {
    return keyId(sealed).filter(known::contains).isPresent();
  }

  /** What is sealed now is sealed with this key. */
  String manner() {
    return manner;
  }

  private static Optional<Integer> keyId(byte[] sealed) {
    return sealed.length > KEY_ID_AT + Integer.BYTES
        ? Optional.of(ByteBuffer.wrap(sealed).getInt(KEY_ID_AT))
        : Optional.empty();
  }

  private byte[] context(SecretName name) {
    return bytes(context(owner.value(), name.connection().value(), name.field()));
  }

  /**
   * More parts than a secret has. A conflict's content is what its mirror may show from then on,
   * without being written anew: both have one context.
   */
  private byte[] context(FormPlace place) {
    FormPlace.Kind kind =
        place.kind() == FormPlace.Kind.CONFLICT ? FormPlace.Kind.MIRROR : place.kind();
    StringBuilder context = new StringBuilder(ROOM).append(content);
    append(context, kind.name());
    append(context, place.within());
    append(context, place.name());
    append(context, place.part());
    return bytes(context.toString());
  }

  private static String context(String... parts) {
    StringBuilder context = new StringBuilder(PURPOSE);
    for (String part : parts) {
      append(context, part);
    }
    return context.toString();
  }

  /** Each part with its length before it, so that no two names have one context. */
  private static void append(StringBuilder context, String part) {
    context.append('|').append(part.length()).append(':').append(part);
  }

  private static byte[] bytes(String context) {
    return context.getBytes(StandardCharsets.UTF_8);
  }
}
