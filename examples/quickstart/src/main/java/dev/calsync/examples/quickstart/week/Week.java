package dev.calsync.examples.quickstart.week;

import dev.calsync.event.SeriesExpander;
import dev.calsync.event.TimeRange;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Seven days from a Monday, in one zone.
 *
 * @param monday the first day
 * @param zone whose clocks the page shows
 */
public record Week(LocalDate monday, ZoneId zone) {

  private static final int WEEKS_SEARCHED = 104;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d", Locale.ENGLISH);
  private static final DateTimeFormatter DAY_MONTH =
      DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
  private static final DateTimeFormatter WHOLE =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  /**
   * The week of a day.
   *
   * @param day any day of it
   * @param zone whose clocks the page shows
   * @return the week from Monday to Sunday
   */
  public static Week of(LocalDate day, ZoneId zone) {
    return new Week(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), zone);
  }

  /**
   * The week of a day, or the nearest one, later before earlier, in which something takes place.
   *
   * @param day where to begin
   * @param zone whose clocks the page shows
   * @param sides what the page shows
   * @param expander turns series into occurrences
   * @return the week of {@code day} if there is none within two years
   */
  public static Week nearest(
      LocalDate day, ZoneId zone, List<Side> sides, SeriesExpander expander) {
    Week wanted = of(day, zone);
    return IntStream.rangeClosed(0, WEEKS_SEARCHED)
        .boxed()
        .flatMap(weeks -> Stream.of(wanted.plus(weeks), wanted.plus(-weeks)))
        .filter(
            week ->
                sides.stream()
                    .anyMatch(side -> !new Entries(expander, week).of(side).entries().isEmpty()))
        .findFirst()
        .orElse(wanted);
  }

  private Week plus(int weeks) {
    return new Week(monday.plusWeeks(weeks), zone);
  }

  List<LocalDate> days() {
    return IntStream.range(0, 7).mapToObj(monday::plusDays).toList();
  }

  LocalDate end() {
    return monday.plusDays(7);
  }

  TimeRange range() {
    return new TimeRange(
        monday.atStartOfDay(zone).toInstant(), end().atStartOfDay(zone).toInstant());
  }

  /** Such as {@code 23 – 29 November 2026}. */
  String title() {
    LocalDate sunday = monday.plusDays(6);
    DateTimeFormatter first =
        monday.getYear() != sunday.getYear()
            ? WHOLE
            : monday.getMonth() == sunday.getMonth() ? DAY : DAY_MONTH;
    return first.format(monday) + " – " + WHOLE.format(sunday);
  }

  int number() {
    return monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
  }
}
