package dev.calsync.store;

import dev.calsync.calendar.CalendarId;
import dev.calsync.connector.Cursor;
import java.util.Optional;

/**
 * Reading calendars in (engine design, section 3). A page's effects and its continuation are one
 * transaction; the cursor moves only with the last of them (INV-6).
 */
public interface IntakeStore {

  /**
   * Begins a pass; one that was under way is forgotten, what it committed stays, and so does the
   * cursor.
   *
   * @param lease the proof
   * @param calendar which calendar
   * @param pass its new name and kind
   */
  void beginPass(Lease lease, CalendarId calendar, Pass pass);

  /**
   * Commits a page. Each canonical write takes the next number among the calendar's changes.
   *
   * @param lease the proof
   * @param page what changes
   * @throws dev.calsync.failure.StoreException with code {@code VERSION_CONFLICT} if an event has
   *     another version than expected, or {@code PASS_REPLACED} if the pass is not the running one;
   *     nothing is changed then
   */
  void commitPage(Lease lease, PageCommit page);

  /**
   * Records that a pass has read to its end, and what that proves. Neither is the cursor stored nor
   * the pass ended by this.
   *
   * @param lease the proof
   * @param calendar which calendar
   * @param pass the running pass
   * @param complete whether everything was listed
   * @param listed how many origin events were listed
   * @throws dev.calsync.failure.StoreException with code {@code PASS_REPLACED} as {@link
   *     #commitPage}
   */
  void completePass(Lease lease, CalendarId calendar, Pass pass, boolean complete, long listed);

  /**
   * Stages the deletions that a completed pass is the evidence of, page by page; the last page ends
   * the pass and stores the cursor. A pass without deletions ends by one empty page.
   *
   * @param lease the proof
   * @param page removed items and deleted events
   * @param last whether this is the last page
   * @param cursor where the next delta begins; stored with the last page only; empty where the
   *     provider has none, which forgets the one that was there
   * @throws dev.calsync.failure.StoreException as {@link #commitPage}
   */
  void stageUnseen(Lease lease, PageCommit page, boolean last, Optional<Cursor> cursor);

  /**
   * Forgets the content hashes of quarantined items, so that the next reading looks at them again
   * (R-B5).
   *
   * @param lease the proof
   * @param calendar which calendar
   * @return how many
   */
  int requeueQuarantined(Lease lease, CalendarId calendar);
}
