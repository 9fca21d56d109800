package dev.calsync.ical;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A DATE or DATE-TIME as written, its TZID not yet resolved (RFC 5545, sections 3.3.4 and 3.3.5).
 *
 * @param day the date
 * @param time the time of day; empty for a DATE
 * @param utc whether the value ends with Z
 */
record DateValue(LocalDate day, Optional<LocalTime> time, boolean utc) {

  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4})-?(\\d{2})-?(\\d{2})(?:[T ](\\d{2}):?(\\d{2})(?::?(\\d{2})(?:\\.\\d{1,9})?)?"
              + "(Z|[+-]\\d{2}:?\\d{2})?)?",
          Pattern.CASE_INSENSITIVE);

  /**
   * Reads a value; ISO 8601 separators and offsets, a missing second and {@code VALUE=DATE} on
   * midnights are let pass, because real feeds have them.
   *
   * @throws UnreadableEventException with BAD_DATE for anything else and years outside 1 to 9999
   */
  static DateValue parse(String value, boolean saidToBeDate) {
    Matcher m = FORM.matcher(value.strip());
    if (!m.matches()) {
      throw new UnreadableEventException("BAD_DATE");
    }
    try {
      LocalDate day = LocalDate.of(number(m, 1), number(m, 2), number(m, 3));
      if (day.getYear() < 1) {
        throw new UnreadableEventException("BAD_DATE");
      }
      return m.group(4) == null ? date(day) : timed(day, m, saidToBeDate);
    } catch (DateTimeException e) {
      throw new UnreadableEventException("BAD_DATE");
    }
  }

  boolean isDate() {
    return time.isEmpty();
  }

  /** The wall time, midnight for a DATE. */
  LocalDateTime local() {
    return day.atTime(time.orElse(LocalTime.MIDNIGHT));
  }

  private static DateValue date(LocalDate day) {
    return new DateValue(day, Optional.empty(), false);
  }

  private static DateValue timed(LocalDate day, Matcher m, boolean saidToBeDate) {
    int hour = number(m, 4);
    int second = m.group(6) == null ? 0 : Math.min(number(m, 6), 59);
    // 24:00 is ISO 8601 for the end of the day; 60 is a leap second.
    LocalDateTime local = day.atTime(LocalTime.of(hour == 24 ? 0 : hour, number(m, 5), second));
    LocalDateTime told = hour == 24 ? local.plusDays(1) : local;
    String suffix = m.group(7);
    if (saidToBeDate && told.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      return date(told.toLocalDate());
    }
    boolean offset = suffix != null && suffix.length() > 1;
    LocalDateTime shown = offset ? inUtc(told, suffix) : told;
    return new DateValue(shown.toLocalDate(), Optional.of(shown.toLocalTime()), suffix != null);
  }

  private static LocalDateTime inUtc(LocalDateTime local, String offset) {
    return local
        .atOffset(ZoneOffset.of(offset))
        .withOffsetSameInstant(ZoneOffset.UTC)
        .toLocalDateTime();
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }
}
