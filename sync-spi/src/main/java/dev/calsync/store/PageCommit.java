package dev.calsync.store;

import dev.calsync.calendar.CalendarId;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.RemoteId;
import java.util.List;
import java.util.Optional;

/**
 * Everything that one page of a reading changes.
 *
 * @param calendar which calendar
 * @param pass the pass that read it
 * @param items objects seen, new or changed
 * @param removed objects that are gone
 * @param events canonical events, new, changed or deleted
 * @param journal what happened and why
 * @param next where the pass goes on; empty after its last page
 */
public record PageCommit(
    CalendarId calendar,
    Pass pass,
    List<SourceItem> items,
    List<RemoteId> removed,
    List<CanonicalWrite> events,
    List<JournalLine> journal,
    Optional<Continuation> next) {

  /** Copies the lists. */
  public PageCommit {
    items = List.copyOf(items);
    removed = List.copyOf(removed);
    events = List.copyOf(events);
    journal = List.copyOf(journal);
  }
}
