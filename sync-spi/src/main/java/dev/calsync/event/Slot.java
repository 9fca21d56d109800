package dev.calsync.event;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * The original start of an occurrence: a date, or a wall time in the zone of its series. It names
 * the occurrence even after the occurrence itself has been moved (RFC 5545, RECURRENCE-ID).
 *
 * <p>Slots are ordered by time; a date sorts before every wall time of its day.
 */
public sealed interface Slot extends Comparable<Slot> {

  /**
   * The day of the slot, in the zone of its series.
   *
   * @return the date
   */
  LocalDate day();

  /**
   * The slot as text: {@code 2026-11-23} or {@code 2026-11-23T10:00:00}. {@link #parse} reads it
   * back.
   *
   * @return the ISO 8601 form
   */
  String text();

  /**
   * Reads what {@link #text} wrote.
   *
   * @param text an ISO 8601 date or local date-time
   * @return the slot
   * @throws java.time.format.DateTimeParseException if it is neither
   */
  static Slot parse(String text) {
    return text.indexOf('T') < 0
        ? new OnDay(LocalDate.parse(text))
        : new AtTime(LocalDateTime.parse(text));
  }

  @Override
  default int compareTo(Slot other) {
    int byTime = floor(this).compareTo(floor(other));
    return byTime != 0 ? byTime : Boolean.compare(this instanceof AtTime, other instanceof AtTime);
  }

  private static LocalDateTime floor(Slot slot) {
    return slot instanceof AtTime timed ? timed.start() : slot.day().atStartOfDay();
  }

  /**
   * A slot of an all-day series.
   *
   * @param day the date
   */
  record OnDay(LocalDate day) implements Slot {
    @Override
    public String text() {
      return day.toString();
    }
  }

  /**
   * A slot of a timed series.
   *
   * @param start the wall time, cut to seconds
   */
  record AtTime(LocalDateTime start) implements Slot {

    /** Cuts the start to seconds. */
    public AtTime {
      start = start.withNano(0);
    }

    @Override
    public LocalDate day() {
      return start.toLocalDate();
    }

    @Override
    public String text() {
      String minutes = start.toString();
      return start.getSecond() == 0 ? minutes + ":00" : minutes;
    }
  }
}
