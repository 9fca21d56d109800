package dev.calsync.engine.secret;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.calsync.calendar.OwnerId;
import dev.calsync.failure.CalsyncException;
import dev.calsync.host.KeyWrapping;
import dev.calsync.store.OwnedRecord;
import dev.calsync.store.RecordKind;
import dev.calsync.store.RecordStore;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The data keys of owners: in the store, encrypted by the host. They are read with each use, so an
 * owner whose keys were dropped has none here from that moment on.
 */
final class OwnerKeys {

  private static final RecordKind KIND = new RecordKind("owner_keys");
  private static final String SECRETS = "secrets";

  private final RecordStore records;
  private final KeyWrapping wrapping;

  OwnerKeys(RecordStore records, KeyWrapping wrapping) {
    this.records = records;
    this.wrapping = wrapping;
  }

  /** The box of an owner who has secrets already; with new keys where the host has a new one. */
  Optional<SecretBox> find(OwnerId owner) {
    Optional<OwnedRecord> kept = records.find(owner, KIND, SECRETS);
    if (kept.filter(it -> wrapping.isOld(bytes(it))).isPresent()) {
      renew(owner, kept.get());
      kept = records.find(owner, KIND, SECRETS);
    }
    return kept.map(it -> SecretBox.of(owner, unwrapped(owner, it)));
  }

  /** The box of an owner; with keys that are made if there are none. */
  SecretBox get(OwnerId owner) {
    return find(owner)
        .or(
            () -> {
              put(owner, 0, Gcm.made(() -> KeysetHandle.newBuilder().addEntry(newKey()).build()));
              return find(owner);
            })
        .orElseThrow(
            () ->
                new CalsyncException(
                    "OWNER_KEYS_DROPPED", "The keys of owner " + owner + " were just dropped"));
  }

  /** Without its keys nothing of an owner's can be opened, in no copy of the store (R-L8). */
  boolean drop(OwnerId owner) {
    Optional<OwnedRecord> kept = records.find(owner, KIND, SECRETS);
    while (kept.isPresent() && !records.remove(owner, KIND, SECRETS, kept.get().version())) {
      kept = records.find(owner, KIND, SECRETS);
    }
    return kept.isPresent();
  }

  /**
   * Whoever knew the old wrapping key may know the data keys, so there is a new one; the old ones
   * stay, for something may still be sealed with them. Of two nodes that do this at once one comes
   * first.
   */
  private void renew(OwnerId owner, OwnedRecord kept) {
    KeysetHandle old = unwrapped(owner, kept);
    put(
        owner,
        kept.version(),
        Gcm.made(() -> KeysetHandle.newBuilder(old).addEntry(newKey()).build()));
  }

  private void put(OwnerId owner, long expectedVersion, KeysetHandle keys) {
    byte[] clear =
        Gcm.made(
            () ->
                TinkProtoKeysetFormat.serializeKeyset(
                    keys, InsecureSecretKeyAccess.get(), Gcm.READY));
    byte[] wrapped = wrapping.wrap(clear, context(owner));
    Arrays.fill(clear, (byte) 0);
    String body = Base64.getEncoder().encodeToString(wrapped);
    records.put(owner, KIND, SECRETS, expectedVersion, body);
  }

  private KeysetHandle unwrapped(OwnerId owner, OwnedRecord kept) {
    byte[] clear = wrapping.unwrap(bytes(kept), context(owner));
    try {
      return TinkProtoKeysetFormat.parseKeyset(clear, InsecureSecretKeyAccess.get(), Gcm.READY);
    } catch (GeneralSecurityException damaged) {
      throw new CalsyncException(
          "OWNER_KEYS_UNREADABLE", "What was wrapped as the keys of owner " + owner + " is none");
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  private static KeysetHandle.Builder.Entry newKey() {
    return KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
        .withRandomId()
        .makePrimary();
  }

  private static byte[] bytes(OwnedRecord kept) {
    try {
      return Base64.getDecoder().decode(kept.body());
    } catch (IllegalArgumentException damaged) {
      return new byte[0];
    }
  }

  private static byte[] context(OwnerId owner) {
    return ("calsync1|keys|" + owner.value()).getBytes(StandardCharsets.UTF_8);
  }
}
