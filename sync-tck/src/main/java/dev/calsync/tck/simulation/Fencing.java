package dev.calsync.tck.simulation;

import dev.calsync.store.ClaimedLane;
import dev.calsync.store.Lane;
import dev.calsync.store.Lease;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * INV-8: whoever slept past its lease writes nothing more: the store turns down an old fence, and
 * no write to the provider begins without a lease.
 */
final class Fencing implements Invariant {

  private final Scene scene;
  private final Findings findings;
  private final LaneHolders holders;
  private final Map<Lane, Long> newest = new HashMap<>();

  Fencing(Scene scene, Findings findings, LaneHolders holders) {
    this.scene = scene;
    this.findings = findings;
    this.holders = holders;
  }

  @Override
  public void done(Operation operation) {
    operation.lease().ifPresent(lease -> accepted(operation, lease));
    if (operation.is("jobs.claimLanes")) {
      operation.answers(ClaimedLane.class).forEach(lane -> claimed(lane.lease()));
    }
  }

  @Override
  public void sending(Sending write) {
    Instant now = scene.clock().instant();
    Optional<Instant> until = holders.heldBy(write.node());
    findings.unless(
        until.filter(now::isBefore).isPresent(),
        "INV-8",
        write.node().name() + " writes to " + write.site().name() + " without a lease");
  }

  private void accepted(Operation operation, Lease lease) {
    findings.unless(
        newest.getOrDefault(lease.lane(), 0L) == lease.fence(),
        "INV-8",
        operation.name() + " was accepted with the old fence " + lease.fence());
  }

  private void claimed(Lease lease) {
    Long before = newest.put(lease.lane(), lease.fence());
    findings.unless(
        before == null || before < lease.fence(),
        "INV-8",
        "fence " + lease.fence() + " of " + lease.lane() + " after " + before);
  }
}
