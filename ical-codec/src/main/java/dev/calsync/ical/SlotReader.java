package dev.calsync.ical;

import dev.calsync.event.EventTime;
import dev.calsync.event.Slot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.zone.ZoneOffsetTransition;
import org.jspecify.annotations.Nullable;

/**
 * Tells which slot of a series a RECURRENCE-ID, EXDATE, RDATE or UNTIL means, in whatever zone and
 * kind it was written: its answer has the kind of the series (SEM-6).
 */
final class SlotReader {

  private final EventTime master;
  private final @Nullable NamedZone zone;
  private final @Nullable NamedZone calendarZone;

  /**
   * For one series.
   *
   * @param master its first slot
   * @param zone its zone; null for dates and floating times
   * @param calendarZone in which all-day series read instants; null for UTC
   */
  SlotReader(EventTime master, @Nullable NamedZone zone, @Nullable NamedZone calendarZone) {
    this.master = master;
    this.zone = zone;
    this.calendarZone = calendarZone;
  }

  Slot slot(Moment moment) {
    return master.match(
        days -> new Slot.OnDay(dayOf(moment)),
        zoned -> timed(moment, zoned.start().toLocalTime()),
        floating -> timed(moment, floating.start().toLocalTime()));
  }

  /** UNTIL; a date lets every slot of its day in. */
  Slot until(Moment moment) {
    boolean wholeDay = moment.isDate() && !(master instanceof EventTime.AllDay);
    return wholeDay ? new Slot.AtTime(moment.day().atTime(23, 59, 59)) : slot(moment);
  }

  /** An instant means the day that begins then: where the calendar is, else in UTC. */
  private LocalDate dayOf(Moment moment) {
    if (!NamedZone.UTC.equals(moment.zone())) {
      return moment.day();
    }
    LocalDateTime there = moment.localIn(calendarZone);
    return isMidnight(moment.local()) && !isMidnight(there) ? moment.day() : there.toLocalDate();
  }

  private static boolean isMidnight(LocalDateTime local) {
    return local.toLocalTime().equals(LocalTime.MIDNIGHT);
  }

  private Slot timed(Moment moment, LocalTime usual) {
    if (moment.isDate()) {
      return new Slot.AtTime(moment.day().atTime(usual));
    }
    NamedZone from = moment.zone();
    NamedZone to = zone;
    if (from == null || to == null || from.id().equals(to.id())) {
      return new Slot.AtTime(moment.local());
    }
    return new Slot.AtTime(wallTime(from.instant(moment.local()), usual, to));
  }

  /** The instant after a gap may be said of the slot inside the gap, which has moved there. */
  private static LocalDateTime wallTime(Instant instant, LocalTime usual, NamedZone zone) {
    LocalDateTime local = zone.local(instant);
    ZoneOffsetTransition change = zone.rules().previousTransition(instant.plusSeconds(1));
    if (change != null && change.isGap()) {
      LocalDateTime inGap = local.minus(change.getDuration());
      boolean usualTime = inGap.toLocalTime().equals(usual);
      if (usualTime
          && !inGap.isBefore(change.getDateTimeBefore())
          && inGap.isBefore(change.getDateTimeAfter())) {
        return inGap;
      }
    }
    return local;
  }
}
