package dev.calsync.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Time that a timed event takes besides its own, such as the way to it. Elapsed time, added after
 * all filters have seen the event without it; all-day events have none (SEM-7).
 *
 * @param ahead before it begins, 0 to 24 hours, whole minutes
 * @param behind after it ends, 0 to 24 hours, whole minutes
 */
public record Buffer(Duration ahead, Duration behind) {

  /** No time. */
  public static final Buffer NONE = new Buffer(Duration.ZERO, Duration.ZERO);

  /** Checks both lengths. */
  public Buffer {
    List<String> problems = new ArrayList<>();
    Lengths.problem("the buffer before", ahead).ifPresent(problems::add);
    Lengths.problem("the buffer after", behind).ifPresent(problems::add);
    if (!problems.isEmpty()) {
      throw new IllegalPolicyException(problems);
    }
  }

  /**
   * Time before an event.
   *
   * @param ahead 0 to 24 hours, whole minutes
   * @return the buffer
   * @throws IllegalPolicyException if it is another length
   */
  public static Buffer before(Duration ahead) {
    return new Buffer(ahead, Duration.ZERO);
  }

  /**
   * The same time before, and so much after an event.
   *
   * @param after 0 to 24 hours, whole minutes
   * @return the buffer
   * @throws IllegalPolicyException if it is another length
   */
  public Buffer after(Duration after) {
    return new Buffer(ahead, after);
  }

  /**
   * Tells whether there is any time in it.
   *
   * @return true if events are shown as they are
   */
  public boolean isNone() {
    return ahead.isZero() && behind.isZero();
  }
}
