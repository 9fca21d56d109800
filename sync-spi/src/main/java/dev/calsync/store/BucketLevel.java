package dev.calsync.store;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * How a bucket stands at a moment. Each store keeps these four numbers and the time that they are
 * of, brings them up to now by {@link #after}, and asks them; so all of them count alike.
 *
 * @param missing what is missing until the bucket is full, in sixteenths of the microseconds that
 *     filling takes at full pace; not negative
 * @param pace how fast it fills, in sixteenths of its own pace, 1 to 16
 * @param rest how long nothing is drawn and nothing fills, in whole microseconds
 * @param calm how long it has filled without a complaint since the pace last changed, in whole
 *     microseconds, less than a minute; zero at full pace
 */
public record BucketLevel(long missing, int pace, Duration rest, Duration calm) {

  private static final int FULL_PACE = 16;
  private static final long STEP = 60_000_000;
  private static final Duration LONGEST_REST = Duration.ofDays(1_000);

  /** Nothing was drawn, nobody complained. */
  public static final BucketLevel FULL =
      new BucketLevel(0, FULL_PACE, Duration.ZERO, Duration.ZERO);

  /**
   * How it stands a while later, with nothing drawn meanwhile.
   *
   * @param passed how long; nothing passes if it is negative
   * @return the level then
   */
  public BucketLevel after(Duration passed) {
    long left = Math.max(0, micros(passed));
    long resting = Math.min(left, micros(rest));
    Filling filling = new Filling(missing, pace, micros(calm));
    filling.goOn(left - resting);
    return filling.level(micros(rest) - resting);
  }

  /**
   * How many permits can be drawn.
   *
   * @param bucket which bucket this is the level of
   * @return 0 while it rests
   */
  public int permits(Bucket bucket) {
    return rest.isZero() ? (int) (held(bucket) / cost(bucket)) : 0;
  }

  /**
   * How long until so many permits can be drawn.
   *
   * @param bucket which bucket this is the level of
   * @param permits how many, at most its size
   * @return zero if they can be now
   */
  public Duration until(Bucket bucket, int permits) {
    Filling filling = new Filling(missing, pace, micros(calm));
    long wait = filling.until(capacity(bucket) - permits * cost(bucket));
    return duration(micros(rest) + wait);
  }

  /**
   * How long until this is {@link #FULL} if nobody draws.
   *
   * @return zero if it is
   */
  public Duration untilFull() {
    Filling filling = new Filling(missing, pace, micros(calm));
    long healed = pace == FULL_PACE ? 0 : (FULL_PACE - pace) * STEP - micros(calm);
    return duration(micros(rest) + Math.max(healed, filling.until(0)));
  }

  /**
   * After a draw.
   *
   * @param bucket which bucket this is the level of
   * @param permits how many, at most {@link #permits}
   * @return the level
   */
  public BucketLevel less(Bucket bucket, int permits) {
    return with(missing + permits * cost(bucket));
  }

  /**
   * After requests that went out whatever was left. More may be missing then than the bucket holds,
   * 1,000 days of filling at most.
   *
   * @param bucket which bucket this is the level of
   * @param permits how many, not negative
   * @return the level
   */
  public BucketLevel charged(Bucket bucket, int permits) {
    long room = Math.max(0, micros(LONGEST_REST) * FULL_PACE - missing);
    boolean fits = permits <= room / cost(bucket);
    return with(missing + (fits ? permits * cost(bucket) : room));
  }

  /**
   * After permits were given back. While it rests they are forgotten: they are from before the
   * complaint.
   *
   * @param bucket which bucket this is the level of
   * @param permits how many, not negative
   * @return the level, full at most
   */
  public BucketLevel more(Bucket bucket, int permits) {
    long back = Math.min(permits, bucket.size()) * cost(bucket);
    return rest.isZero() ? with(Math.max(0, missing - back)) : this;
  }

  /**
   * After a complaint.
   *
   * @param bucket which bucket this is the level of
   * @param during how long it rests, not negative; of longer ones 1,000 days count
   * @return the level
   */
  public BucketLevel penalised(Bucket bucket, Duration during) {
    Duration bounded = during.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : during;
    long longer = Math.max(micros(rest), micros(bounded));
    int slower = rest.isZero() ? Math.max(1, pace / 2) : pace;
    return new BucketLevel(
        Math.max(missing, capacity(bucket)), slower, duration(longer), Duration.ZERO);
  }

  private BucketLevel with(long nowMissing) {
    return new BucketLevel(nowMissing, pace, rest, calm);
  }

  /** A bucket that was made smaller may miss more than it holds. */
  private long held(Bucket bucket) {
    return Math.max(0, capacity(bucket) - missing);
  }

  private static long capacity(Bucket bucket) {
    return bucket.size() * cost(bucket);
  }

  private static long cost(Bucket bucket) {
    return micros(bucket.each()) * FULL_PACE;
  }

  private static long micros(Duration duration) {
    return duration.toSeconds() * 1_000_000 + duration.toNanosPart() / 1_000;
  }

  private static Duration duration(long micros) {
    return Duration.of(micros, ChronoUnit.MICROS);
  }

  /** The course of a filling bucket: minute by minute faster until it is itself again. */
  private static final class Filling {

    private long missing;
    private int pace;
    private long calm;

    Filling(long missing, int pace, long calm) {
      this.missing = missing;
      this.pace = pace;
      this.calm = calm;
    }

    void goOn(long passed) {
      long left = passed;
      while (pace < FULL_PACE && left >= STEP - calm) {
        left -= STEP - calm;
        nextPace();
      }
      calm = pace < FULL_PACE ? calm + left : 0;
      fill(left);
    }

    /** The time until no more than so much is missing; leaves the course there. */
    long until(long wanted) {
      long waited = 0;
      while (pace < FULL_PACE && missing - (STEP - calm) * pace > wanted) {
        waited += STEP - calm;
        nextPace();
      }
      return waited + Math.max(0, (missing - wanted + pace - 1) / pace);
    }

    private void nextPace() {
      fill(STEP - calm);
      pace++;
      calm = 0;
    }

    private void fill(long micros) {
      missing = Math.max(0, missing - Math.min(missing, micros * pace));
    }

    BucketLevel level(long resting) {
      return new BucketLevel(missing, pace, duration(resting), duration(calm));
    }
  }
}
