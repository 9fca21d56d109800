package dev.calsync.tck.simulation;

import dev.calsync.event.EventTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Merged busy time, hour by hour and day by day: a reckoning of its own that knows no ranges
 * (SEM-2). All that takes place in a history begins and ends with an hour.
 */
final class BusyHours {

  private static final long HOUR = 3_600;

  private final SortedSet<Long> hours = new TreeSet<>();
  private final SortedSet<Long> perhapsHours = new TreeSet<>();
  private final SortedSet<Long> days = new TreeSet<>();
  private final SortedSet<Long> perhapsDays = new TreeSet<>();

  void add(EventTime time, boolean perhaps) {
    time.match(
        all -> (perhaps ? perhapsDays : days).addAll(daysOf(all)),
        zoned -> (perhaps ? perhapsHours : hours).addAll(hoursOf(zoned)),
        floating -> false);
  }

  /** A block for each stretch; what is taken for sure is not also taken perhaps. */
  List<String> blocks() {
    return Stream.of(
            runs(hours, "", BusyHours::hour),
            runs(without(perhapsHours, hours), "perhaps ", BusyHours::hour),
            runs(days, "", BusyHours::day),
            runs(without(perhapsDays, days), "perhaps ", BusyHours::day))
        .flatMap(List::stream)
        .sorted()
        .toList();
  }

  /** One block, as it is told. */
  static String block(EventTime time, boolean perhaps) {
    BusyHours alone = new BusyHours();
    alone.add(time, perhaps);
    return String.join(" and ", alone.blocks());
  }

  private static SortedSet<Long> without(SortedSet<Long> some, SortedSet<Long> others) {
    return some.stream()
        .filter(each -> !others.contains(each))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> runs(SortedSet<Long> all, String how, LongFunction<String> told) {
    List<String> runs = new ArrayList<>();
    for (long first : all) {
      if (!all.contains(first - 1)) {
        long end = first;
        while (all.contains(end)) {
          end++;
        }
        runs.add(how + told.apply(first) + "/" + told.apply(end));
      }
    }
    return runs;
  }

  private static List<Long> hoursOf(EventTime.Zoned time) {
    Instant start = time.start().atZone(ZoneId.of(time.zone().id())).toInstant();
    long first = start.getEpochSecond() / HOUR;
    long end = start.plus(time.length().exact()).getEpochSecond() / HOUR;
    return LongStream.range(first, end).boxed().toList();
  }

  private static List<Long> daysOf(EventTime.AllDay time) {
    return LongStream.range(time.start().toEpochDay(), time.endExclusive().toEpochDay())
        .boxed()
        .toList();
  }

  private static String hour(long hour) {
    return Instant.ofEpochSecond(hour * HOUR).toString();
  }

  private static String day(long day) {
    return LocalDate.ofEpochDay(day).toString();
  }
}
