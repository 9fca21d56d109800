package dev.calsync.test;

import dev.calsync.connector.Continuation;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.RemoteId;
import dev.calsync.failure.StoreException;
import dev.calsync.store.CalendarState;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.CanonicalWrite;
import dev.calsync.store.CompletedPass;
import dev.calsync.store.PageCommit;
import dev.calsync.store.Pass;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was read of one calendar: its events by name and by change, its objects, how far it was
 * read.
 */
final class CalendarTable {

  private final TreeMap<String, CanonicalRow> events = new TreeMap<>();
  private final TreeMap<Long, String> changes = new TreeMap<>();
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
    copy.changes.putAll(changes);
    copy.state = state;
    copy.passBeganAt = passBeganAt;
    return copy;
  }

  void begin(Pass pass, Instant now) {
    passBeganAt = now;
    state = reading(state.changedSeq(), Optional.of(pass), Optional.empty());
  }

  /** All of a page or nothing: what could be refused is looked at before anything is changed. */
  void commit(PageCommit page) {
    checkRunning(page.pass());
    checkVersions(page.events());
    page.items().forEach(items::put);
    page.removed().stream().map(RemoteId::value).forEach(items::remove);
    page.events().forEach(this::write);
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

  private void write(CanonicalWrite change) {
    long seq = state.changedSeq() + 1;
    event(change.uid()).ifPresent(old -> changes.remove(old.changedSeq()));
    changes.put(seq, change.uid());
    events.put(
        change.uid(),
        new CanonicalRow(
            change.uid(), change.expectedVersion() + 1, seq, change.body(), change.removal()));
    state = reading(seq, state.running(), state.at());
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
