package dev.calsync;

import java.time.Duration;
import java.time.LocalTime;

/**
 * How often the engine sees to things by itself. What is done about once in a period is done each
 * time after another pause, up to a quarter longer or shorter; what is done at night, each at its
 * own moment within an hour. So nothing happens to all accounts at once.
 *
 * @param watch how often watch channels are looked after, 5 minutes to 6 hours
 * @param grants how often it is tried whether a grant still stands, and erased what is left of
 *     sign-ins, 5 minutes to 1 day
 * @param conflicts how often conflicts are settled as their owner prefers, 5 minutes to 1 day
 * @param drift how often each calendar is read whole, to find what incremental reading missed, 1 to
 *     30 days
 * @param night when that, cleaning up and the rolling of windows begin, in UTC
 */
public record Cadences(
    Duration watch, Duration grants, Duration conflicts, Duration drift, LocalTime night) {

  private static final Duration LEAST = Duration.ofMinutes(5);

  /** Channels and grants hourly, conflicts every half an hour, the rest daily at 03:00 UTC. */
  public static final Cadences DEFAULT =
      new Cadences(
          Duration.ofHours(1),
          Duration.ofHours(1),
          Duration.ofMinutes(30),
          Duration.ofDays(1),
          LocalTime.of(3, 0));

  /** Checks the ranges. */
  public Cadences {
    Ranges.within("watch", watch, LEAST, Duration.ofHours(6));
    Ranges.within("grants", grants, LEAST, Duration.ofDays(1));
    Ranges.within("conflicts", conflicts, LEAST, Duration.ofDays(1));
    Ranges.within("drift", drift, Duration.ofDays(1), Duration.ofDays(30));
  }

  /**
   * Channels looked after at another pace.
   *
   * @param other how often
   * @return the changed cadences
   */
  public Cadences withWatch(Duration other) {
    return new Cadences(other, grants, conflicts, drift, night);
  }

  /**
   * Grants tried at another pace.
   *
   * @param other how often
   * @return the changed cadences
   */
  public Cadences withGrants(Duration other) {
    return new Cadences(watch, other, conflicts, drift, night);
  }

  /**
   * Conflicts settled at another pace.
   *
   * @param other how often
   * @return the changed cadences
   */
  public Cadences withConflicts(Duration other) {
    return new Cadences(watch, grants, other, drift, night);
  }

  /**
   * Calendars read whole at another pace.
   *
   * @param other how often
   * @return the changed cadences
   */
  public Cadences withDrift(Duration other) {
    return new Cadences(watch, grants, conflicts, other, night);
  }

  /**
   * Nights at another time.
   *
   * @param other when they begin, in UTC
   * @return the changed cadences
   */
  public Cadences withNight(LocalTime other) {
    return new Cadences(watch, grants, conflicts, drift, other);
  }
}
