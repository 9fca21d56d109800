package dev.calsync.crash;

import dev.calsync.crash.Fleet.Loss;
import dev.calsync.crash.LeaseHistory.Recovery;
import dev.calsync.crash.PostgresNode.Outage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How long dead nodes' lanes were nobody's. The promise is for those that always had a database;
 * after an outage nodes rest before they ask again, and the others are told apart.
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
        } else if (outages.stream()
            .anyMatch(outage -> outage.touches(loss.at(), loss.at().plus(took.get())))) {
          hindered.add(new Counted(took.get(), each));
        } else {
          sorted.add(new Counted(took.get(), each));
        }
      }
    }
    sorted.sort(Comparator.comparing(Counted::took));
    hindered.sort(Comparator.comparing(Counted::took));
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
    return "%d lanes, p50 %s, p99 %s, max %s; %d more over an outage, slowest %s; never %d; %s"
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
