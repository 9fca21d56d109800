package dev.calsync.store;

import dev.calsync.calendar.OwnerId;
import java.time.Duration;

/**
 * Erases what was kept long enough (R-F6). Oldest first and up to the first that is younger: what
 * is left of a log has no gaps.
 */
public interface RetentionStore {

  /**
   * Erases the oldest journal lines. Who reads the journal from a position before one that was
   * erased is told so.
   *
   * @param owner whose
   * @param age how old a line is at least
   * @param limit at most so many
   * @return how many; fewer than {@code limit} if none is left
   */
  int eraseJournal(OwnerId owner, Duration age, int limit);

  /**
   * Erases the oldest lines of the audit log. Positions are not given out again.
   *
   * @param owner about whose data
   * @param age how old a line is at least
   * @param limit at most so many
   * @return how many; fewer than {@code limit} if none is left
   */
  int eraseAudit(OwnerId owner, Duration age, int limit);

  /**
   * Erases the oldest rows of the job log.
   *
   * @param owner whose
   * @param age how long ago a run ended at least
   * @param limit at most so many
   * @return how many; fewer than {@code limit} if none is left
   */
  int eraseJobLogs(OwnerId owner, Duration age, int limit);
}
