package dev.calsync;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.JournalEntry;
import dev.calsync.store.JournalQueries;
import java.util.List;

/**
 * What the engine did and why: append-only, without titles or guests. Followed by position it is
 * the change feed: every change is read at least once, in order, for as long as it is kept (R-L4).
 */
public final class Journal {

  private final JournalQueries queries;
  private final OwnerId owner;

  Journal(JournalQueries queries, OwnerId owner) {
    this.queries = queries;
    this.owner = owner;
  }

  /**
   * Everything after a position.
   *
   * @param position the position of the last entry that is known; 0 for all
   * @param limit at most so many, 1 to 1,000
   * @return oldest first
   * @throws dev.calsync.failure.PositionExpiredException if an entry after that position was
   *     erased; it says from where to go on
   */
  public List<JournalEntry> after(long position, int limit) {
    if (limit < 1 || limit > 1_000) {
      throw new IllegalArgumentException(
          "a page of the journal has 1 to 1,000 entries, not " + limit);
    }
    return queries.after(owner, position, limit);
  }
}
