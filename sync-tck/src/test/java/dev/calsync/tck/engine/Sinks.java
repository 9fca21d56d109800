package dev.calsync.tck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.OwnerId;
import dev.calsync.failure.PositionExpiredException;
import dev.calsync.store.JournalEntry;
import dev.calsync.store.OwnedRecord;
import dev.calsync.store.RecordKind;
import dev.calsync.store.SyncStore;
import dev.calsync.test.Canary;
import java.util.ArrayList;
import java.util.List;

/** What a store keeps to be told to people: none of it says what is private (INV-15, INV-16). */
final class Sinks {

  private static final int ALL = 100_000;
  private static final List<RecordKind> KINDS =
      List.of(RecordKind.CONNECTION, RecordKind.CALENDAR, RecordKind.EDGE, RecordKind.PREFERENCES);

  private Sinks() {}

  static void assertClean(SyncStore store, OwnerId owner) {
    assertThat(lines(store, owner)).noneMatch(Sinks::isPrivate);
  }

  static boolean isPrivate(String text) {
    return text.contains(Canary.WORD);
  }

  /** Journal, audit log, log of runs, jobs with the dead ones, holds, quarantine, records. */
  static List<String> lines(SyncStore store, OwnerId owner) {
    List<Object> told = new ArrayList<>(journal(store, owner));
    told.addAll(store.audit().after(owner, 0, ALL));
    told.addAll(store.jobLogs().before(owner, Long.MAX_VALUE, ALL));
    told.addAll(store.jobs().page(owner, "", ALL));
    told.addAll(store.holds().open(owner));
    told.addAll(store.conflicts().openConflicts(owner, "", ALL));
    store
        .quarantine()
        .calendars(owner)
        .keySet()
        .forEach(calendar -> told.addAll(store.quarantine().page(owner, calendar, "", ALL)));
    KINDS.forEach(
        kind ->
            store.records().page(owner, kind, "", ALL).stream()
                .map(OwnedRecord::body)
                .forEach(told::add));
    return told.stream().map(Object::toString).toList();
  }

  private static List<JournalEntry> journal(SyncStore store, OwnerId owner) {
    try {
      return store.journal().after(owner, 0, ALL);
    } catch (PositionExpiredException expired) {
      return store.journal().after(owner, expired.oldest(), ALL);
    }
  }
}
