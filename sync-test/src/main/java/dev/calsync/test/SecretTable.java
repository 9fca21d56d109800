package dev.calsync.test;

import dev.calsync.store.FormBytes;
import dev.calsync.store.SealedSecret;
import dev.calsync.store.SecretName;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One owner's secrets. Of an erased one the version remains, so that none is given twice. */
final class SecretTable {

  private static final Comparator<SecretName> ORDER =
      Comparator.comparing((SecretName name) -> name.connection().value())
          .thenComparing(SecretName::field);

  private final Map<SecretName, Kept> secrets = new HashMap<>();

  private record Kept(long version, Optional<SealedSecret> secret, Instant rotatingUntil) {

    Kept proven() {
      return new Kept(
          version,
          secret.map(it -> new SealedSecret(version, it.sealed(), Optional.empty())),
          rotatingUntil);
    }
  }

  SecretTable copy() {
    SecretTable copy = new SecretTable();
    copy.secrets.putAll(secrets);
    return copy;
  }

  Optional<SealedSecret> find(SecretName name) {
    return Optional.ofNullable(secrets.get(name)).flatMap(Kept::secret);
  }

  boolean begin(SecretName name, long version, Instant now, Instant until) {
    Optional<Kept> free = newest(name, version).filter(it -> !it.rotatingUntil().isAfter(now));
    free.ifPresent(it -> secrets.put(name, new Kept(version, it.secret(), until)));
    return free.isPresent();
  }

  Optional<Long> rotate(SecretName name, long expectedVersion, FormBytes sealed) {
    Optional<SealedSecret> old = find(name);
    if (old.map(SealedSecret::version).orElse(0L) != expectedVersion) {
      return Optional.empty();
    }
    Optional<FormBytes> previous = old.map(it -> it.previous().orElse(it.sealed()));
    long version = Optional.ofNullable(secrets.get(name)).map(Kept::version).orElse(0L) + 1;
    Optional<SealedSecret> rotated = Optional.of(new SealedSecret(version, sealed, previous));
    secrets.put(name, new Kept(version, rotated, Instant.MIN));
    return Optional.of(version);
  }

  boolean prove(SecretName name, long version) {
    Optional<Kept> newest = newest(name, version);
    newest.ifPresent(it -> secrets.put(name, it.proven()));
    return newest.isPresent();
  }

  boolean reseal(SecretName name, SealedSecret was, SealedSecret now) {
    Optional<Kept> same =
        newest(name, was.version()).filter(it -> it.secret().equals(Optional.of(was)));
    same.ifPresent(
        it -> secrets.put(name, new Kept(it.version(), Optional.of(now), it.rotatingUntil())));
    return same.isPresent();
  }

  List<SecretName> page(Optional<SecretName> after, int limit) {
    return secrets.entrySet().stream()
        .filter(each -> each.getValue().secret().isPresent())
        .map(Map.Entry::getKey)
        .filter(name -> after.filter(it -> ORDER.compare(name, it) <= 0).isEmpty())
        .sorted(ORDER)
        .limit(limit)
        .toList();
  }

  boolean erase(SecretName name, long version) {
    Optional<Kept> seen = newest(name, version);
    seen.ifPresent(it -> secrets.put(name, new Kept(version, Optional.empty(), Instant.MIN)));
    return seen.isPresent();
  }

  private Optional<Kept> newest(SecretName name, long version) {
    return Optional.ofNullable(secrets.get(name))
        .filter(it -> it.version() == version && it.secret().isPresent());
  }
}
