package dev.calsync.engine.permit;

import dev.calsync.host.Ticker;
import dev.calsync.store.Bucket;
import dev.calsync.store.Drawn;
import dev.calsync.store.PermitStore;
import dev.calsync.store.PermitStore.Count;
import dev.calsync.store.PermitStore.Draw;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Permits that this node drew ahead and did not spend yet: most calls cost no round trip. What lies
 * here for seconds is given back. Thread-safe; the store is never asked under the lock.
 */
final class PermitStock {

  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final int TRIES = 3;

  /** Others of this node were faster each time; the next moment is another one. */
  private static final Duration OUTRUN = Duration.ofMillis(100);

  private static final int PORT_MOST = 8;

  /** Of so many buckets it is known here that they were drawn from. */
  private static final int REMEMBERED = 100;

  private final PermitStore permits;
  private final Ticker ticker;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Pile> piles = new HashMap<>();
  private final Map<String, Bucket> drawnFrom = new LinkedHashMap<>();

  PermitStock(PermitStore permits, Ticker ticker) {
    this.permits = permits;
    this.ticker = ticker;
  }

  /** What lies here of one bucket, and since when. */
  private record Pile(Bucket bucket, int left, long since) {}

  /**
   * Spends permits, drawn ahead or drawn now.
   *
   * @param wishes the least of each is spent; none for what has no limits
   * @return empty if they were spent; else when to try again
   */
  Optional<Duration> spend(List<Draw> wishes) {
    giveBack(stale());
    Optional<Duration> wait = Optional.empty();
    for (int tries = 0; tries < TRIES && wait.isEmpty(); tries++) {
      List<Draw> lacking = spendOrLack(wishes);
      if (lacking.isEmpty()) {
        return Optional.empty();
      }
      wait = draw(lacking);
    }
    return wait.or(() -> Optional.of(OUTRUN));
  }

  /**
   * Requests that go out whatever is left: drawn like others where that can be, else counted all
   * the same.
   *
   * @param wishes what would be drawn for them
   * @param requests how many they are
   */
  void charge(List<Draw> wishes, int requests) {
    boolean fits = wishes.stream().allMatch(wish -> wish.least() == requests);
    if (!fits || spend(wishes).isPresent()) {
      permits.chargePermits(
          wishes.stream().map(wish -> new Count(wish.bucket(), requests)).toList());
    }
  }

  /** Permits that were spent here and turned out not to be needed lie here again. */
  void putBack(List<Draw> wishes, int permits) {
    lock.lock();
    try {
      wishes.forEach(wish -> add(wish.bucket(), Math.min(permits, wish.least())));
    } finally {
      lock.unlock();
    }
  }

  /** Spends what lies here, if it suffices for all; else says what is lacking. */
  private List<Draw> spendOrLack(List<Draw> wishes) {
    lock.lock();
    try {
      List<Draw> lacking = wishes.stream().filter(wish -> left(wish) < wish.least()).toList();
      if (lacking.isEmpty()) {
        wishes.forEach(wish -> add(wish.bucket(), -wish.least()));
      }
      return lacking;
    } finally {
      lock.unlock();
    }
  }

  private Optional<Duration> draw(List<Draw> lacking) {
    lacking.forEach(wish -> remember(wish.bucket()));
    Drawn drawn = permits.drawPermits(lacking);
    return drawn.match(got -> keep(lacking, got.counts()), later -> Optional.of(later.in()));
  }

  private void remember(Bucket bucket) {
    lock.lock();
    try {
      drawnFrom.remove(bucket.name());
      drawnFrom.put(bucket.name(), bucket);
      if (drawnFrom.size() > REMEMBERED) {
        drawnFrom.remove(drawnFrom.keySet().iterator().next());
      }
    } finally {
      lock.unlock();
    }
  }

  /** The buckets that were drawn from last, in the order of their names. */
  List<Bucket> drawnFrom() {
    lock.lock();
    try {
      return drawnFrom.values().stream().sorted(Comparator.comparing(Bucket::name)).toList();
    } finally {
      lock.unlock();
    }
  }

  private Optional<Duration> keep(List<Draw> lacking, List<Integer> counts) {
    lock.lock();
    try {
      for (int i = 0; i < counts.size(); i++) {
        add(lacking.get(i).bucket(), counts.get(i));
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private int left(Draw wish) {
    return Optional.ofNullable(piles.get(wish.bucket().name())).map(Pile::left).orElse(0);
  }

  private void add(Bucket bucket, int permits) {
    Pile was = piles.getOrDefault(bucket.name(), new Pile(bucket, 0, ticker.nanos()));
    piles.put(bucket.name(), new Pile(bucket, was.left() + permits, was.since()));
    if (was.left() + permits == 0) {
      piles.remove(bucket.name());
    }
  }

  private List<Pile> stale() {
    lock.lock();
    try {
      List<Pile> old =
          piles.values().stream()
              .filter(pile -> ticker.nanos() - pile.since() >= FRESH.toNanos())
              .toList();
      old.forEach(pile -> piles.remove(pile.bucket().name()));
      return old;
    } finally {
      lock.unlock();
    }
  }

  private void giveBack(List<Pile> unused) {
    for (int from = 0; from < unused.size(); from += PORT_MOST) {
      permits.returnPermits(
          unused.subList(from, Math.min(from + PORT_MOST, unused.size())).stream()
              .map(pile -> new Count(pile.bucket(), pile.left()))
              .toList());
    }
  }

  /** Gives everything back: the node stops. */
  void close() {
    lock.lock();
    List<Pile> all;
    try {
      all = new ArrayList<>(piles.values());
      piles.clear();
    } finally {
      lock.unlock();
    }
    giveBack(all);
  }
}
