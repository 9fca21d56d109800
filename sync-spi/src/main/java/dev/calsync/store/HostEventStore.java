package dev.calsync.store;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * Canonical events that no reading brings: those of the host itself (R-B4), and those that are
 * forgotten for good (R-F6).
 */
public interface HostEventStore {

  /**
   * Puts an event of the host, new or changed, or cancels it. It takes the next number among the
   * calendar's changes, as one that was read does, so that the calendar's edges plan it. A
   * cancelled event keeps its body, and is deleted by a {@link Evidence.Kind#TOMBSTONE} that cites
   * the journal line's run in place of a pass.
   *
   * @param owner whose
   * @param calendar a calendar that is not read from a provider
   * @param event what the host wants
   * @param journal what is to be told; dropped if nothing changes
   * @return the event's version afterwards; empty, and nothing written, if it is so already
   */
  Optional<Long> putHostEvent(
      OwnerId owner, CalendarId calendar, HostEvent event, JournalLine journal);

  /**
   * Erases events whose newest change deleted them at least so long ago, together with the
   * tombstones of their mirrors, what pins these and the conflicts about them. An event is kept as
   * long as anything is desired, applied or attempted of one of its mirrors, or the removal of one
   * was planned later than that: an edge that did not plan the deletion yet must still find it, and
   * the deletion guard counts what was removed of late. It is kept, too, as long as it has a patch.
   *
   * @param owner whose
   * @param calendar in which calendar; the same uid may stand in another one
   * @param edges all edges that read this calendar, at most 1,000
   * @param deletedFor for how long at least
   * @param limit at most so many events, those first that were deleted first
   * @return how many; fewer than {@code limit} if none is left
   */
  int eraseDeleted(
      OwnerId owner, CalendarId calendar, Collection<EdgeId> edges, Duration deletedFor, int limit);
}
