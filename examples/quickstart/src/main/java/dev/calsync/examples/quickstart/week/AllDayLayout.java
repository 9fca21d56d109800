package dev.calsync.examples.quickstart.week;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Stacks the all-day entries of a week in as few rows as they need. */
final class AllDayLayout {

  private AllDayLayout() {}

  /**
   * A bar over one or more days.
   *
   * @param entry the entry
   * @param row from 0
   * @param firstDay from 0, Monday
   * @param endDay from 1, exclusive
   */
  record Bar(Entry entry, int row, int firstDay, int endDay) {}

  static List<Bar> of(Week week, List<Entry> entries) {
    List<Integer> rowEnds = new ArrayList<>();
    List<Bar> bars = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.allDay()) {
        bars.add(bar(week, entry, rowEnds));
      }
    }
    return bars;
  }

  static int rows(Week week, List<Entry> entries) {
    return of(week, entries).stream().mapToInt(bar -> bar.row() + 1).max().orElse(1);
  }

  private static Bar bar(Week week, Entry entry, List<Integer> rowEnds) {
    int first = dayOf(week, entry.from().toLocalDate());
    int end = Math.max(first + 1, dayOf(week, entry.to().toLocalDate()));
    int row = 0;
    while (row < rowEnds.size() && rowEnds.get(row) > first) {
      row++;
    }
    if (row == rowEnds.size()) {
      rowEnds.add(end);
    } else {
      rowEnds.set(row, end);
    }
    return new Bar(entry, row, first, end);
  }

  private static int dayOf(Week week, LocalDate date) {
    return (int) Math.max(0, Math.min(7, ChronoUnit.DAYS.between(week.monday(), date)));
  }
}
