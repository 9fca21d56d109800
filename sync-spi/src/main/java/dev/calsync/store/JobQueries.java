package dev.calsync.store;

import dev.calsync.calendar.OwnerId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Questions about jobs and lanes. */
public interface JobQueries {

  /**
   * A job as it stands.
   *
   * @param owner whose
   * @param job which
   * @return empty if it was never asked for
   */
  Optional<JobView> find(OwnerId owner, JobKey job);

  /**
   * An owner's jobs.
   *
   * @param owner whose
   * @param after list jobs that sort after this text of a key; empty text for the first page
   * @param limit at most so many
   * @return sorted by the text of their keys
   */
  List<JobView> page(OwnerId owner, String after, int limit);

  /**
   * How long until a lane can be claimed. Lanes that have a holder are left out: their end, or the
   * sweep, comes first. Without an owner.
   *
   * @return zero if one can be now; empty if no free lane has anything to run
   */
  Optional<Duration> untilDue();

  /**
   * How much there is to do now. Without an owner.
   *
   * @return counted by the store
   */
  JobLoad load();
}
