package dev.calsync.policy;

/**
 * How many deletions, read from a source in one pass or within 24 hours, look like an accident and
 * are held until the host decides or the source was read again (SEM-42). Events are counted, a
 * whole series as one.
 *
 * @param absence for those derived from absence in a complete reading
 * @param tombstone for those that the provider told one by one
 */
public record DeletionLimits(Limit absence, Limit tombstone) {

  /** By absence 5 events and more than 30 %, or more than 500; told ones 25 and 50 %, or 1,000. */
  public static final DeletionLimits DEFAULT =
      new DeletionLimits(new Limit(5, 30, 500), new Limit(25, 50, 1_000));

  /**
   * One limit.
   *
   * @param least fewer events than this never hold, at least 1
   * @param percent more than this share of the edge's events holds, 0 to 100
   * @param most more events than this always hold, at least {@code least}
   */
  public record Limit(int least, int percent, int most) {

    /** Checks the ranges. */
    public Limit {
      if (least < 1 || percent < 0 || percent > 100 || most < least) {
        throw new IllegalArgumentException(
            "a limit has least >= 1, percent 0 to 100, most >= least, not "
                + least
                + ", "
                + percent
                + ", "
                + most);
      }
    }

    /**
     * Tells whether so many are too many.
     *
     * @param deletions events that would go
     * @param events events that there were
     * @return true if they should be held
     */
    public boolean exceededBy(long deletions, long events) {
      return deletions > most || (deletions >= least && deletions * 100 > events * percent);
    }
  }
}
