package dev.calsync.engine.block;

import dev.calsync.event.TimeRange;
import dev.calsync.policy.Buffer;
import dev.calsync.policy.Merging;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The blocks of an occupancy (SEM-2). Busy time covers tentative time, so that no two blocks of
 * hours lie over each other, nor two blocks of days.
 */
final class BlockLine {

  private final Occupancy occupancy;
  private final Collection<Block> past;

  /**
   * A line.
   *
   * @param occupancy what takes time
   * @param past what known blocks show of the time before the window; it stays (KEEP_PAST)
   */
  BlockLine(Occupancy occupancy, Collection<Block> past) {
    this.occupancy = occupancy;
    this.past = past;
  }

  List<Block> blocks(Merging merging, Buffer buffer) {
    return Stream.concat(hours(merging.gap(), buffer), days())
        .sorted(Comparator.comparing(block -> block.range().from()))
        .toList();
  }

  private Stream<Block> hours(Duration gap, Buffer buffer) {
    Timeline busy = occupancy.of(Block.Kind.BUSY, gap);
    Timeline perhaps = occupancy.of(Block.Kind.TENTATIVE, gap).without(busy);
    Widening widening = new Widening(buffer, busy, perhaps);
    return shown(Block.Kind.BUSY, widening.of(busy), Block.Kind.TENTATIVE, widening.of(perhaps));
  }

  private Stream<Block> days() {
    return shown(
        Block.Kind.BUSY_DAYS,
        occupancy.of(Block.Kind.BUSY_DAYS, Duration.ZERO).ranges(),
        Block.Kind.TENTATIVE_DAYS,
        occupancy.of(Block.Kind.TENTATIVE_DAYS, Duration.ZERO).ranges());
  }

  private Stream<Block> shown(
      Block.Kind sure, List<TimeRange> busy, Block.Kind unsure, List<TimeRange> perhaps) {
    Timeline taken = withPast(sure, busy);
    Timeline left = withPast(unsure, perhaps).without(taken);
    return Stream.concat(
        taken.ranges().stream().map(range -> new Block(sure, range)),
        left.ranges().stream().map(range -> new Block(unsure, range)));
  }

  private Timeline withPast(Block.Kind kind, List<TimeRange> ranges) {
    List<TimeRange> all = new ArrayList<>(ranges);
    past.stream().filter(block -> block.kind() == kind).map(Block::range).forEach(all::add);
    return Timeline.of(all);
  }
}
