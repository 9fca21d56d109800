package dev.calsync.test;

import dev.calsync.connector.Continuation;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.RemoteId;
import dev.calsync.event.TimeRange;
import dev.calsync.failure.StoreException;
import dev.calsync.store.CalendarState;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.CanonicalWrite;
import dev.calsync.store.CompletedPass;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormPlace;
import dev.calsync.store.KeptForm;
import dev.calsync.store.PageCommit;
import dev.calsync.store.Pass;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was read of one calendar: its events by name and by change, its objects, how far it was
 * read.
 */
final class CalendarTable {

  private final TreeMap<String, CanonicalRow> events = new TreeMap<>();
  private final Map<String, Optional<TimeRange>> bounds = new HashMap<>();
  private final TreeMap<Long, String> changes = new TreeMap<>();
  private final TreeMap<Long, Instant> deletions = new TreeMap<>();
  private final ItemTable items;
  private CalendarState state = CalendarState.UNREAD;
  private Instant passBeganAt = Instant.MIN;

  CalendarTable() {
    this(new ItemTable());
  }

  private CalendarTable(ItemTable items) {
    this.items = items;
  }

  CalendarTable copy() {
    CalendarTable copy = new CalendarTable(items.copy());
    copy.events.putAll(events);
    copy.bounds.putAll(bounds);
    copy.changes.putAll(changes);
    copy.deletions.putAll(deletions);
    copy.state = state;
    copy.passBeganAt = passBeganAt;
    return copy;
  }

  void begin(Pass pass, Instant now) {
    passBeganAt = now;
    state = reading(state.changedSeq(), Optional.of(pass), Optional.empty());
  }

  /** All of a page or nothing: what could be refused is looked at before anything is changed. */
  void commit(PageCommit page, Instant now) {
    checkRunning(page.pass());
    checkVersions(page.events());
    page.items().forEach(item -> items.put(item, now));
    page.removed().stream().map(RemoteId::value).forEach(items::remove);
    page.events().forEach(change -> write(change, now));
    state = reading(state.changedSeq(), state.running(), page.next());
  }

  void complete(Pass pass, boolean complete, long listed, Instant now) {
    checkRunning(pass);
    Optional<CompletedPass> read =
        Optional.of(new CompletedPass(pass.id(), complete, listed, passBeganAt, now));
    state =
        new CalendarState(
            state.changedSeq(),
            state.cursor(),
            state.running(),
            state.at(),
            complete ? read : state.lastComplete(),
            read);
  }

  void end(Optional<Cursor> cursor) {
    state =
        new CalendarState(
            state.changedSeq(),
            cursor,
            Optional.empty(),
            Optional.empty(),
            state.lastComplete(),
            state.lastRead());
  }

  CalendarState state() {
    return state;
  }

  ItemTable items() {
    return items;
  }

  Optional<CanonicalRow> event(String uid) {
    return Optional.ofNullable(events.get(uid));
  }

  List<CanonicalRow> changedSince(long position, int limit) {
    return changes.tailMap(position, false).values().stream()
        .limit(limit)
        .map(events::get)
        .toList();
  }

  /** Live events that may take place in a range, sorted by uid. */
  Stream<CanonicalRow> takingPlace(TimeRange range) {
    return events.values().stream()
        .filter(CanonicalRow::live)
        .filter(
            row ->
                bounds
                    .getOrDefault(row.uid(), Optional.empty())
                    .filter(it -> !touches(it, range))
                    .isEmpty());
  }

  private static boolean touches(TimeRange bounds, TimeRange range) {
    return range.overlaps(bounds.from(), bounds.to());
  }

  /** The live events of a meeting, by uid; few, so that they need no index. */
  Stream<CanonicalRow> copies(Set<String> meetings) {
    return events.values().stream()
        .filter(CanonicalRow::live)
        .filter(row -> row.meeting().filter(meetings::contains).isPresent());
  }

  /** The uids of events that were deleted then or before, those first that were deleted first. */
  Stream<String> deletedUntil(Instant then) {
    return deletions.entrySet().stream()
        .filter(each -> !each.getValue().isAfter(then))
        .map(each -> changes.get(each.getKey()));
  }

  void erase(String uid) {
    bounds.remove(uid);
    CanonicalRow row = events.remove(uid);
    if (row != null) {
      forget(row);
    }
  }

  private void forget(CanonicalRow row) {
    changes.remove(row.changedSeq());
    deletions.remove(row.changedSeq());
  }

  /** Takes the next number; whether the version is right is for the caller to know. */
  void write(CanonicalWrite change, Instant now) {
    long seq = state.changedSeq() + 1;
    event(change.uid()).ifPresent(this::forget);
    changes.put(seq, change.uid());
    change.removal().ifPresent(any -> deletions.put(seq, now));
    bounds.put(change.uid(), change.bounds());
    events.put(
        change.uid(),
        new CanonicalRow(
            change.uid(),
            change.expectedVersion() + 1,
            seq,
            change.body(),
            change.removal(),
            change.meeting()));
    state = reading(seq, state.running(), state.at());
  }

  Stream<KeptForm> forms(String calendar) {
    return events.values().stream()
        .map(
            row ->
                new KeptForm(
                    new FormPlace(FormPlace.Kind.EVENT, calendar, row.uid(), ""), row.body()));
  }

  /** The same content in other bytes. */
  void keep(String uid, FormBytes body) {
    events.computeIfPresent(uid, (any, row) -> row.withBody(body));
  }

  private void checkRunning(Pass pass) {
    if (!state.running().equals(Optional.of(pass))) {
      String message = "Pass " + pass.id() + " is not the running one; the newer one goes on";
      throw new StoreException("PASS_REPLACED", message, null, false);
    }
  }

  private void checkVersions(List<CanonicalWrite> writes) {
    Map<String, Long> versions = new HashMap<>();
    for (CanonicalWrite write : writes) {
      long version =
          versions.computeIfAbsent(
              write.uid(), uid -> event(uid).map(CanonicalRow::version).orElse(0L));
      if (version != write.expectedVersion()) {
        String message =
            "An event has version %d, not %d; the page must be read again"
                .formatted(version, write.expectedVersion());
        throw new StoreException("VERSION_CONFLICT", message, null, false);
      }
      versions.put(write.uid(), version + 1);
    }
  }

  private CalendarState reading(
      long changedSeq, Optional<Pass> running, Optional<Continuation> at) {
    return new CalendarState(
        changedSeq, state.cursor(), running, at, state.lastComplete(), state.lastRead());
  }
}
