package dev.calsync.ical;

import dev.calsync.event.Slot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates and times as RFC 5545 writes them. */
final class DateText {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

  private DateText() {}

  static String date(LocalDate day) {
    return DATE.format(day);
  }

  static String local(LocalDateTime time) {
    return TIME.format(time);
  }

  static String utc(Instant instant) {
    return TIME.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)) + "Z";
  }

  static String slot(Slot slot) {
    return slot instanceof Slot.AtTime timed ? local(timed.start()) : date(slot.day());
  }
}
