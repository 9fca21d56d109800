package dev.calsync.connector;

/**
 * What a request is about to cost.
 *
 * @param reads read requests, not negative
 * @param writes write requests, not negative
 */
public record Cost(int reads, int writes) {

  /** One read. */
  public static final Cost READ = new Cost(1, 0);

  /** One write. */
  public static final Cost WRITE = new Cost(0, 1);

  /** Checks the numbers. */
  public Cost {
    if (reads < 0 || writes < 0) {
      throw new IllegalArgumentException(
          "a request costs no less than nothing, not "
              + reads
              + " reads and "
              + writes
              + " writes");
    }
  }
}
