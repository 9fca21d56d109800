package dev.calsync.engine.reading;

import dev.calsync.agenda.Agenda;
import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.store.PlacedEvent;
import dev.calsync.store.ReadingQueries;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what takes place in an owner's calendars: three questions to the store, and no provider.
 */
public final class AgendaReading {

  private static final Duration LONGEST = Duration.ofDays(400);
  private static final int MOST_EVENTS = 10_000;

  private final ReadingQueries store;
  private final Directory directory;
  private final SeriesExpander expander;
  private final TimeFrame frame;

  /**
   * A reading.
   *
   * @param store where events are
   * @param directory connections and calendars
   * @param expander finds occurrences
   * @param frame zone rules and the owner's zone
   */
  public AgendaReading(
      ReadingQueries store, Directory directory, SeriesExpander expander, TimeFrame frame) {
    this.store = store;
    this.directory = directory;
    this.expander = expander;
    this.frame = frame;
  }

  /** What takes place in all calendars. */
  public Agenda all(OwnerId owner, Instant from, Instant to) {
    return in(owner, calendars(owner), range(from, to));
  }

  /** What takes place in some calendars, all of which must be the owner's. */
  public Agenda in(OwnerId owner, Collection<CalendarId> calendars, Instant from, Instant to) {
    TimeRange range = range(from, to);
    Map<CalendarId, CalendarRecord> known = calendars(owner);
    Map<CalendarId, CalendarRecord> wanted = new LinkedHashMap<>();
    for (CalendarId id : calendars) {
      CalendarRecord calendar = known.get(id);
      if (calendar == null) {
        throw Directory.unknown("calendar", id.value());
      }
      wanted.put(id, calendar);
    }
    return in(owner, wanted, range);
  }

  private static TimeRange range(Instant from, Instant to) {
    if (to.isBefore(from) || from.isBefore(to.minus(LONGEST))) {
      throw Refusal.illegalRange(LONGEST);
    }
    return new TimeRange(from, to);
  }

  private Map<CalendarId, CalendarRecord> calendars(OwnerId owner) {
    Map<CalendarId, CalendarRecord> calendars = new LinkedHashMap<>();
    directory.sources(owner).forEach(calendar -> calendars.put(calendar.id(), calendar));
    return calendars;
  }

  private Agenda in(OwnerId owner, Map<CalendarId, CalendarRecord> calendars, TimeRange range) {
    List<PlacedEvent> found = store.takingPlace(owner, calendars.keySet(), range, MOST_EVENTS + 1);
    if (found.size() > MOST_EVENTS) {
      throw Refusal.tooMany(MOST_EVENTS, "events");
    }
    Map<CalendarId, Set<String>> addresses = addresses(owner, calendars.values());
    Expanding expanding = new Expanding(range, expander, frame);
    for (PlacedEvent event : found) {
      expanding.add(event, addresses.getOrDefault(event.calendar(), Set.of()));
    }
    return expanding.agenda();
  }

  private Map<CalendarId, Set<String>> addresses(
      OwnerId owner, Collection<CalendarRecord> calendars) {
    Map<ConnectionId, Set<String>> ofAccounts = new HashMap<>();
    directory.connections(owner).forEach(it -> ofAccounts.put(it.id(), it.addresses()));
    Map<CalendarId, Set<String>> addresses = new HashMap<>();
    calendars.forEach(
        it -> addresses.put(it.id(), ofAccounts.getOrDefault(it.ref().connection(), Set.of())));
    return addresses;
  }
}
