package dev.calsync.benchmarks;

import dev.calsync.benchmarks.ToldCalendars.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;

/**
 * Benchmark 7: from a webhook to the acknowledged write of the mirror. Owners take turns, so that
 * no calendar changes twice within the second in which notifications are drawn together; what that
 * second costs is printed apart. Under load changes come when they are due, whether the ones before
 * are done or not, and their time counts from then.
 */
final class FromHintToWrite implements Benchmark {

  private static final double MILLION = 1e6;
  private static final Duration BREATH = Duration.ofMillis(50);

  @Override
  public void run(Server server, Options options, Report report) throws Exception {
    int owners = options.number("owners", 300, 40);
    int idle = options.number("idle", 100, 30);
    int seconds = options.number("seconds", 10, 4);
    int windows = options.number("windows", 10, 2);
    report.title("7 · webhook to acknowledged write, %,d calendars, 4 loops".formatted(owners));
    try (ToldCalendars calendars = new ToldCalendars(server, owners)) {
      Turns turns = new Turns(calendars);
      idle(turns, idle);
      Way alone = new Way();
      for (int round = 0; round < options.rounds(); round++) {
        alone.add(idle(turns, idle));
      }
      report.say("idle, one change at a time, %,d a round", idle);
      alone.print(report, 60, 200);
      double capacity = capacity(turns, options.rounds());
      report.say("as many as it can: %,.0f changes/s, one at each calendar at once", capacity);
      Way loaded = new Way();
      for (int round = 0; round < options.rounds(); round++) {
        loaded.add(loaded(turns, 0.7 * capacity, seconds));
      }
      report.say("at 70 %% of that, %d s a round", seconds);
      loaded.print(report, Double.POSITIVE_INFINITY, 1_000);
      report.say(
          "  each calendar changes every %.1f s then", calendars.owners() / (0.7 * capacity));
      report.figures("the second change within 0.1 s", drawnTogether(turns, windows), "ms");
    }
  }

  /** Whose turn it is. */
  private static final class Turns {

    private final ToldCalendars calendars;
    private int next;

    Turns(ToldCalendars calendars) {
      this.calendars = calendars;
    }

    Change change(long due) {
      return calendars.change(next++ % calendars.owners(), due);
    }

    Change again() {
      return calendars.change((next - 1) % calendars.owners(), System.nanoTime());
    }
  }

  /** Where the time goes. */
  private static final class Way {

    private final Figures half = new Figures();
    private final Figures worst = new Figures();
    private final Figures taken = new Figures();
    private final Figures begun = new Figures();
    private final Figures rest = new Figures();

    void add(List<Change> changes) {
      Figures all = millis(changes, it -> it.written - it.due);
      half.add(all.percentile(50));
      worst.add(all.percentile(99));
      taken.add(millis(changes, it -> it.asked - it.due).median());
      begun.add(millis(changes, it -> it.fetched - it.asked).median());
      rest.add(millis(changes, it -> it.written - it.fetched).median());
    }

    void print(Report report, double p50, double p99) {
      if (Double.isFinite(p50)) {
        report.atMost("p50, ms", half, p50);
      } else {
        report.figures("  p50", half, "ms");
      }
      report.atMost("p99, ms", worst, p99);
      report.figures("    of it, at p50: taken in", taken, "ms");
      report.figures("    until the calendar is read", begun, "ms");
      report.figures("    until the mirror is written", rest, "ms");
    }

    private static Figures millis(List<Change> changes, ToDoubleFunction<Change> nanos) {
      return Figures.of(
          changes.stream().map(change -> nanos.applyAsDouble(change) / MILLION).toList());
    }
  }

  private static List<Change> idle(Turns turns, int changes) {
    List<Change> done = new ArrayList<>();
    for (int i = 0; i < changes; i++) {
      Change change = turns.change(System.nanoTime());
      change.await();
      done.add(change);
      LockSupport.parkNanos(BREATH.toNanos());
    }
    return done;
  }

  /** How many changes a second are written if there is one at every calendar. */
  private static double capacity(Turns turns, int rounds) {
    Figures perSecond = new Figures();
    for (int round = 0; round < rounds; round++) {
      List<Change> all = new ArrayList<>();
      Stopwatch watch = new Stopwatch();
      for (int i = 0; i < turns.calendars.owners(); i++) {
        all.add(turns.change(System.nanoTime()));
      }
      all.forEach(Change::await);
      perSecond.add(all.size() / watch.seconds());
      LockSupport.parkNanos(Duration.ofMillis(1_200).toNanos());
    }
    return perSecond.median();
  }

  private static List<Change> loaded(Turns turns, double perSecond, int seconds) {
    SplittableRandom random = new SplittableRandom(7);
    List<Change> all = new ArrayList<>();
    long due = System.nanoTime();
    long end = due + Duration.ofSeconds(seconds).toNanos();
    while (due < end) {
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      all.add(turns.change(due));
      due += (long) (-Math.log(1 - random.nextDouble()) / perSecond * 1e9);
    }
    all.forEach(Change::await);
    LockSupport.parkNanos(Duration.ofMillis(1_200).toNanos());
    return all;
  }

  private static Figures drawnTogether(Turns turns, int times) {
    Figures millis = new Figures();
    for (int i = 0; i < times; i++) {
      turns.change(System.nanoTime()).await();
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      Change second = turns.again();
      second.await();
      millis.add((second.written - second.due) / MILLION);
      LockSupport.parkNanos(Duration.ofMillis(1_200).toNanos());
    }
    return millis;
  }
}
