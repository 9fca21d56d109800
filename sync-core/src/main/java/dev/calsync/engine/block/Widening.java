package dev.calsync.engine.block;

import dev.calsync.event.TimeRange;
import dev.calsync.policy.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Buffers around blocks, by elapsed time; a buffer ends where the neighbour's own time begins
 * (SEM-7). What touches then is merged by whoever asked.
 */
final class Widening {

  private final Buffer buffer;
  private final NavigableSet<Instant> starts = new TreeSet<>();
  private final NavigableSet<Instant> ends = new TreeSet<>();

  Widening(Buffer buffer, Timeline... neighbours) {
    this.buffer = buffer;
    for (Timeline each : neighbours) {
      each.ranges().forEach(range -> starts.add(range.from()));
      each.ranges().forEach(range -> ends.add(range.to()));
    }
  }

  List<TimeRange> of(Timeline line) {
    return buffer.isNone() ? line.ranges() : line.ranges().stream().map(this::widened).toList();
  }

  private TimeRange widened(TimeRange range) {
    boolean point = range.from().equals(range.to());
    Instant from = range.from().minus(buffer.ahead());
    Instant to = range.to().plus(buffer.behind());
    @Nullable Instant before = point ? ends.lower(range.from()) : ends.floor(range.from());
    @Nullable Instant after = point ? starts.higher(range.to()) : starts.ceiling(range.to());
    return new TimeRange(
        Optional.ofNullable(before).filter(from::isBefore).orElse(from),
        Optional.ofNullable(after).filter(to::isAfter).orElse(to));
  }
}
