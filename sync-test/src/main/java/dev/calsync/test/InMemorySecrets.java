package dev.calsync.test;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.FormBytes;
import dev.calsync.store.SealedSecret;
import dev.calsync.store.SecretName;
import dev.calsync.store.SecretStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Encrypted secrets of connections. */
final class InMemorySecrets implements SecretStore {

  private final Tables tables;

  InMemorySecrets(Tables tables) {
    this.tables = tables;
  }

  @Override
  public Optional<SealedSecret> findSecret(OwnerId owner, SecretName secret) {
    return tables.owned(owner, it -> it.access().secrets().find(secret));
  }

  @Override
  public boolean beginRotation(
      OwnerId owner, SecretName secret, long expectedVersion, Duration patience) {
    return tables.owned(
        owner,
        it -> {
          Instant now = tables.now();
          return it.access().secrets().begin(secret, expectedVersion, now, now.plus(patience));
        });
  }

  @Override
  public Optional<Long> rotateSecret(
      OwnerId owner, SecretName secret, long expectedVersion, FormBytes sealed) {
    return tables.owned(owner, it -> it.access().secrets().rotate(secret, expectedVersion, sealed));
  }

  @Override
  public boolean proveSecret(OwnerId owner, SecretName secret, long version) {
    return tables.owned(owner, it -> it.access().secrets().prove(secret, version));
  }

  @Override
  public boolean resealSecret(
      OwnerId owner, SecretName secret, SealedSecret was, SealedSecret now) {
    return tables.owned(owner, it -> it.access().secrets().reseal(secret, was, now));
  }

  @Override
  public List<SecretName> page(OwnerId owner, Optional<SecretName> after, int limit) {
    return tables.owned(owner, it -> it.access().secrets().page(after, limit));
  }

  @Override
  public boolean eraseSecret(OwnerId owner, SecretName secret, long expectedVersion) {
    return tables.owned(owner, it -> it.access().secrets().erase(secret, expectedVersion));
  }
}
