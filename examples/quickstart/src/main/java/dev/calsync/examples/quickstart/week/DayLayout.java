package dev.calsync.examples.quickstart.week;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Places the timed entries of one day so that none hides another. */
final class DayLayout {

  /** Entries are drawn at least this long, so that their title can be read. */
  static final int SHORTEST = 30;

  private static final int DAY = 24 * 60;

  private final List<Block> placed = new ArrayList<>();
  private final List<Block> cluster = new ArrayList<>();
  private final List<Integer> columnEnds = new ArrayList<>();

  private DayLayout() {}

  /**
   * A piece of an entry on one day.
   *
   * @param entry the entry
   * @param from minute of the day
   * @param to minute of the day, later than {@code from}
   * @param column from 0
   * @param columns how many columns share the width here
   */
  record Block(Entry entry, int from, int to, int column, int columns) {

    Block among(int count) {
      return new Block(entry, from, to, column, count);
    }
  }

  /**
   * The blocks of a day.
   *
   * @param day which
   * @param entries sorted by start
   * @return their blocks, in the same order
   */
  static List<Block> of(LocalDate day, List<Entry> entries) {
    DayLayout layout = new DayLayout();
    entries.stream()
        .filter(entry -> !entry.allDay() && entry.touches(day))
        .forEach(entry -> layout.add(day, entry));
    layout.closeCluster();
    return layout.placed;
  }

  private void add(LocalDate day, Entry entry) {
    int from = Math.min(minute(day, entry.from()), DAY - SHORTEST);
    int to = Math.max(minute(day, entry.to()), from + SHORTEST);
    if (columnEnds.stream().allMatch(end -> end <= from)) {
      closeCluster();
    }
    int column = freeColumn(from);
    if (column == columnEnds.size()) {
      columnEnds.add(to);
    } else {
      columnEnds.set(column, to);
    }
    cluster.add(new Block(entry, from, to, column, 1));
  }

  private int freeColumn(int from) {
    int column = 0;
    while (column < columnEnds.size() && columnEnds.get(column) > from) {
      column++;
    }
    return column;
  }

  private void closeCluster() {
    int columns = columnEnds.size();
    cluster.forEach(block -> placed.add(block.among(columns)));
    cluster.clear();
    columnEnds.clear();
  }

  private static int minute(LocalDate day, LocalDateTime time) {
    long minutes = ChronoUnit.MINUTES.between(day.atStartOfDay(), time);
    return (int) Math.max(0, Math.min(DAY, minutes));
  }
}
