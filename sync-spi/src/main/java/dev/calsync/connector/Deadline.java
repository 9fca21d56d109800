package dev.calsync.connector;

import java.time.Duration;

/** How long a call may still take, by monotonic time (INV-25). */
@FunctionalInterface
public interface Deadline {

  /**
   * The time left.
   *
   * @return zero once it is over, never negative
   */
  Duration remaining();
}
