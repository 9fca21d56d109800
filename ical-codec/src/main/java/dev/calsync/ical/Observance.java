package dev.calsync.ical;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One STANDARD or DAYLIGHT of a VTIMEZONE (RFC 5545, section 3.6.5).
 *
 * @param start its first onset, wall time before it
 * @param from the offset before
 * @param to the offset after
 * @param dates further onsets
 * @param yearly how it repeats, if it does
 */
record Observance(
    LocalDateTime start,
    ZoneOffset from,
    ZoneOffset to,
    List<LocalDateTime> dates,
    Optional<Yearly> yearly) {

  /**
   * A change of offset.
   *
   * @param local wall time before it
   * @param from the offset before
   * @param to the offset after
   */
  record Onset(LocalDateTime local, ZoneOffset from, ZoneOffset to) {
    Instant at() {
      return local.toInstant(from);
    }
  }

  /**
   * The only shapes of rule that zones use.
   *
   * @param month 1 to 12
   * @param day the day of the week; empty for a fixed date
   * @param ordinal which one within the month; 0 for the one among {@code monthDays}
   * @param monthDays days of the month to choose from
   * @param last no onset after this wall time
   */
  record Yearly(
      int month,
      Optional<DayOfWeek> day,
      int ordinal,
      List<Integer> monthDays,
      LocalDateTime last) {

    Optional<LocalDate> in(int year) {
      try {
        YearMonth ym = YearMonth.of(year, month);
        if (day.isEmpty()) {
          return Optional.of(ym.atDay(monthDays.get(0)));
        }
        if (ordinal != 0) {
          LocalDate found =
              ym.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, day.get()));
          return Optional.of(found).filter(date -> YearMonth.from(date).equals(ym));
        }
        return monthDays.stream()
            .mapToInt(d -> d < 0 ? ym.lengthOfMonth() + 1 + d : d)
            .filter(ym::isValidDay)
            .mapToObj(ym::atDay)
            .filter(date -> date.getDayOfWeek() == day.get())
            .findFirst();
      } catch (DateTimeException never) {
        return Optional.empty();
      }
    }
  }

  /** The onsets of some years, unsorted. */
  List<Onset> onsets(int fromYear, int toYear) {
    List<Onset> onsets = new ArrayList<>();
    add(start, fromYear, toYear, onsets);
    dates.forEach(date -> add(date, fromYear, toYear, onsets));
    yearly.ifPresent(
        rule ->
            IntStream.rangeClosed(Math.max(fromYear, start.getYear()), toYear)
                .mapToObj(rule::in)
                .flatMap(Optional::stream)
                .map(day -> day.atTime(start.toLocalTime()))
                .filter(at -> at.isAfter(start) && !at.isAfter(rule.last()))
                .forEach(at -> add(at, fromYear, toYear, onsets)));
    return onsets;
  }

  private void add(LocalDateTime at, int fromYear, int toYear, List<Onset> onsets) {
    if (at.getYear() >= fromYear && at.getYear() <= toYear) {
      onsets.add(new Onset(at, from, to));
    }
  }
}
