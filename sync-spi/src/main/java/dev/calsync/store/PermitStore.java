package dev.calsync.store;

import java.time.Duration;
import java.util.List;

/**
 * Limits that all nodes share: calls for each project, account and calendar, and the day's budget
 * (R-D6). Buckets are made by their first draw and full then. Without an owner throughout: a
 * project's bucket is drawn from for many. Not part of {@link SyncStore} yet.
 */
public interface PermitStore {

  /**
   * Draws from several buckets: from all of them, or from none.
   *
   * @param draws each from another bucket, at most 8
   * @return zero if all were drawn; else how long until it may be worth another try, and nothing
   *     was drawn
   */
  Duration drawPermits(List<Draw> draws);

  /**
   * The provider complained: nothing is drawn from the bucket for a while, and then it fills half
   * as fast as before, at the slowest at a sixteenth of its rate. Every minute without another
   * complaint gives a sixteenth back.
   *
   * @param bucket which
   * @param rest how long nothing is drawn; of two the later end counts
   */
  void penalise(Bucket bucket, Duration rest);

  /**
   * A wish for permits.
   *
   * @param bucket from which bucket
   * @param permits how many, 1 to the bucket's size
   */
  record Draw(Bucket bucket, int permits) {

    /** Checks the number. */
    public Draw {
      if (permits < 1 || permits > bucket.size()) {
        throw new IllegalArgumentException(
            "a draw takes 1 to " + bucket.size() + " permits, not " + permits);
      }
    }
  }
}
