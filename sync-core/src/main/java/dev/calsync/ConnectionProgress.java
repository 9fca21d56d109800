package dev.calsync;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.ConnectionState;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.Standing;
import java.util.List;

/**
 * How far a connection is on its way to the next state, as of now: on being taken into work, or
 * given up.
 *
 * @param state where it stands
 * @param step what was done last on the way, a stable name in capitals; empty at its beginning and
 *     where it is on none
 * @param calendars how many of its calendars edges look at
 * @param read how many of these were read whole
 * @param events how many objects of these are known so far, whatever they are; grows page by page
 */
public record ConnectionProgress(
    ConnectionState state, String step, int calendars, int read, long events) {

  static ConnectionProgress of(Engine engine, OwnerId owner, ConnectionId id) {
    Standing standing = engine.directory.connection(owner, id).standing();
    List<CalendarId> used =
        engine.followUps.used(owner, id).stream().map(CalendarRecord::id).toList();
    long read =
        used.stream()
            .map(it -> engine.store.sources().calendarState(owner, it))
            .filter(it -> it.lastComplete().isPresent())
            .count();
    long events = used.stream().mapToLong(it -> known(engine, owner, it)).sum();
    return new ConnectionProgress(
        standing.state(), standing.step(), used.size(), (int) read, events);
  }

  private static long known(Engine engine, OwnerId owner, CalendarId calendar) {
    return engine.store.sources().countItems(owner, calendar).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }
}
