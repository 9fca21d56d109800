package dev.calsync;

import java.time.Duration;
import java.util.List;

/**
 * How much there is to do, over all owners and nodes, and how much may be done (R-L5).
 *
 * @param waitingLanes how many accounts' reading or writing could go on now, if a worker were free
 * @param longestWait how long the first of them has been waiting for a worker; zero if none waits
 * @param heldLanes how many are being worked on; those of a process that died count until their
 *     leases are over
 * @param deadJobs jobs that were given up and wait to be redriven
 * @param limits the limits that this process met last, at most 100, in the order of their names
 */
public record Load(
    long waitingLanes, Duration longestWait, long heldLanes, long deadJobs, List<Limited> limits) {

  /** Copies the limits. */
  public Load {
    limits = List.copyOf(limits);
  }

  /**
   * What is left of a limit for all processes together.
   *
   * @param name connector, scope, a hash of whose it is, and the span; names no person
   * @param left how many requests could begin now; zero while it rests
   * @param most how many could if nobody made any for a while
   * @param rest how long nobody may begin any, because the provider complained; zero if it did not
   */
  public record Limited(String name, int left, int most, Duration rest) {}
}
