package dev.calsync;

import dev.calsync.policy.DeletionLimits;
import java.time.Duration;

/**
 * How the engine works. Every setting has a default that suits most hosts.
 *
 * @param concurrency how many lanes one worker works on at once, 1 to 256
 * @param lease how long a claimed lane is kept without a sign of progress, 5 s to 10 min
 * @param slice how long a run works before others have their turn, 1 s up to half of the lease
 * @param poll how often a calendar is read that nobody asks about, 1 s to 7 days; on average: each
 *     pause is up to a quarter longer or shorter
 * @param idlePoll the longest pause of an idle worker, 10 ms to 5 s
 * @param deletions how many deletions are held
 * @param cadences how often it sees to things by itself
 * @param sealsContent whether event content is encrypted before the store gets it (R-J1)
 * @param rollout how far it goes by itself (R-L7)
 */
public record SyncSettings(
    int concurrency,
    Duration lease,
    Duration slice,
    Duration poll,
    Duration idlePoll,
    DeletionLimits deletions,
    Cadences cadences,
    boolean sealsContent,
    Rollout rollout) {

  /**
   * 4 lanes, leases of 30 s, slices of 15 s, polls every 20 min, idle pauses of up to 5 s, content
   * in clear, everybody live.
   */
  public static final SyncSettings DEFAULT =
      new SyncSettings(
          4,
          Duration.ofSeconds(30),
          Duration.ofSeconds(15),
          Duration.ofMinutes(20),
          Duration.ofSeconds(5),
          DeletionLimits.DEFAULT,
          Cadences.DEFAULT,
          false,
          Rollout.LIVE);

  /** Checks the ranges. */
  public SyncSettings {
    if (concurrency < 1 || concurrency > 256) {
      throw new IllegalArgumentException("concurrency is 1 to 256, not " + concurrency);
    }
    Ranges.within("lease", lease, Duration.ofSeconds(5), Duration.ofMinutes(10));
    Ranges.within("slice", slice, Duration.ofSeconds(1), lease.dividedBy(2));
    Ranges.within("poll", poll, Duration.ofSeconds(1), Duration.ofDays(7));
    Ranges.within("idlePoll", idlePoll, Duration.ofMillis(10), Duration.ofSeconds(5));
  }

  /**
   * The same with another poll.
   *
   * @param other how often a calendar is read
   * @return the changed settings
   */
  public SyncSettings withPoll(Duration other) {
    return new SyncSettings(
        concurrency, lease, slice, other, idlePoll, deletions, cadences, sealsContent, rollout);
  }

  /**
   * The same with other limits.
   *
   * @param other how many deletions are held
   * @return the changed settings
   */
  public SyncSettings withDeletions(DeletionLimits other) {
    return new SyncSettings(
        concurrency, lease, slice, poll, idlePoll, other, cadences, sealsContent, rollout);
  }

  /**
   * The same, with what events say encrypted before the store gets it: titles, descriptions,
   * places, guests, in whatever row. Each owner has keys of their own, wrapped by {@code
   * KeyProvider.wrapping()}, as secrets have. In clear stay UIDs, times between which events take
   * place, hashes, and what is no event: policies, names of calendars.
   *
   * <p>Can be turned on over an existing store, and off again: everything opens either way, what is
   * written is written as this says, and the rest follows within two nights, once all nodes say the
   * same. All nodes must know a release that can read it. Costs some microseconds for each event
   * read or written, 36 bytes a row, and a look-up of the owner's keys every 15 seconds at most;
   * for so long a node may have them open in memory after they were dropped.
   *
   * @return the changed settings
   */
  public SyncSettings withSealedContent() {
    return new SyncSettings(
        concurrency, lease, slice, poll, idlePoll, deletions, cadences, true, rollout);
  }

  /**
   * The same with other cadences.
   *
   * @param other how often it sees to things by itself
   * @return the changed settings
   */
  public SyncSettings withCadences(Cadences other) {
    return new SyncSettings(
        concurrency, lease, slice, poll, idlePoll, deletions, other, sealsContent, rollout);
  }

  /**
   * The same with another rollout. Takes effect with the next run of each calendar: what waited
   * goes on within a poll.
   *
   * @param other how far it goes by itself
   * @return the changed settings
   */
  public SyncSettings withRollout(Rollout other) {
    return new SyncSettings(
        concurrency, lease, slice, poll, idlePoll, deletions, cadences, sealsContent, other);
  }
}
