package dev.calsync.engine.block;

import dev.calsync.engine.projection.BusyTime;
import dev.calsync.event.TimeRange;
import dev.calsync.store.Evidence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The time of events that their sources deleted since the last plan, by evidence (SEM-42). Used by
 * one thread.
 */
public final class Gone {

  private final Map<Evidence.Kind, List<TimeRange>> times = new EnumMap<>(Evidence.Kind.class);
  private boolean unknown;

  /** Adds what a deleted event took. */
  public void add(Evidence.Kind evidence, Collection<BusyTime> took) {
    List<TimeRange> list = times.computeIfAbsent(evidence, any -> new ArrayList<>());
    took.forEach(busy -> list.add(busy.extent()));
  }

  /** Some event cannot be judged: whatever is lost may have been its time. */
  public void addUnknown() {
    unknown = true;
  }

  Timeline of(Evidence.Kind evidence) {
    return Timeline.of(times.getOrDefault(evidence, List.of()));
  }

  boolean isUnknown() {
    return unknown;
  }
}
