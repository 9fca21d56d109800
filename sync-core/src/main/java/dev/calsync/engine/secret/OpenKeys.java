package dev.calsync.engine.secret;

import dev.calsync.calendar.OwnerId;
import dev.calsync.host.Later;
import dev.calsync.host.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;

/**
 * The keys of owners whose content is being worked on, open in memory: of so many owners at most,
 * and each for as long as a slice. They go when that time is over, whether anybody asks for them
 * again or not. Waits for nobody: who finds keys open takes no lock.
 */
final class OpenKeys {

  static final Duration LONGEST = Duration.ofSeconds(15);
  static final int MOST = 1_000;

  private final OwnerKeys keys;
  private final Ticker ticker;
  private final Later later;
  private final ConcurrentMap<OwnerId, Open> open = new ConcurrentHashMap<>();

  private record Open(SecretBox box, long since) {}

  OpenKeys(OwnerKeys keys, Ticker ticker, Later later) {
    this.keys = keys;
    this.ticker = ticker;
    this.later = later;
  }

  /** The box of an owner who has keys already. */
  Optional<SecretBox> find(OwnerId owner) {
    Open kept = open.get(owner);
    return kept != null && ticker.nanos() - kept.since() < LONGEST.toNanos()
        ? Optional.of(kept.box())
        : findAnew(owner);
  }

  /** As the store has them now: another node may have added one. */
  Optional<SecretBox> findAnew(OwnerId owner) {
    open.remove(owner);
    long since = ticker.nanos();
    Optional<SecretBox> box = keys.find(owner);
    box.ifPresent(it -> keep(owner, new Open(it, since)));
    return box;
  }

  /** The box of an owner; with keys that are made if there are none. */
  SecretBox get(OwnerId owner) {
    return find(owner)
        .orElseGet(
            () -> {
              keys.get(owner);
              return findAnew(owner).orElseGet(() -> keys.get(owner));
            });
  }

  void forget(OwnerId owner) {
    open.remove(owner);
  }

  int size() {
    return open.size();
  }

  private void keep(OwnerId owner, Open kept) {
    try {
      later.in(LONGEST, () -> open.remove(owner, kept));
    } catch (RejectedExecutionException closing) {
      return;
    }
    if (open.size() >= MOST) {
      // Any will do: a host that works on more owners at once reads keys a little more often.
      open.keySet().stream().findAny().ifPresent(open::remove);
    }
    open.put(owner, kept);
  }
}
