package dev.calsync.engine.edge;

import dev.calsync.calendar.Capabilities.ConfirmingReads;
import dev.calsync.engine.block.Losses;
import dev.calsync.engine.plan.DeletionGuard;
import dev.calsync.store.CompletedPass;
import dev.calsync.store.EdgeState;
import dev.calsync.store.EdgeTally;
import dev.calsync.store.Evidence;
import dev.calsync.store.Hold;
import dev.calsync.store.HoldId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The guard's word over the blocks of one plan. A block is one, however many events are in it
 * (SEM-42), and it counts as soon as it loses time: an emptied source must not shrink the blocks
 * that it shares with another.
 */
public final class BlockGuard {

  private final DeletionGuard guard;
  private final SourcedEdge edge;
  private final RecentLosses recent;

  private BlockGuard(DeletionGuard guard, SourcedEdge edge, RecentLosses recent) {
    this.guard = guard;
    this.edge = edge;
    this.recent = recent;
  }

  /**
   * The guard over an edge.
   *
   * @param stored how far the edge has planned; with that, what it lost before
   * @param now lets go of what it lost more than a day ago
   */
  public static BlockGuard of(
      DeletionGuard guard, SourcedEdge edge, EdgeState stored, Instant now) {
    return new BlockGuard(guard, edge, BlockState.of(stored).recent().at(now));
  }

  /**
   * Judges a plan.
   *
   * @param before how many blocks were wanted before it
   * @param ahead what they lose
   * @param emptied the reading of a source that lost all its events: it always holds
   * @param hold the name of the hold to use if there is cause
   */
  public DeletionGuard.Verdict judge(
      long before, Losses ahead, Optional<CompletedPass> emptied, HoldId hold) {
    EdgeTally tally =
        new EdgeTally(
            before,
            ahead.count(Evidence.Kind.ABSENCE),
            ahead.count(Evidence.Kind.TOMBSTONE),
            recent.count(Evidence.Kind.ABSENCE),
            recent.count(Evidence.Kind.TOMBSTONE),
            Map.of());
    return guard.judge(tally, emptied, hold);
  }

  /** What was lost within the last day, with what is free to go now. */
  RecentLosses recentWith(Instant now, BlockIntents intents) {
    return recent.and(
        now, intents.freed(Evidence.Kind.ABSENCE), intents.freed(Evidence.Kind.TOMBSTONE));
  }

  /** The hold that a verdict speaks of, as patient as the most careful source asks. */
  Optional<Hold> hold(DeletionGuard.Verdict verdict) {
    List<ConfirmingReads> reads =
        edge.sources().stream()
            .map(each -> each.source().capabilities().reads().absence())
            .toList();
    ConfirmingReads patient =
        new ConfirmingReads(
            reads.stream().mapToInt(ConfirmingReads::count).max().orElseThrow(),
            reads.stream().map(ConfirmingReads::apart).max(Duration::compareTo).orElseThrow());
    return GuardOnDemand.hold(edge.edge().id(), verdict, patient);
  }
}
