package dev.calsync.test;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.Lease;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Everything the store knows, behind one lock: whoever holds it has a transaction. */
final class Tables {

  private final ReentrantLock lock = new ReentrantLock();
  private final Clock clock;
  private final LaneTable lanes;
  private final PermitTable permits;
  private final Map<OwnerId, OwnerTables> owners =
      new TreeMap<>(Comparator.comparing(OwnerId::value));
  private Optional<String> installation = Optional.empty();

  Tables(Clock clock) {
    this(clock, new LaneTable(), new PermitTable());
  }

  private Tables(Clock clock, LaneTable lanes, PermitTable permits) {
    this.clock = clock;
    this.lanes = lanes;
    this.permits = permits;
  }

  Tables copy() {
    Tables copy = new Tables(clock, lanes.copy(), permits.copy());
    copy.installation = installation;
    owners.forEach((owner, tables) -> copy.owners.put(owner, tables.copy()));
    return copy;
  }

  <T> T locked(Supplier<T> operation) {
    lock.lock();
    try {
      return operation.get();
    } finally {
      lock.unlock();
    }
  }

  /** An operation that needs a lease: the fence first, then the owner's tables. */
  <T> T fenced(Lease lease, Function<OwnerTables, T> effect) {
    return locked(
        () -> {
          lanes.check(lease);
          return effect.apply(of(lease.lane().owner()));
        });
  }

  void fencedRun(Lease lease, Consumer<OwnerTables> effect) {
    fenced(
        lease,
        tables -> {
          effect.accept(tables);
          return tables;
        });
  }

  /** An operation of one owner that needs no lease. */
  <T> T owned(OwnerId owner, Function<OwnerTables, T> operation) {
    return locked(() -> operation.apply(of(owner)));
  }

  /** Looks for a row over all owners, for questions that name none. */
  Optional<OwnerId> ownerWho(Predicate<OwnerTables> has) {
    return owners.entrySet().stream()
        .filter(each -> has.test(each.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  String bind(String wanted) {
    installation = installation.or(() -> Optional.of(wanted));
    return installation.orElse(wanted);
  }

  Instant now() {
    return clock.instant();
  }

  LaneTable lanes() {
    return lanes;
  }

  PermitTable permits() {
    return permits;
  }

  private OwnerTables of(OwnerId owner) {
    return owners.computeIfAbsent(owner, any -> new OwnerTables());
  }
}
