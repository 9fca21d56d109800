package dev.calsync.store;

import dev.calsync.calendar.CalendarId;
import java.util.List;

/**
 * Mirrors: the intent to write them and what became of it (engine design, sections 1 and 2).
 *
 * <p>{@link MirrorRow#state()} says which rows are due; a store may keep that value in a column. A
 * row keeps its form as long as something is desired, so that drift is put right without planning
 * again. A row leaves its hold by itself: whatever makes desired equal to applied while no attempt
 * is open takes the hold off (SEM-42).
 */
public interface MirrorStore {

  /**
   * Commits a page of planning: intents, hold, journal and the edge's new state, in one. An open
   * attempt goes on; so does the wait that a failed write asked for.
   *
   * @param lease the proof
   * @param plan what changes
   * @return false, and nothing changed, if the edge's state or the revision of a mirror is not what
   *     the plan was made from; the page must be planned again
   */
  boolean commitPlan(Lease lease, PlanCommit plan);

  /**
   * Opens due writes: sets attempted to desired and returns the rows as they are then. From here on
   * each is looked up, never repeated, until it is settled (INV-9, R-C4). Writes that shall be
   * tried later are left out until then; a part that has a parent ({@link Part#parent}), until that
   * is settled (SEM-34). Urgent ones come before all others, and alone; a write is urgent until it
   * is done, or fails in a way that makes it wait (SEM-19).
   *
   * @param lease the proof; that of the target's connection
   * @param target which calendar
   * @param limit at most so many
   * @return the opened rows with their forms
   */
  List<MirrorRow> claimDue(Lease lease, CalendarId target, int limit);

  /**
   * Closes open writes. A mirror without an open attempt is left alone.
   *
   * @param lease the proof; that of the target's connection
   * @param settlements one for each mirror
   * @param journal what happened and why
   */
  void settleWrites(Lease lease, List<Settlement> settlements, List<JournalLine> journal);

  /**
   * Takes over what a reading saw, as applied and observed, so that what differs becomes due again,
   * refused or not. Rows with an open attempt or another revision are left alone.
   *
   * @param lease the proof; that of the target's connection
   * @param observations what was seen
   * @param journal what happened and why
   * @return how many were taken over
   */
  int noteObserved(Lease lease, List<Observation> observations, List<JournalLine> journal);
}
