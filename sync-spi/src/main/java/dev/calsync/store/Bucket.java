package dev.calsync.store;

import java.time.Duration;

/**
 * A limit: so many permits at most, one more every so often. Size and pace come with every draw, so
 * that a changed setting needs no change in the store.
 *
 * @param name its name, such as {@code google/project/acme}; 1 to 128 characters, without secrets
 * @param size how many permits it holds when it is full, at least 1
 * @param each how long until one permit comes back, longer than zero
 */
public record Bucket(String name, int size, Duration each) {

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
  }
}
