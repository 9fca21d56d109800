package dev.calsync.examples.quickstart.week;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What both grids have in common, so that they stand level: the hours shown, and the rows for
 * all-day entries.
 *
 * @param first the first full hour
 * @param end the hour after the last one
 * @param allDayRows at least 1
 */
record Frame(int first, int end, int allDayRows) {

  private static final int EARLIEST = 8;
  private static final int LATEST = 18;

  static Frame of(Week week, List<Entry> source, List<Entry> mirror) {
    int rows = Math.max(AllDayLayout.rows(week, source), AllDayLayout.rows(week, mirror));
    return hours(week, Stream.concat(source.stream(), mirror.stream()).toList(), rows);
  }

  private static Frame hours(Week week, List<Entry> entries, int rows) {
    int first = EARLIEST;
    int end = LATEST;
    for (LocalDate day : week.days()) {
      for (DayLayout.Block block : DayLayout.of(day, entries)) {
        first = Math.min(first, block.from() / 60);
        end = Math.max(end, (block.to() + 59) / 60);
      }
    }
    return new Frame(first, end, rows);
  }

  int hours() {
    return end - first;
  }

  int minutesAfterFirst(int minuteOfDay) {
    return minuteOfDay - first * 60;
  }
}
