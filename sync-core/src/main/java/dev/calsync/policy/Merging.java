package dev.calsync.policy;

import java.time.Duration;
import java.util.List;

/**
 * Busy time is shown as merged blocks instead of one mirror for each event (SEM-2). Timed blocks
 * and blocks of whole days are never merged with each other, nor is tentative time with busy time;
 * tentative time is shown where nothing is busy.
 *
 * @param gap how far apart two events of one kind may lie to be one block, 0 to 24 hours in whole
 *     minutes; whole days merge where they follow each other
 */
public record Merging(Duration gap) {

  private static final Merging TOUCHING = new Merging(Duration.ZERO);

  /** Checks the length. */
  public Merging {
    Lengths.problem("the gap to merge", gap)
        .ifPresent(
            problem -> {
              throw new IllegalPolicyException(List.of(problem));
            });
  }

  /**
   * Merges what overlaps or follows at once.
   *
   * @return the merging without a gap
   */
  public static Merging touching() {
    return TOUCHING;
  }

  /**
   * Merges over short pauses too: they are shown as taken.
   *
   * @param gap the longest pause, 0 to 24 hours in whole minutes
   * @return the merging
   * @throws IllegalPolicyException if it is another length
   */
  public static Merging across(Duration gap) {
    return new Merging(gap);
  }
}
