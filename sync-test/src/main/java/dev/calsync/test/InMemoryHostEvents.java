package dev.calsync.test;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.CanonicalWrite;
import dev.calsync.store.HostEvent;
import dev.calsync.store.HostEventStore;
import dev.calsync.store.JournalLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Events of the host, and events to be forgotten. */
final class InMemoryHostEvents implements HostEventStore {

  private final Tables tables;

  InMemoryHostEvents(Tables tables) {
    this.tables = tables;
  }

  @Override
  public Optional<Long> putHostEvent(
      OwnerId owner, CalendarId calendar, HostEvent event, JournalLine journal) {
    return tables.owned(
        owner,
        it -> {
          CalendarTable events = it.calendar(calendar);
          Optional<CanonicalWrite> write = event.change(events.event(event.uid()), journal.run());
          write.ifPresent(
              change -> {
                events.write(change, tables.now());
                it.journal().append(List.of(journal), tables.now());
              });
          return write.map(change -> change.expectedVersion() + 1);
        });
  }

  @Override
  public int eraseDeleted(
      OwnerId owner,
      CalendarId calendar,
      Collection<EdgeId> edges,
      Duration deletedFor,
      int limit) {
    return tables.owned(
        owner,
        it -> {
          Instant since = tables.now().minus(deletedFor);
          Set<EdgeId> readers = Set.copyOf(edges);
          List<String> uids =
              it.calendar(calendar)
                  .deletedUntil(since)
                  .filter(uid -> it.edits().origins().find(calendar, uid).isEmpty())
                  .filter(uid -> readers.stream().allMatch(edge -> isOver(it, edge, uid, since)))
                  .limit(limit)
                  .toList();
          uids.forEach(uid -> readers.forEach(edge -> erase(it, edge, uid)));
          uids.forEach(it.calendar(calendar)::erase);
          return uids.size();
        });
  }

  private static boolean isOver(OwnerTables owner, EdgeId edge, String uid, Instant since) {
    return owner.mirrors().ofEvent(edge, uid).allMatch(entry -> isOver(entry, since));
  }

  private static boolean isOver(MirrorEntry mirror, Instant since) {
    return mirror.row().hashes().desired().isAbsent()
        && mirror.row().hashes().applied().isAbsent()
        && mirror.attemptedAt().isEmpty()
        && mirror.removedAt().filter(at -> at.isAfter(since)).isEmpty();
  }

  private static void erase(OwnerTables owner, EdgeId edge, String uid) {
    owner
        .mirrors()
        .ofEvent(edge, uid)
        .map(entry -> entry.row().key())
        .toList()
        .forEach(
            key -> {
              owner.mirrors().erase(key);
              owner.edits().pins().forget(key);
              owner.edits().conflicts().forget(key);
            });
  }
}
