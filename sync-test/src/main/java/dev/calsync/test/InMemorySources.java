package dev.calsync.test;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.RemoteId;
import dev.calsync.store.CalendarState;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.FormHash;
import dev.calsync.store.IntakeQueries;
import dev.calsync.store.ItemState;
import dev.calsync.store.SourceItem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
  public Map<ItemState, Long> countItems(OwnerId owner, CalendarId calendar) {
    return in(owner, calendar, it -> it.items().count());
  }

  private <T> T in(OwnerId owner, CalendarId calendar, Function<CalendarTable, T> question) {
    return tables.owned(owner, it -> question.apply(it.calendar(calendar)));
  }
}
