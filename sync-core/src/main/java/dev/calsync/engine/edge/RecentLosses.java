package dev.calsync.engine.edge;

import dev.calsync.store.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many blocks lost time by deletions within a day, in lots of an hour (SEM-42).
 *
 * @param lots oldest first
 */
record RecentLosses(List<Lot> lots) {

  static final RecentLosses NONE = new RecentLosses(List.of());

  private static final Duration BACK = Duration.ofHours(24);

  /** What was lost in one hour: by absence, and told by the provider. */
  record Lot(long hour, long absent, long told) {

    private String text() {
      return hour + ":" + absent + ":" + told;
    }

    private static Lot parse(String text) {
      String[] numbers = text.split(":", 3);
      return new Lot(
          Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2]));
    }
  }

  RecentLosses {
    lots = List.copyOf(lots);
  }

  /** What is not older than a day. */
  RecentLosses at(Instant now) {
    long oldest = hour(now.minus(BACK));
    return new RecentLosses(lots.stream().filter(lot -> lot.hour() >= oldest).toList());
  }

  RecentLosses and(Instant now, long absent, long told) {
    long hour = hour(now);
    long before = lots.stream().filter(lot -> lot.hour() == hour).mapToLong(Lot::absent).sum();
    long toldBefore = lots.stream().filter(lot -> lot.hour() == hour).mapToLong(Lot::told).sum();
    if (absent + told == 0) {
      return this;
    }
    List<Lot> all = new ArrayList<>(lots.stream().filter(lot -> lot.hour() != hour).toList());
    all.add(new Lot(hour, before + absent, toldBefore + told));
    return new RecentLosses(all);
  }

  long count(Evidence.Kind evidence) {
    return lots.stream()
        .mapToLong(lot -> evidence == Evidence.Kind.ABSENCE ? lot.absent() : lot.told())
        .sum();
  }

  String text() {
    return lots.stream().map(Lot::text).collect(Collectors.joining(","));
  }

  static RecentLosses parse(String text) {
    Stream<String> lots = text.isEmpty() ? Stream.empty() : Arrays.stream(text.split(","));
    return new RecentLosses(lots.map(Lot::parse).toList());
  }

  private static long hour(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), 3_600);
  }
}
