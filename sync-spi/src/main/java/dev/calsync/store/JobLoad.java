package dev.calsync.store;

import java.time.Duration;

/**
 * How much there is to do, over all owners and nodes.
 *
 * @param waitingLanes lanes that could be claimed now; those that are held or rest are left out
 * @param longestWait how long ago the first of them could have been claimed; zero if none waits
 * @param heldLanes lanes that were claimed and not given back, those of dead nodes included
 * @param deadJobs jobs that were given up and not redriven
 */
public record JobLoad(long waitingLanes, Duration longestWait, long heldLanes, long deadJobs) {}
