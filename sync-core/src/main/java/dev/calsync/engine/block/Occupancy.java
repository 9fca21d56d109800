package dev.calsync.engine.block;

import dev.calsync.engine.projection.BusyTime;
import dev.calsync.event.EventTime;
import dev.calsync.event.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What takes time, by kind, gathered event by event. Merges as it grows, so it is as large as the
 * blocks are many, however many events there are. Used by one thread.
 */
public final class Occupancy {

  private static final int ROOM = 1_024;

  private final Map<Block.Kind, Heap> heaps = new EnumMap<>(Block.Kind.class);

  /** Adds what an event takes. */
  public void add(Collection<BusyTime> times) {
    for (BusyTime busy : times) {
      heaps
          .computeIfAbsent(Block.Kind.of(busy.time(), busy.availability()), any -> new Heap())
          .add(range(busy));
    }
  }

  /** The same, with what is forgotten and shown. */
  Occupancy with(Stream<BusyTime> forgotten) {
    Occupancy more = new Occupancy();
    heaps.forEach((kind, heap) -> more.heaps.put(kind, heap.copy()));
    more.add(forgotten.toList());
    return more;
  }

  /** What is taken in a kind; what lies no further apart than the gap is one stretch. */
  Timeline of(Block.Kind kind, Duration gap) {
    return Timeline.of(heaps.getOrDefault(kind, new Heap()).ranges, gap);
  }

  private static TimeRange range(BusyTime busy) {
    return busy.time() instanceof EventTime.AllDay days
        ? Block.days(days.start(), days.endExclusive())
        : busy.extent();
  }

  /** Ranges in any order, merged whenever there are twice as many as were left the last time. */
  private static final class Heap {

    private List<TimeRange> ranges = new ArrayList<>();
    private int room = ROOM;

    Heap copy() {
      Heap copy = new Heap();
      copy.ranges.addAll(ranges);
      copy.room = room;
      return copy;
    }

    void add(TimeRange range) {
      ranges.add(range);
      if (ranges.size() > room) {
        ranges = new ArrayList<>(Timeline.of(ranges).ranges());
        room = Math.max(ROOM, 2 * ranges.size());
      }
    }
  }
}
