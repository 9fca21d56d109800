package dev.calsync.crash;

import dev.calsync.crash.Witness.Leased;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who held which lane, and when. */
final class LeaseHistory {

  private final Map<String, List<Leased>> lanes = new HashMap<>();

  LeaseHistory(List<Leased> changes) {
    for (Leased change : changes) {
      lanes.computeIfAbsent(change.lane(), lane -> new ArrayList<>()).add(change);
    }
  }

  /** Leases that were given away while another's had not ended (INV-7). */
  List<String> overlaps() {
    List<String> found = new ArrayList<>();
    for (List<Leased> lane : lanes.values()) {
      for (int i = 1; i < lane.size(); i++) {
        Leased before = lane.get(i - 1);
        Leased after = lane.get(i);
        if (before.node().isPresent()
            && !before.node().equals(after.node())
            && after.node().isPresent()) {
          found.add(after + " took a lane from " + before);
        }
        if (after.fence() < before.fence()) {
          found.add("the fence fell from " + before + " to " + after);
        }
      }
    }
    return found;
  }

  /** Whether a provider call of a worker began under a lease with the margin left (INV-8). */
  boolean allows(Written write) {
    String lane = write.request().connection() + "/OUT";
    return lastBefore(lane, write.request().began())
        .filter(lease -> lease.isHeldBy(write.request().worker()))
        .filter(
            lease -> write.request().began().isBefore(lease.until().minus(CrashSettings.MARGIN)))
        .isPresent();
  }

  Optional<Leased> lastBefore(String lane, Instant at) {
    List<Leased> changes = lanes.getOrDefault(lane, List.of());
    for (int i = changes.size() - 1; i >= 0; i--) {
      if (!changes.get(i).at().isAfter(at)) {
        return Optional.of(changes.get(i));
      }
    }
    return Optional.empty();
  }

  /**
   * What became of a lane whose holder died.
   *
   * @param took from the death to the next claim; empty if nobody ever claimed it
   */
  record Recovery(String worker, String lane, Instant diedAt, Optional<Duration> took) {}

  /** For each lane that a worker held when it died or stood still. */
  List<Recovery> after(String worker, Instant diedAt) {
    List<Recovery> found = new ArrayList<>();
    for (Map.Entry<String, List<Leased>> lane : lanes.entrySet()) {
      boolean held =
          lastBefore(lane.getKey(), diedAt)
              .filter(lease -> lease.isHeldBy(worker) && lease.until().isAfter(diedAt))
              .isPresent();
      if (held) {
        found.add(new Recovery(worker, lane.getKey(), diedAt, next(lane.getValue(), diedAt)));
      }
    }
    return found;
  }

  private static Optional<Duration> next(List<Leased> lane, Instant diedAt) {
    return lane.stream()
        .filter(change -> change.at().isAfter(diedAt) && change.node().isPresent())
        .findFirst()
        .map(change -> Duration.between(diedAt, change.at()));
  }
}
