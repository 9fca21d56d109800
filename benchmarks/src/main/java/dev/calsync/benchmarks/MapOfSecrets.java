package dev.calsync.benchmarks;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.FormBytes;
import dev.calsync.store.OwnedRecord;
import dev.calsync.store.RecordKind;
import dev.calsync.store.RecordStore;
import dev.calsync.store.SealedSecret;
import dev.calsync.store.SecretName;
import dev.calsync.store.SecretStore;
import dev.calsync.store.SyncStore;
import dev.calsync.store.Told;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** As much of a store as secrets need, in maps that nobody waits at. */
final class MapOfSecrets implements SecretStore, RecordStore {

  private final Map<List<Object>, SealedSecret> secrets = new ConcurrentHashMap<>();
  private final Map<List<Object>, OwnedRecord> records = new ConcurrentHashMap<>();

  /** A store with these ports and no others. */
  SyncStore store() {
    return (SyncStore)
        Proxy.newProxyInstance(
            SyncStore.class.getClassLoader(),
            new Class<?>[] {SyncStore.class},
            (proxy, method, args) -> this);
  }

  @Override
  public Optional<SealedSecret> findSecret(OwnerId owner, SecretName secret) {
    return Optional.ofNullable(secrets.get(List.of(owner, secret)));
  }

  @Override
  public Optional<Long> rotateSecret(
      OwnerId owner, SecretName secret, long expectedVersion, FormBytes sealed) {
    long version = expectedVersion + 1;
    secrets.put(List.of(owner, secret), new SealedSecret(version, sealed, Optional.empty()));
    return Optional.of(version);
  }

  @Override
  public Optional<OwnedRecord> find(OwnerId owner, RecordKind kind, String key) {
    return Optional.ofNullable(records.get(List.of(owner, kind, key)));
  }

  @Override
  public Optional<Long> putAndTell(
      OwnerId owner, RecordKind kind, String key, long expectedVersion, String body, Told told) {
    long version = expectedVersion + 1;
    records.put(List.of(owner, kind, key), new OwnedRecord(key, version, body));
    return Optional.of(version);
  }

  @Override
  public boolean beginRotation(OwnerId owner, SecretName secret, long version, Duration patience) {
    throw notNeeded();
  }

  @Override
  public boolean proveSecret(OwnerId owner, SecretName secret, long version) {
    throw notNeeded();
  }

  @Override
  public boolean resealSecret(
      OwnerId owner, SecretName secret, SealedSecret was, SealedSecret now) {
    throw notNeeded();
  }

  @Override
  public boolean eraseSecret(OwnerId owner, SecretName secret, long expectedVersion) {
    throw notNeeded();
  }

  @Override
  public List<SecretName> page(OwnerId owner, Optional<SecretName> after, int limit) {
    throw notNeeded();
  }

  @Override
  public List<OwnedRecord> page(OwnerId owner, RecordKind kind, String after, int limit) {
    throw notNeeded();
  }

  @Override
  public boolean remove(OwnerId owner, RecordKind kind, String key, long expectedVersion) {
    throw notNeeded();
  }

  private static UnsupportedOperationException notNeeded() {
    return new UnsupportedOperationException("nothing is measured here");
  }
}
