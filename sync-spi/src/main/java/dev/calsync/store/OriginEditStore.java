package dev.calsync.store;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Patches to origin events, under the same claim, look-up and fence as mirrors (engine design,
 * section 4). There is at most one for each event.
 */
public interface OriginEditStore {

  /**
   * Proposes a patch. One that the same mirror caused before and that was not opened yet is
   * replaced; its age and its wait stay.
   *
   * @param lease the proof; that of the lane that met the edit
   * @param edit the patch, made from a version of the event
   * @param journal what is to be told
   * @return false, and nothing written, if the event has another version by now or was deleted, or
   *     has a patch that is open or that another mirror caused
   */
  boolean proposeOriginEdit(Lease lease, OriginEdit edit, JournalLine journal);

  /**
   * Opens due patches. From here on each is looked up, never repeated, until it is settled (R-C4).
   *
   * @param lease the proof; that of the origin's connection
   * @param calendar the calendar of the origins
   * @param limit at most so many
   * @return the opened patches, oldest first
   */
  List<OriginEdit> claimOriginEdits(Lease lease, CalendarId calendar, int limit);

  /**
   * Closes an open patch. One that was applied or refused is forgotten; one that was not applied
   * waits.
   *
   * @param lease the proof; that of the origin's connection
   * @param settlement what became of it
   * @param journal what is to be told
   * @return false, and nothing written, if no patch of the event is open
   */
  boolean settleOriginEdit(Lease lease, OriginSettlement settlement, JournalLine journal);

  /**
   * Patches that were opened and not settled.
   *
   * @param owner whose
   * @param calendar the calendar of the origins
   * @param limit at most so many
   * @return those first that have been open for longest
   */
  List<OriginEdit> openOriginEdits(OwnerId owner, CalendarId calendar, int limit);

  /**
   * The patch of an event, open or not.
   *
   * @param owner whose
   * @param calendar the calendar of the origin
   * @param uid which event
   * @return empty if there is none
   */
  Optional<OriginEdit> originEdit(OwnerId owner, CalendarId calendar, String uid);

  /**
   * How long until a calendar's origins have something to be done.
   *
   * @param owner whose
   * @param calendar the calendar of the origins
   * @return zero as long as a patch is open or due; empty if there is none
   */
  Optional<Duration> untilOriginEditDue(OwnerId owner, CalendarId calendar);
}
