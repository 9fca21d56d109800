package dev.calsync;

import dev.calsync.agenda.Agenda;
import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.event.TimeRange;
import dev.calsync.failure.CalsyncException;
import dev.calsync.store.SyncStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * What takes place in an owner's calendars (R-G1), and events of the host's own (R-B4). Calendars
 * are answered for as they were last read; no provider is asked.
 */
public final class Events {

  private static final int WEEK = 7;

  private final Engine engine;
  private final OwnerId owner;

  Events(Engine engine, OwnerId owner) {
    this.engine = engine;
    this.owner = owner;
  }

  /**
   * What takes place between two instants in all calendars, the host's own included. It shows
   * whatever overlaps the range, however much of it lies outside.
   *
   * @param from the first instant
   * @param to the first instant after it, at most 400 days later
   * @return the agenda, which names what it could not show
   * @throws CalsyncException with code {@code ILLEGAL_RANGE}; {@code TOO_MANY_EVENTS} beyond 10,000
   *     events or 50,000 occurrences; {@code NO_EXPANDER} without {@code calsync-ical-codec} on the
   *     class path
   */
  public Agenda between(Instant from, Instant to) {
    return engine.reading.all(owner, from, to);
  }

  /**
   * The same, of some calendars.
   *
   * @param from the first instant
   * @param to the first instant after it, at most 400 days later
   * @param calendars which; none shows nothing
   * @return the agenda
   * @throws CalsyncException as {@link #between(Instant, Instant)}, or with code {@code NOT_FOUND}
   *     if one of them is not the owner's
   */
  public Agenda between(Instant from, Instant to, Collection<CalendarId> calendars) {
    return engine.reading.in(owner, List.copyOf(calendars), from, to);
  }

  /**
   * What takes place in seven days of the owner's zone.
   *
   * @param firstDay the first of them
   * @return the agenda
   * @throws CalsyncException as {@link #between(Instant, Instant)}
   */
  public Agenda week(LocalDate firstDay) {
    TimeRange week = engine.days(firstDay, WEEK);
    return between(week.from(), week.to());
  }

  /**
   * Puts an event of the host: new, changed, or back after it was cancelled. It stands in {@link
   * Calendars#own()}; edges from there show it elsewhere, as any other event. The host stays its
   * keeper: after a loss of the store it puts its events again, under the same ids; their mirrors
   * are recognised, and not written again.
   *
   * <pre>{@code
   * me.edges().create(me.calendars().own().id(), home, Policy.title());
   * var dentist =
   *     EventDraft.titled("Dentist")
   *         .at(ZonedDateTime.parse("2026-12-02T10:00+01:00[Europe/Berlin]"), Duration.ofHours(1))
   *         .build();
   * me.events().put(ExternalRef.of("booking-17"), dentist); // put again: changed; cancel: gone
   * var week = me.events().week(LocalDate.parse("2026-11-30")); // all calendars, series expanded
   * var busy = me.freebusy().between(week.from(), week.to()); // merged, without a word
   * }</pre>
   *
   * @param ref the host's own id of the event
   * @param event what it says
   * @return false if it was so already
   * @throws IllegalEventException if zone data does not know a zone of it
   */
  public boolean put(ExternalRef ref, EventDraft event) {
    return woken(engine.eventCommands(owner).put(ref, event));
  }

  /**
   * Cancels an event of the host: its mirrors go. Many at once are held for a decision, as
   * deletions that a provider tells of are (SEM-42).
   *
   * @param ref the host's own id of the event
   * @return false if there was no such event
   */
  public boolean cancel(ExternalRef ref) {
    return woken(engine.eventCommands(owner).cancel(ref));
  }

  /**
   * Puts and cancels in a transaction of the host's (R-L3): it commits with it, or vanishes with
   * it. Workers find the change within their longest idle pause after the commit.
   *
   * @param transaction the store within the transaction, as {@code
   *     JdbcSyncStore.within(connection)} gives it
   * @return the commands, for as long as the transaction is open, in its thread
   */
  public EventCommands within(SyncStore transaction) {
    return engine.eventCommands(owner, transaction);
  }

  private boolean woken(boolean changed) {
    engine.jobs.wakeUp().call();
    return changed;
  }
}
