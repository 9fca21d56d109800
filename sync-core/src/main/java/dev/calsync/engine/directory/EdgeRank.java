package dev.calsync.engine.directory;

import java.time.Instant;

/**
 * Which of several edges shows a meeting that all of them would show at one target (SEM-21).
 *
 * @param priority 1 goes before 2
 * @param madeAt when the edge was made; of equal ones the older goes first
 */
public record EdgeRank(int priority, Instant madeAt) {

  /** Of no priority, and older than all that say when they were made. */
  public static final EdgeRank FIRST = new EdgeRank(0, Instant.EPOCH);

  /** With another priority. */
  public EdgeRank withPriority(int changed) {
    return new EdgeRank(changed, madeAt);
  }
}
