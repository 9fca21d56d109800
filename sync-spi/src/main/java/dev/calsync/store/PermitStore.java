package dev.calsync.store;

import java.time.Duration;
import java.util.List;

/**
 * Limits that all nodes share: calls for each project, account and calendar, and the day's budget
 * (R-D6). Without an owner throughout: a project's bucket is drawn from for many.
 *
 * <p>A node draws some permits ahead and spends them without asking again. What it drew counts as
 * spent from then on, so a node that dies loses a few and never doubles any. Permits are for the
 * next seconds: who spends them later than the bucket needs to fill again may double a burst, and
 * gives them back instead. What a bucket holds is judged by {@link BucketLevel}, the same for all
 * stores.
 */
public interface PermitStore {

  /**
   * Draws from several buckets: from each of them what it has to give, or from none.
   *
   * @param draws each from another bucket, 1 to 8
   * @return the permits, or when to try again
   */
  Drawn drawPermits(List<Draw> draws);

  /**
   * Gives permits back that were drawn and not used. No bucket holds more than its size by this.
   *
   * @param unused how many into which buckets, each another one, 1 to 8
   */
  void returnPermits(List<Count> unused);

  /**
   * Requests that go out whatever is left, since others of the same verb went out before them. They
   * count all the same: nothing is drawn from these buckets until what is missing has filled.
   *
   * @param spent how many from which buckets, each another one, 1 to 8
   */
  void chargePermits(List<Count> spent);

  /**
   * The provider complained: the bucket is empty, rests, and then fills half as fast as before, at
   * the slowest at a sixteenth of its pace. Every minute after the rest without another complaint
   * gives a sixteenth back. A complaint while it rests is taken for the same trouble: of the two
   * rests the later end counts, the pace stays.
   *
   * @param bucket which
   * @param rest how long nothing is drawn, not negative; Retry-After where the provider gave one
   */
  void penalise(Bucket bucket, Duration rest);

  /**
   * How a bucket stands now.
   *
   * @param bucket which
   * @return {@link BucketLevel#FULL} if nothing was ever drawn from it
   */
  BucketLevel level(Bucket bucket);

  /**
   * Forgets buckets that are full again. No answer changes by this.
   *
   * @param limit at most so many
   * @return how many; fewer than {@code limit} if none is left
   */
  int forgetFull(int limit);

  /**
   * A wish for permits.
   *
   * @param bucket from which bucket
   * @param least how few are of use, at least 1
   * @param most how many are wanted, at least {@code least}
   * @param keep how many must be left for more urgent work, not negative; together with {@code
   *     least} at most the bucket's size
   */
  record Draw(Bucket bucket, int least, int most, int keep) {

    /** Checks the ranges. */
    public Draw {
      if (least < 1 || most < least || keep < 0 || (long) least + keep > bucket.size()) {
        throw new IllegalArgumentException(
            "a draw from a bucket of %d takes 1 or more and leaves the rest, not %d to %d leaving %d"
                .formatted(bucket.size(), least, most, keep));
      }
    }
  }

  /**
   * Permits of one bucket.
   *
   * @param bucket which
   * @param permits how many, at least 1
   */
  record Count(Bucket bucket, int permits) {

    /** Checks the number. */
    public Count {
      if (permits < 1) {
        throw new IllegalArgumentException("1 or more permits are counted, not " + permits);
      }
    }
  }
}
