package dev.calsync.engine.permit;

import dev.calsync.host.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * For which accounts a provider told this node to wait, and until when (INV-20). Other nodes hear
 * of it by the store when they draw permits next; here not even what was drawn ahead is spent.
 * Thread-safe.
 */
final class Rests {

  private final Ticker ticker;
  private final Map<String, Long> until = new ConcurrentHashMap<>();

  Rests(Ticker ticker) {
    this.ticker = ticker;
  }

  /** From now; of two rests the one that ends later counts. */
  void begin(String account, Duration rest) {
    long now = ticker.nanos();
    until.values().removeIf(end -> end - now <= 0);
    until.merge(account, now + rest.toNanos(), (one, other) -> one - other > 0 ? one : other);
  }

  /** How long an account must still wait. */
  Optional<Duration> left(String account) {
    return Optional.ofNullable(until.get(account))
        .map(end -> Duration.ofNanos(end - ticker.nanos()))
        .filter(left -> !left.isNegative() && !left.isZero());
  }
}
