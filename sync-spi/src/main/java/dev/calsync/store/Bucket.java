package dev.calsync.store;

import java.time.Duration;

/**
 * A limit: so many permits at most, one more every so often. In any span at most {@code size} and
 * what fills in meanwhile is drawn; so a budget of 10,000 a day is kept by a bucket of 1,000 that
 * gets 9,000 a day. Size and pace come with every use, so that a changed setting needs no change in
 * the store: it counts the time that a bucket needs to be full, and keeps that.
 *
 * @param name its name, such as {@code google/project/acme}; 1 to 128 characters, without secrets
 * @param size how many permits it holds when it is full, at least 1
 * @param each how long until one permit comes back, in whole microseconds, at least one; an empty
 *     bucket is full after 1,000 days at most
 */
public record Bucket(String name, int size, Duration each) {

  private static final Duration LONGEST = Duration.ofDays(1_000);

  /** Checks the ranges. */
  public Bucket {
    if (name.isEmpty() || name.length() > 128) {
      throw new IllegalArgumentException(
          "a bucket's name has 1 to 128 characters, not " + name.length());
    }
    if (size < 1 || each.isNegative() || each.isZero()) {
      throw new IllegalArgumentException(
          "a bucket holds at least 1 permit and fills, not " + size + " every " + each);
    }
    if (each.toNanosPart() % 1_000 != 0 || each.compareTo(LONGEST.dividedBy(size)) > 0) {
      throw new IllegalArgumentException(
          "a bucket fills by whole microseconds within 1,000 days, not " + size + " every " + each);
    }
  }
}
