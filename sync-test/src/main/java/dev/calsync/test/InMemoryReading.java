package dev.calsync.test;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.event.TimeRange;
import dev.calsync.store.CalendarReading;
import dev.calsync.store.CalendarState;
import dev.calsync.store.MirrorState;
import dev.calsync.store.PlacedEvent;
import dev.calsync.store.ReadingQueries;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What people look at. */
final class InMemoryReading implements ReadingQueries {

  private static final Set<MirrorState> UNSETTLED =
      EnumSet.of(MirrorState.DUE, MirrorState.ATTEMPTED, MirrorState.HELD, MirrorState.REFUSED);

  private final Tables tables;

  InMemoryReading(Tables tables) {
    this.tables = tables;
  }

  @Override
  public List<PlacedEvent> takingPlace(
      OwnerId owner, Collection<CalendarId> calendars, TimeRange range, int limit) {
    return tables.owned(
        owner,
        it ->
            calendars.stream()
                .distinct()
                .sorted(Comparator.comparing(CalendarId::value))
                .flatMap(
                    calendar ->
                        it.calendar(calendar)
                            .takingPlace(range)
                            .map(row -> new PlacedEvent(calendar, row)))
                .limit(limit)
                .toList());
  }

  @Override
  public List<CalendarReading> readings(OwnerId owner) {
    return tables.owned(
        owner,
        it ->
            it.calendars().entrySet().stream()
                .filter(calendar -> !calendar.getValue().state().equals(CalendarState.UNREAD))
                .map(calendar -> reading(calendar.getKey(), calendar.getValue().state()))
                .toList());
  }

  private CalendarReading reading(CalendarId calendar, CalendarState state) {
    return new CalendarReading(
        calendar,
        state,
        state.lastRead().map(read -> Duration.between(read.endedAt(), tables.now())));
  }

  @Override
  public Map<EdgeId, Map<MirrorState, Long>> unsettled(
      OwnerId owner, Collection<CalendarId> targets) {
    return tables.owned(
        owner,
        it -> {
          Map<EdgeId, Map<MirrorState, Long>> counts = new HashMap<>();
          it.mirrors()
              .all()
              .map(MirrorEntry::row)
              .filter(row -> targets.contains(row.target()) && UNSETTLED.contains(row.state()))
              .forEach(
                  row ->
                      counts
                          .computeIfAbsent(
                              row.key().edge(), any -> new EnumMap<>(MirrorState.class))
                          .merge(row.state(), 1L, Long::sum));
          return counts;
        });
  }
}
