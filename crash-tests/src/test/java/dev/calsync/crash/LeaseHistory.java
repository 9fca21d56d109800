package dev.calsync.crash;

import dev.calsync.crash.Fleet.Loss;
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

  /** Leases that were given away while another, though of the same node, had not ended (INV-7). */
  List<String> overlaps() {
    List<String> found = new ArrayList<>();
    for (List<Leased> lane : lanes.values()) {
      for (int i = 1; i < lane.size(); i++) {
        Leased before = lane.get(i - 1);
        Leased after = lane.get(i);
        if (before.node().isPresent() && after.node().isPresent() && !after.renews(before)) {
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
   * What became of a lane whose holder was lost.
   *
   * @param took from the loss until somebody claimed the lane, or until it was free and had nothing
   *     to do; empty if neither came
   */
  record Recovery(Loss loss, String lane, Optional<Duration> took) {}

  /** For each lane that a loss left without anybody who could go on with it. */
  List<Recovery> after(Loss loss) {
    return lanes.keySet().stream()
        .flatMap(
            lane ->
                leftBehind(lane, loss)
                    .map(left -> new Recovery(loss, lane, recovered(left, loss.at())))
                    .stream())
        .toList();
  }

  /**
   * The lease that a lost worker left on a lane. A statement that was under way when the worker was
   * lost may still claim the lane, renew its lease or give it back; and who goes on before the
   * lease is over was never lost to the lane.
   */
  private Optional<Leased> leftBehind(String lane, Loss loss) {
    Optional<Leased> left = lastBefore(lane, loss.at()).filter(it -> it.isHeldBy(loss.worker()));
    for (Leased change : lanes.get(lane)) {
      if (loss.isOn(change.at())) {
        left =
            change.isHeldBy(loss.worker())
                ? Optional.of(change)
                : left.filter(lease -> !change.at().isBefore(lease.until()));
      }
    }
    return left.filter(lease -> loss.isOn(lease.until()));
  }

  private Optional<Duration> recovered(Leased left, Instant since) {
    return lanes.get(left.lane()).stream()
        .filter(change -> change.id() > left.id())
        .filter(change -> change.fence() > left.fence() || change.isIdle())
        .findFirst()
        .map(change -> Duration.between(since, change.at()));
  }
}
