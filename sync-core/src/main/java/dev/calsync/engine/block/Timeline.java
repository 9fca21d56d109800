package dev.calsync.engine.block;

import dev.calsync.event.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Stretches of time in order, none of which touches another. A point inside a stretch is part of
 * it.
 *
 * @param ranges sorted, disjoint, with time between any two
 */
public record Timeline(List<TimeRange> ranges) {

  /** No time. */
  public static final Timeline NOTHING = new Timeline(List.of());

  private static final Comparator<TimeRange> IN_ORDER =
      Comparator.comparing(TimeRange::from).thenComparing(TimeRange::to);

  /** Checks the order and the time between. */
  public Timeline {
    ranges = List.copyOf(ranges);
    for (int i = 1; i < ranges.size(); i++) {
      if (!ranges.get(i - 1).to().isBefore(ranges.get(i).from())) {
        throw new IllegalArgumentException(
            ranges.get(i - 1) + " and " + ranges.get(i) + " are not apart");
      }
    }
  }

  /** The union of any ranges, in any order. */
  public static Timeline of(Collection<TimeRange> ranges) {
    return of(ranges, Duration.ZERO);
  }

  /**
   * The union of any ranges, in any order; what lies no further apart than the gap is one stretch.
   */
  public static Timeline of(Collection<TimeRange> ranges, Duration gap) {
    List<TimeRange> merged = new ArrayList<>();
    for (TimeRange next : ranges.stream().sorted(IN_ORDER).toList()) {
      int last = merged.size() - 1;
      if (last >= 0 && !next.from().isAfter(merged.get(last).to().plus(gap))) {
        merged.set(last, joined(merged.get(last), next));
      } else {
        merged.add(next);
      }
    }
    return new Timeline(merged);
  }

  private static TimeRange joined(TimeRange first, TimeRange next) {
    return next.to().isAfter(first.to()) ? new TimeRange(first.from(), next.to()) : first;
  }

  /** What of this is not taken by another timeline; a point takes no time. */
  public Timeline without(Timeline taken) {
    List<TimeRange> left = new ArrayList<>();
    for (TimeRange range : ranges) {
      taken.leave(range, left);
    }
    return new Timeline(left);
  }

  private void leave(TimeRange range, List<TimeRange> left) {
    Instant start = range.from();
    for (int i = Math.max(0, lastFrom(start)); i < ranges.size(); i++) {
      TimeRange taken = ranges.get(i);
      if (taken.from().isAfter(range.to())) {
        break;
      }
      if (taken.overlaps(start, range.to()) && !isPoint(taken)) {
        if (start.isBefore(taken.from())) {
          left.add(new TimeRange(start, taken.from()));
        }
        start = taken.to();
      }
    }
    if (start.isBefore(range.to()) || start.equals(range.from())) {
      left.add(new TimeRange(start, range.to()));
    }
  }

  private static boolean isPoint(TimeRange range) {
    return range.from().equals(range.to());
  }

  /** Tells whether no part of a range is missing. */
  public boolean covers(TimeRange range) {
    int at = lastFrom(range.from());
    return at >= 0 && !ranges.get(at).to().isBefore(range.to());
  }

  /** Tells whether any part of a range is in it. */
  public boolean touches(TimeRange range) {
    int at = lastFrom(range.from());
    return ranges.subList(Math.max(0, at), Math.min(ranges.size(), at + 2)).stream()
        .anyMatch(each -> each.overlaps(range.from(), range.to()) || each.equals(range));
  }

  /** The place of the last stretch that begins no later; -1 if none does. */
  private int lastFrom(Instant start) {
    int low = 0;
    int high = ranges.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ranges.get(middle).from().isAfter(start)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low - 1;
  }
}
