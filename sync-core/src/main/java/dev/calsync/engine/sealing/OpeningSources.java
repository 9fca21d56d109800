package dev.calsync.engine.sealing;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.RemoteId;
import dev.calsync.engine.secret.ContentSeal;
import dev.calsync.store.CalendarState;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.FormHash;
import dev.calsync.store.IntakeQueries;
import dev.calsync.store.ItemState;
import dev.calsync.store.MeetingChange;
import dev.calsync.store.MeetingCopy;
import dev.calsync.store.SourceItem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was read in, opened. */
final class OpeningSources implements IntakeQueries {

  private final IntakeQueries store;
  private final ContentSeal seal;

  OpeningSources(IntakeQueries store, ContentSeal seal) {
    this.store = store;
    this.seal = seal;
  }

  @Override
  public CalendarState calendarState(OwnerId owner, CalendarId calendar) {
    return store.calendarState(owner, calendar);
  }

  @Override
  public Map<RemoteId, SourceItem> items(
      OwnerId owner, CalendarId calendar, Collection<RemoteId> ids) {
    Map<RemoteId, SourceItem> items = new LinkedHashMap<>(store.items(owner, calendar, ids));
    items.replaceAll((id, item) -> contents(owner).opened(calendar, item));
    return items;
  }

  @Override
  public List<SourceItem> itemsAfter(OwnerId owner, CalendarId calendar, String after, int limit) {
    return opened(owner, calendar, store.itemsAfter(owner, calendar, after, limit));
  }

  @Override
  public List<SourceItem> itemsOf(OwnerId owner, CalendarId calendar, Collection<String> events) {
    return opened(owner, calendar, store.itemsOf(owner, calendar, events));
  }

  @Override
  public List<SourceItem> managed(
      OwnerId owner, CalendarId calendar, Collection<FormHash> lineages) {
    return opened(owner, calendar, store.managed(owner, calendar, lineages));
  }

  @Override
  public Map<String, CanonicalRow> events(
      OwnerId owner, CalendarId calendar, Collection<String> uids) {
    Map<String, CanonicalRow> events = new LinkedHashMap<>(store.events(owner, calendar, uids));
    events.replaceAll((uid, row) -> contents(owner).opened(calendar, row));
    return events;
  }

  @Override
  public List<CanonicalRow> changedSince(
      OwnerId owner, CalendarId calendar, long position, int limit) {
    return store.changedSince(owner, calendar, position, limit).stream()
        .map(row -> contents(owner).opened(calendar, row))
        .toList();
  }

  @Override
  public List<MeetingCopy> copies(OwnerId owner, Collection<String> meetings) {
    return store.copies(owner, meetings).stream()
        .map(
            it ->
                new MeetingCopy(
                    it.calendar(), contents(owner).opened(it.calendar(), it.row()), it.masters()))
        .toList();
  }

  @Override
  public List<MeetingChange> changedMeetings(
      OwnerId owner, Map<CalendarId, Long> positions, int limit) {
    return store.changedMeetings(owner, positions, limit);
  }

  @Override
  public Map<ItemState, Long> countItems(OwnerId owner, CalendarId calendar) {
    return store.countItems(owner, calendar);
  }

  private List<SourceItem> opened(OwnerId owner, CalendarId calendar, List<SourceItem> items) {
    return items.stream().map(it -> contents(owner).opened(calendar, it)).toList();
  }

  private Contents contents(OwnerId owner) {
    return new Contents(seal, owner);
  }
}
