package dev.calsync;

import dev.calsync.agenda.BusyTimes;
import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.reading.AgendaReading;
import dev.calsync.engine.reading.BusyMerge;
import dev.calsync.failure.CalsyncException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * When an owner's time is taken (R-G1): merged, without a word of what takes it. What is free,
 * declined or cancelled takes none; whole days are the owner's days (SEM-28). Calendars are
 * answered for as they were last read.
 */
public final class FreeBusy {

  private final AgendaReading reading;
  private final OwnerId owner;

  FreeBusy(AgendaReading reading, OwnerId owner) {
    this.reading = reading;
    this.owner = owner;
  }

  /**
   * When the owner's time is taken between two instants, by events of all calendars, the host's own
   * included.
   *
   * @param from the first instant
   * @param to the first instant after it, at most 400 days later
   * @return blocks that do not overlap
   * @throws CalsyncException as {@link Events#between(Instant, Instant)}
   */
  public BusyTimes between(Instant from, Instant to) {
    return BusyMerge.of(reading.all(owner, from, to));
  }

  /**
   * The same, by events of some calendars.
   *
   * @param from the first instant
   * @param to the first instant after it, at most 400 days later
   * @param calendars which
   * @return blocks that do not overlap
   * @throws CalsyncException as {@link Events#between(Instant, Instant, Collection)}
   */
  public BusyTimes between(Instant from, Instant to, Collection<CalendarId> calendars) {
    return BusyMerge.of(reading.in(owner, List.copyOf(calendars), from, to));
  }
}
