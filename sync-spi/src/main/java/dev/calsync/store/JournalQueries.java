package dev.calsync.store;

import dev.calsync.calendar.OwnerId;
import java.util.List;

/**
 * The journal, to be read. Followed by position it is the change feed (R-L4): nothing that was
 * committed is missed, whoever writes at the same time.
 */
public interface JournalQueries {

  /**
   * Everything after a position.
   *
   * @param owner whose
   * @param after list entries with a higher position; 0 for the first page
   * @param limit at most so many
   * @return oldest first
   * @throws dev.calsync.failure.PositionExpiredException if an entry after that position was erased
   */
  List<JournalEntry> after(OwnerId owner, long after, int limit);

  /**
   * What happened to one event, at its source and at all targets, as far back as it is kept.
   *
   * @param owner whose
   * @param uid the canonical event's name
   * @param limit at most so many
   * @return newest first
   */
  List<JournalEntry> of(OwnerId owner, String uid, int limit);

  /**
   * Where the journal ends now.
   *
   * @param owner whose
   * @return the position of the newest entry, erased or not; 0 if there never was one
   */
  long newest(OwnerId owner);
}
