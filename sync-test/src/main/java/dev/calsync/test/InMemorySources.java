package dev.calsync.test;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.RemoteId;
import dev.calsync.store.CalendarState;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.FormHash;
import dev.calsync.store.IntakeQueries;
import dev.calsync.store.ItemState;
import dev.calsync.store.MeetingChange;
import dev.calsync.store.MeetingCopy;
import dev.calsync.store.SourceItem;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Questions about what was read in. */
final class InMemorySources implements IntakeQueries {

  private final Tables tables;

  InMemorySources(Tables tables) {
    this.tables = tables;
  }

  @Override
  public CalendarState calendarState(OwnerId owner, CalendarId calendar) {
    return in(owner, calendar, CalendarTable::state);
  }

  @Override
  public Map<RemoteId, SourceItem> items(
      OwnerId owner, CalendarId calendar, Collection<RemoteId> ids) {
    return in(owner, calendar, it -> it.items().find(ids));
  }

  @Override
  public List<SourceItem> itemsAfter(OwnerId owner, CalendarId calendar, String after, int limit) {
    return in(owner, calendar, it -> it.items().after(after, limit));
  }

  @Override
  public List<SourceItem> itemsOf(OwnerId owner, CalendarId calendar, Collection<String> events) {
    return in(owner, calendar, it -> it.items().ofEvents(events));
  }

  @Override
  public List<SourceItem> managed(
      OwnerId owner, CalendarId calendar, Collection<FormHash> lineages) {
    return in(owner, calendar, it -> it.items().managed(lineages));
  }

  @Override
  public Map<String, CanonicalRow> events(
      OwnerId owner, CalendarId calendar, Collection<String> uids) {
    return in(
        owner,
        calendar,
        it -> {
          Map<String, CanonicalRow> found = new TreeMap<>();
          uids.forEach(uid -> it.event(uid).ifPresent(row -> found.put(uid, row)));
          return found;
        });
  }

  @Override
  public List<CanonicalRow> changedSince(
      OwnerId owner, CalendarId calendar, long position, int limit) {
    return in(owner, calendar, it -> it.changedSince(position, limit));
  }

  @Override
  public List<MeetingCopy> copies(OwnerId owner, Collection<String> meetings) {
    Set<String> wanted = Set.copyOf(meetings);
    return tables.owned(
        owner,
        it ->
            it.calendars().entrySet().stream()
                .flatMap(
                    each ->
                        each.getValue()
                            .copies(wanted)
                            .map(row -> copy(each.getKey(), each.getValue(), row)))
                .toList());
  }

  private static MeetingCopy copy(CalendarId id, CalendarTable calendar, CanonicalRow row) {
    long masters =
        calendar.items().ofEvents(List.of(row.uid())).stream()
            .filter(item -> item.state() == ItemState.LIVE && item.slot().isEmpty())
            .count();
    return new MeetingCopy(id, row, masters);
  }

  @Override
  public List<MeetingChange> changedMeetings(
      OwnerId owner, Map<CalendarId, Long> positions, int limit) {
    return tables.owned(
        owner,
        it ->
            positions.keySet().stream()
                .sorted(Comparator.comparing(CalendarId::value))
                .flatMap(
                    calendar ->
                        it
                            .calendar(calendar)
                            .changedSince(positions.getOrDefault(calendar, 0L), limit)
                            .stream()
                            .map(row -> change(calendar, row)))
                .limit(limit)
                .toList());
  }

  private static MeetingChange change(CalendarId calendar, CanonicalRow row) {
    return new MeetingChange(calendar, row.changedSeq(), row.meeting());
  }

  @Override
  public Map<ItemState, Long> countItems(OwnerId owner, CalendarId calendar) {
    return in(owner, calendar, it -> it.items().count());
  }

  private <T> T in(OwnerId owner, CalendarId calendar, Function<CalendarTable, T> question) {
    return tables.owned(owner, it -> question.apply(it.calendar(calendar)));
  }
}
