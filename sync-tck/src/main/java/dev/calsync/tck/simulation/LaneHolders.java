package dev.calsync.tck.simulation;

import dev.calsync.store.ClaimedLane;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobRun;
import dev.calsync.store.Lane;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * INV-7 and INV-22: a lane has one holder at a time, and a job one run. Keeps its own book of
 * claims, ends and sweeps.
 */
final class LaneHolders implements Invariant {

  private final Scene scene;
  private final Findings findings;
  private final Map<Lane, Holding> held = new HashMap<>();
  private final Set<JobKey> running = new HashSet<>();

  private record Holding(Lease lease, Node node, Instant until, List<JobKey> jobs) {}

  LaneHolders(Scene scene, Findings findings) {
    this.scene = scene;
    this.findings = findings;
  }

  @Override
  public void done(Operation operation) {
    switch (operation.name()) {
      case "jobs.claimLanes" ->
          operation
              .answers(ClaimedLane.class)
              .forEach(
                  lane -> claimed(operation.node(), lane, operation.argument(2, Duration.class)));
      case "jobs.finishRuns" -> {
        List<Lease> lost = operation.answers(Lease.class);
        operation.all(0, LaneEnd.class).stream()
            .filter(end -> !lost.contains(end.lease()))
            .forEach(this::ended);
      }
      case "jobs.releaseExpired" -> swept();
      default -> {}
    }
  }

  /** Until when a node holds any lane by its last claim; empty if it holds none. */
  Optional<Instant> heldBy(Node node) {
    return held.values().stream()
        .filter(holding -> holding.node() == node)
        .map(Holding::until)
        .max(Instant::compareTo);
  }

  private void claimed(Node node, ClaimedLane lane, Duration lease) {
    Lane name = lane.lease().lane();
    findings.unless(!held.containsKey(name), "INV-7", "two nodes hold lane " + name);
    List<JobKey> jobs = lane.jobs().stream().map(ClaimedLane.ClaimedJob::job).toList();
    for (JobKey job : jobs) {
      findings.unless(running.add(job), "INV-22", "two runs of job " + job);
    }
    held.put(name, new Holding(lane.lease(), node, scene.clock().instant().plus(lease), jobs));
  }

  private void ended(LaneEnd end) {
    Lane lane = end.lease().lane();
    end.runs().stream().map(JobRun::job).forEach(running::remove);
    if (end.release()) {
      Optional.ofNullable(held.remove(lane))
          .ifPresent(holding -> holding.jobs().forEach(running::remove));
    }
  }

  private void swept() {
    Instant now = scene.clock().instant();
    held.values()
        .removeIf(
            holding -> {
              boolean over = !holding.until().isAfter(now);
              if (over) {
                holding.jobs().forEach(running::remove);
              }
              return over;
            });
  }
}
