package dev.calsync.engine.edge;

import dev.calsync.calendar.Capabilities.ConfirmingReads;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.plan.DeletionGuard;
import dev.calsync.engine.plan.Withdrawal;
import dev.calsync.engine.projection.Degradation;
import dev.calsync.host.IdSource;
import dev.calsync.store.CompletedPass;
import dev.calsync.store.Hold;
import dev.calsync.store.HoldId;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.SyncStore;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The guard's word over one planning, asked for when its first deletion is met: a planning that
 * deletes nothing counts nothing. Asked once, before the first deletion is committed, so that it
 * sees all of them (SEM-42). Used by one thread.
 */
final class GuardOnDemand {

  private static final Duration BACK = Duration.ofHours(24);

  private final Engine engine;
  private final OwnerId owner;
  private final EdgeTerms terms;
  private final Optional<CompletedPass> lastComplete;
  private DeletionGuard.@Nullable Verdict verdict;
  private @Nullable HoldId waiting;

  /** What a guard needs of the engine. */
  record Engine(SyncStore store, DeletionGuard guard, IdSource ids) {}

  GuardOnDemand(
      Engine engine, OwnerId owner, EdgeTerms terms, Optional<CompletedPass> lastComplete) {
    this.engine = engine;
    this.owner = owner;
    this.terms = terms;
    this.lastComplete = lastComplete;
  }

  DeletionGuard.Verdict verdict(Withdrawal why, MirrorRow row) {
    if (why.evidence().isEmpty() || row.hashes().desired().isAbsent()) {
      return DeletionGuard.Verdict.FREE;
    }
    if (verdict == null) {
      verdict = judge();
    }
    return verdict;
  }

  /**
   * The hold that the verdict speaks of; the store knows when it was opened and how much it holds.
   */
  Optional<Hold> hold() {
    if (waiting != null) {
      String reason = Degradation.DETAIL_LOST.code();
      return Optional.of(Hold.opened(waiting, terms.edge().id(), reason, 0, Duration.ZERO));
    }
    DeletionGuard.Verdict found = verdict == null ? DeletionGuard.Verdict.FREE : verdict;
    return hold(terms.edge().id(), found, terms.source().capabilities().reads().absence());
  }

  static Optional<Hold> hold(EdgeId edge, DeletionGuard.Verdict verdict, ConfirmingReads reads) {
    return verdict
        .hold()
        .map(
            id ->
                Hold.opened(
                    id,
                    edge,
                    verdict.reason(),
                    verdict.confirmable() ? reads.count() : 0,
                    reads.apart()));
  }

  /** The hold of an edge that waits for its owner, whatever there is to delete (SEM-18). */
  HoldId detailHold() {
    if (waiting == null) {
      waiting =
          engine.store().holds().openOf(owner, terms.edge().id()).stream()
              .filter(hold -> hold.reason().equals(Degradation.DETAIL_LOST.code()))
              .map(Hold::id)
              .findFirst()
              .orElseGet(() -> new HoldId(engine.ids().next()));
    }
    return waiting;
  }

  private DeletionGuard.Verdict judge() {
    return engine
        .guard()
        .judge(
            engine.store().targets().tally(owner, terms.edge().id(), terms.source().id(), BACK),
            lastComplete,
            new HoldId(engine.ids().next()));
  }
}
