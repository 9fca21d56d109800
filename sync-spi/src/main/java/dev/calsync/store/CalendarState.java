package dev.calsync.store;

import dev.calsync.connector.Continuation;
import dev.calsync.connector.Cursor;
import java.util.Optional;

/**
 * How far a calendar has been read.
 *
 * @param changedSeq the number of the newest change
 * @param cursor where the next delta begins
 * @param running the pass under way, if any
 * @param at where the running pass goes on
 * @param lastComplete the newest complete reading; empty until there was one
 * @param lastRead the newest finished reading of any kind
 */
public record CalendarState(
    long changedSeq,
    Optional<Cursor> cursor,
    Optional<Pass> running,
    Optional<Continuation> at,
    Optional<CompletedPass> lastComplete,
    Optional<CompletedPass> lastRead) {

  /** A calendar that was never read. */
  public static final CalendarState UNREAD =
      new CalendarState(
          0,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}
