package dev.calsync.crash;

import dev.calsync.connector.MirrorWrite;
import dev.calsync.event.MirrorShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the provider's log says about writes: INV-2, INV-7 … INV-10, INV-13. */
final class ProviderChecks {

  private final List<Written> writes;
  private final LeaseHistory leases;
  private final List<String> violations = new ArrayList<>();

  private ProviderChecks(List<Written> writes, LeaseHistory leases) {
    this.writes = writes;
    this.leases = leases;
  }

  static List<String> violations(List<Written> writes, LeaseHistory leases) {
    ProviderChecks checks = new ProviderChecks(writes, leases);
    checks.neverTwoMirrors();
    checks.neverTwoAtOnce();
    checks.neverAfterTheLease();
    checks.neverBackwards();
    checks.neverAgain();
    checks.neverForeign();
    return checks.violations;
  }

  private void neverTwoMirrors() {
    Map<String, String> liveByEvent = new HashMap<>();
    Map<String, String> eventOfObject = new HashMap<>();
    for (Written write : effects()) {
      if (write.write() instanceof MirrorWrite.Create) {
        String event = write.request().calendar() + " " + event(write);
        String other = liveByEvent.put(event, write.object());
        eventOfObject.put(write.object(), event);
        if (other != null) {
          violations.add("INV-2: beside " + other + " came " + write);
        }
      } else if (write.write() instanceof MirrorWrite.Delete) {
        liveByEvent.remove(eventOfObject.get(write.object()), write.object());
      }
    }
  }

  private void neverTwoAtOnce() {
    Map<String, List<Written>> byObject = new LinkedHashMap<>();
    for (Written write : writes) {
      byObject.computeIfAbsent(write.object(), object -> new ArrayList<>()).add(write);
    }
    for (List<Written> same : byObject.values()) {
      for (int i = 1; i < same.size(); i++) {
        if (same.get(i).overlaps(same.get(i - 1))) {
          violations.add("INV-7: together in flight " + same.get(i - 1) + " and " + same.get(i));
        }
      }
    }
  }

  private void neverAfterTheLease() {
    for (Written write : writes) {
      if (!leases.allows(write)) {
        violations.add(
            "INV-8: without a lease "
                + write
                + ", lane "
                + leases.lastBefore(
                    write.request().connection() + "/OUT", write.request().began()));
      }
    }
  }

  private void neverBackwards() {
    Map<String, Integer> shown = new HashMap<>();
    for (Written write : effects()) {
      if (write.title().isPresent()) {
        int version = version(write);
        Integer before = shown.put(write.request().calendar() + " " + event(write), version);
        if (before != null && before > version) {
          violations.add("INV-9: after v" + before + " came " + write);
        }
      }
    }
  }

  /**
   * A write of which nobody heard is looked up before another begins, so the same twice in a row
   * was due once. A delete of what is gone changes nothing, and is how a lost reply may end
   * (FLT-3).
   */
  private void neverAgain() {
    Map<String, Optional<MirrorShape>> shown = new HashMap<>();
    for (Written write : effects()) {
      Optional<MirrorShape> before = shown.put(write.object(), write.shape());
      if (write.shape().isPresent() && write.shape().equals(before)) {
        violations.add("INV-10: was as it is before " + write);
      }
    }
  }

  /** How many deletes met what was gone by then. */
  static int idleDeletes(List<Written> writes) {
    Set<String> there = new HashSet<>();
    int idle = 0;
    for (Written write : new ProviderChecks(writes, new LeaseHistory(List.of())).effects()) {
      if (write.shape().isPresent()) {
        there.add(write.object());
      } else if (!there.remove(write.object())) {
        idle++;
      }
    }
    return idle;
  }

  private void neverForeign() {
    Set<String> ours = new HashSet<>();
    for (Written write : effects()) {
      if (write.write() instanceof MirrorWrite.Create) {
        ours.add(write.object());
      } else if (!ours.contains(write.object())) {
        violations.add("INV-13: not ours " + write);
      }
    }
  }

  private List<Written> effects() {
    return writes.stream().filter(Written::tookEffect).toList();
  }

  private static String event(Written write) {
    return write.title().orElseThrow().split(" ", 2)[0];
  }

  private static int version(Written write) {
    return Integer.parseInt(write.title().orElseThrow().split(" v", 2)[1]);
  }
}
