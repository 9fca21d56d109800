package dev.calsync.test;

import dev.calsync.host.Later;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Does nothing by itself: what is due by a clock is done when it is told to. Thread-safe. */
public final class ManualLater implements Later {

  private final Clock clock;
  private final TreeMap<Due, Runnable> tasks = new TreeMap<>();
  private long number;

  private record Due(Instant at, long number) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      return at.equals(other.at) ? Long.compare(number, other.number) : at.compareTo(other.at);
    }
  }

  /**
   * Nothing to do yet.
   *
   * @param clock says what is due
   */
  public ManualLater(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void in(Duration pause, Runnable task) {
    tasks.put(new Due(clock.instant().plus(pause), number++), task);
  }

  /** Does what is due now, the earliest first, and what becomes due by that. */
  public void runDue() {
    for (Optional<Runnable> next = next(); next.isPresent(); next = next()) {
      next.get().run();
    }
  }

  private synchronized Optional<Runnable> next() {
    return tasks.isEmpty() || tasks.firstKey().at().isAfter(clock.instant())
        ? Optional.empty()
        : Optional.of(tasks.pollFirstEntry()).map(Map.Entry::getValue);
  }
}
