package dev.calsync.crash;

import dev.calsync.crash.Fleet.Loss;
import dev.calsync.crash.LeaseHistory.Recovery;
import dev.calsync.crash.PostgresNode.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How long dead nodes' lanes were nobody's. The promise is for those that had a database: lanes
 * over an outage are told apart, but one that was still nobody's when the database had been back
 * for as long as the promise says counts from then.
 */
final class Recoveries {

  private static final int SHOWN = 5;

  private final List<Counted> sorted = new ArrayList<>();
  private final List<Counted> hindered = new ArrayList<>();
  private final List<Recovery> never = new ArrayList<>();

  private record Counted(Duration took, Recovery recovery) {
    @Override
    public String toString() {
      return "%s for %s, %s".formatted(took, recovery.lane(), recovery.loss());
    }
  }

  Recoveries(LeaseHistory leases, List<Loss> losses, List<Outage> outages) {
    for (Loss loss : losses) {
      for (Recovery each : leases.after(loss)) {
        Optional<Duration> took = each.took();
        if (took.isEmpty()) {
          never.add(each);
        } else {
          count(each, loss.at().plus(took.get()), outages);
        }
      }
    }
    sorted.sort(Comparator.comparing(Counted::took));
    hindered.sort(Comparator.comparing(Counted::took));
  }

  private void count(Recovery recovery, Instant end, List<Outage> outages) {
    Instant lost = recovery.loss().at();
    Instant since =
        outages.stream()
            .filter(outage -> outage.touches(lost, end))
            .map(Outage::to)
            // Whoever is quick has a database before pg_ctl says that it is there.
            .map(back -> back.isAfter(end) ? end : back)
            .reduce(lost, (one, other) -> one.isAfter(other) ? one : other);
    Counted counted = new Counted(Duration.between(since, end), recovery);
    boolean had = since.equals(lost) || counted.took().compareTo(CrashSettings.PROMISE) > 0;
    (had ? sorted : hindered).add(counted);
  }

  Duration percentile(int percent) {
    int index = (int) Math.ceil(sorted.size() * percent / 100.0) - 1;
    return sorted.isEmpty() ? Duration.ZERO : sorted.get(Math.max(0, index)).took();
  }

  /** Lanes that have work and that nobody claimed again, or that nobody freed. */
  List<Recovery> never() {
    return List.copyOf(never);
  }

  @Override
  public String toString() {
    return "%d lanes, p50 %s, p99 %s, max %s; %d more over an outage, slowest after it %s; never %d; %s"
        .formatted(
            sorted.size(),
            percentile(50),
            percentile(99),
            percentile(100),
            hindered.size(),
            hindered.isEmpty() ? "" : hindered.get(hindered.size() - 1),
            never.size(),
            sorted.subList(Math.max(0, sorted.size() - SHOWN), sorted.size()));
  }
}
