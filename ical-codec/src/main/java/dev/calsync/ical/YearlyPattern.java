package dev.calsync.ical;

import java.time.LocalDateTime;
import java.time.Month;
import java.time.zone.ZoneOffsetTransitionRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The RRULE of a zone's yearly change, in the wall time before it. */
final class YearlyPattern {

  /** A whole cycle of weekdays and leap years: what holds in it holds in all years to 2100. */
  private static final int FIRST_YEAR = 2001;

  private static final int LAST_YEAR = 2028;

  private YearlyPattern() {}

  /** The rule; empty if the day wanders over the end of a month. */
  static Optional<String> of(ZoneOffsetTransitionRule rule) {
    List<LocalDateTime> onsets =
        IntStream.rangeClosed(FIRST_YEAR, LAST_YEAR)
            .mapToObj(year -> rule.createTransition(year).getDateTimeBefore())
            .toList();
    LocalDateTime sample = onsets.get(0);
    boolean steady =
        onsets.stream()
            .allMatch(
                at ->
                    at.getMonth() == sample.getMonth()
                        && at.toLocalTime().equals(sample.toLocalTime()));
    if (!steady) {
      return Optional.empty();
    }
    String month = "FREQ=YEARLY;BYMONTH=" + sample.getMonthValue();
    int least = onsets.stream().mapToInt(LocalDateTime::getDayOfMonth).min().orElseThrow();
    int most = onsets.stream().mapToInt(LocalDateTime::getDayOfMonth).max().orElseThrow();
    if (least == most) {
      return Optional.of(month + ";BYMONTHDAY=" + least);
    }
    boolean weekday = onsets.stream().allMatch(at -> at.getDayOfWeek() == sample.getDayOfWeek());
    return weekday ? Optional.of(month + byDay(sample, least, most)) : Optional.empty();
  }

  private static String byDay(LocalDateTime sample, int least, int most) {
    String day = sample.getDayOfWeek().name().substring(0, 2);
    if (sample.getMonth() != Month.FEBRUARY && most == sample.getMonth().maxLength()) {
      return ";BYDAY=-1" + day;
    }
    if (least % 7 == 1) {
      return ";BYDAY=" + (least / 7 + 1) + day;
    }
    String days =
        IntStream.rangeClosed(least, most)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(","));
    return ";BYMONTHDAY=" + days + ";BYDAY=" + day;
  }
}
