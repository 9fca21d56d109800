package dev.calsync.engine.job;

import dev.calsync.store.ClaimedLane;
import dev.calsync.store.Lease;

/**
 * A lane that this node claimed.
 *
 * @param lane what was claimed
 * @param clock how long it may be worked on
 */
record HeldLane(ClaimedLane lane, LeaseClock clock) {

  Lease lease() {
    return lane.lease();
  }
}
