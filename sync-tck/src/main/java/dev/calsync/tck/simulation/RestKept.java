package dev.calsync.tck.simulation;

import dev.calsync.store.ClaimedLane;
import dev.calsync.store.Lane;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.Lease;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** INV-20: a lane that was told to rest is not claimed before its rest is over. */
final class RestKept implements Invariant {

  private final Scene scene;
  private final Findings findings;
  private final Map<Lane, Instant> rests = new HashMap<>();

  RestKept(Scene scene, Findings findings) {
    this.scene = scene;
    this.findings = findings;
  }

  @Override
  public void done(Operation operation) {
    if (operation.is("jobs.finishRuns")) {
      List<Lease> lost = operation.answers(Lease.class);
      operation.all(0, LaneEnd.class).stream()
          .filter(end -> !lost.contains(end.lease()))
          .forEach(this::rests);
    } else if (operation.is("jobs.claimLanes")) {
      operation.answers(ClaimedLane.class).forEach(lane -> claimed(lane.lease().lane()));
    }
  }

  private void rests(LaneEnd end) {
    end.park()
        .map(scene.clock().instant()::plus)
        .ifPresent(until -> rests.put(end.lease().lane(), until));
  }

  private void claimed(Lane lane) {
    Instant until = rests.getOrDefault(lane, Instant.MIN);
    findings.unless(
        !scene.clock().instant().isBefore(until), "INV-20", lane + " should rest until " + until);
  }
}
