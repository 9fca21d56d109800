package dev.calsync.store;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import java.util.List;
import java.util.Optional;

/**
 * Holds. They are opened by {@link MirrorStore#commitPlan} or {@link #holdDue}; mirrors leave them
 * one by one when what they want changes.
 */
public interface HoldStore {

  /**
   * The host's decision. Approved: the mirrors of the hold lose it, so that their writes are due.
   * Rejected: the mirrors lose it and are detached; the target stays as it is.
   *
   * @param owner whose
   * @param hold which
   * @param approve whether the changes may go
   * @param journal what is to be told
   * @return how many mirrors it concerned; empty if there is no such open hold
   */
  Optional<Integer> decideHold(OwnerId owner, HoldId hold, boolean approve, JournalLine journal);

  /**
   * Counts a confirming read: the last complete reading of the source, if it listed something and
   * began at least {@code readsApart} after the end of the read that counted before. The last one
   * that was needed releases the mirrors. A hold that only the host can release is left alone.
   *
   * @param lease the proof
   * @param hold which
   * @param pass the reading
   * @param journal what is to be told if the hold is released
   * @return the hold afterwards; empty if there is no such open hold
   */
  Optional<Hold> confirmHold(Lease lease, HoldId hold, CompletedPass pass, JournalLine journal);

  /**
   * Keeps whatever of an edge is due at a target from being written, also what waits to be tried
   * again; open attempts are left alone. The hold is opened as one of a plan is.
   *
   * @param lease the proof; that of the target's connection
   * @param target which calendar
   * @param hold the hold, which says which edge
   * @param journal what is to be told, if anything was held
   * @return how many mirrors are held that were due; if none, nothing was written
   */
  int holdDue(Lease lease, CalendarId target, Hold hold, JournalLine journal);

  /**
   * An owner's open holds that still keep a mirror from being written.
   *
   * @param owner whose
   * @return oldest first, with the number of events that they hold now
   */
  List<Hold> open(OwnerId owner);

  /**
   * The open holds of one edge that still keep a mirror from being written.
   *
   * @param owner whose
   * @param edge which
   * @return oldest first
   */
  List<Hold> openOf(OwnerId owner, EdgeId edge);
}
