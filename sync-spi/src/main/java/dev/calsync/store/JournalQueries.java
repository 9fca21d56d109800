package dev.calsync.store;

import dev.calsync.calendar.OwnerId;
import java.util.List;

/** The journal, to be read. */
public interface JournalQueries {

  /**
   * Everything after a position.
   *
   * @param owner whose
   * @param after list entries with a higher position; 0 for the first page
   * @param limit at most so many
   * @return oldest first
   */
  List<JournalEntry> after(OwnerId owner, long after, int limit);

  /**
   * What happened to one event, at its source and at all targets.
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
   * @return the position of the newest entry; 0 if there is none
   */
  long newest(OwnerId owner);
}
