package dev.calsync.engine.edge;

import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.block.BlockPlan;
import dev.calsync.engine.block.Losses;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.engine.plan.DeletionGuard;
import dev.calsync.store.CompletedPass;
import dev.calsync.store.Hold;
import dev.calsync.store.HoldId;
import dev.calsync.store.MirrorIntent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What one plan of blocks commits: its intents, and the hold that some of them are put under. */
final class BlockDraft {

  private final PlanJob.Wiring wiring;
  private final SourcedEdge edge;
  private final BlockReading reading;
  private final BlockGuard guard;

  BlockDraft(PlanJob.Wiring wiring, SourcedEdge edge, BlockReading reading, BlockGuard guard) {
    this.wiring = wiring;
    this.edge = edge;
    this.reading = reading;
    this.guard = guard;
  }

  /**
   * Intents, and what follows from them.
   *
   * @param recent the losses of the last day, with those of this plan
   */
  record Drafted(Intents intents, Optional<Hold> hold, RecentLosses recent) {}

  Drafted of(JobSlice slice, BlockPlan plan, KnownBlocks known, Instant now) {
    Losses losses = plan.losses(reading.gone());
    HoldId hold = new HoldId(wiring.ids().next());
    DeletionGuard.Verdict verdict =
        guard.judge(plan.before(), losses, emptied(slice.owner()), hold);
    BlockIntents blocks =
        new BlockIntents(wiring.names(), edge.terms(), slice.runId(), losses, verdict);
    plan.shown(known::isTaken).forEach(each -> blocks.show(each, known.gone(each.part())));
    plan.withdrawn().forEach(blocks::withdraw);
    known.pruned().forEach(blocks::prune);
    reading.skipped().forEach(it -> blocks.all().skip(it.source(), it.uid(), it.code()));
    return new Drafted(
        blocks.all(),
        guard.hold(verdict).filter(any -> isUsed(hold, blocks.all().all())),
        guard.recentWith(now, blocks));
  }

  private static boolean isUsed(HoldId hold, List<MirrorIntent> intents) {
    return intents.stream().anyMatch(it -> it.hold().filter(hold::equals).isPresent());
  }

  /** The complete reading of a source that had events and has none: it always holds (SEM-42). */
  private Optional<CompletedPass> emptied(OwnerId owner) {
    return edge.calendars().stream()
        .filter(reading::lostSomething)
        .map(source -> wiring.store().sources().calendarState(owner, source).lastComplete())
        .flatMap(Optional::stream)
        .filter(pass -> pass.listed() == 0)
        .findFirst();
  }
}
