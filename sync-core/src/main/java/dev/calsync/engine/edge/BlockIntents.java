package dev.calsync.engine.edge;

import dev.calsync.engine.block.BlockNames;
import dev.calsync.engine.block.BlockPlan;
import dev.calsync.engine.block.FoundBlock;
import dev.calsync.engine.block.KnownBlock;
import dev.calsync.engine.block.Losses;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.plan.DeletionGuard;
import dev.calsync.engine.plan.FoundMirror;
import dev.calsync.engine.plan.PlannedChange;
import dev.calsync.engine.plan.Planner;
import dev.calsync.store.Evidence;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import dev.calsync.store.HoldId;
import dev.calsync.store.MirrorIdentity;
import dev.calsync.store.MirrorIntent;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRow;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a plan of blocks into intents. What blocks lose may be held, a block that shrinks like one
 * that goes. Used by one thread, for one plan.
 */
final class BlockIntents {

  private final MirrorNames names;
  private final EdgeTerms terms;
  private final Losses losses;
  private final DeletionGuard.Verdict guard;
  private final Intents intents;
  private final Map<Evidence.Kind, Long> freed = new EnumMap<>(Evidence.Kind.class);

  BlockIntents(
      MirrorNames names,
      EdgeTerms terms,
      String runId,
      Losses losses,
      DeletionGuard.Verdict guard) {
    this.names = names;
    this.terms = terms;
    this.losses = losses;
    this.guard = guard;
    this.intents = new Intents(names, terms, runId);
  }

  Intents all() {
    return intents;
  }

  /** How many blocks lose time by deletions of that evidence and may. */
  long freed(Evidence.Kind evidence) {
    return freed.getOrDefault(evidence, 0L);
  }

  /**
   * A block that the target shall show.
   *
   * @param shown the block
   * @param usedUp the row of its name, if that was another's before
   */
  void show(BlockPlan.Shown shown, Optional<MirrorRow> usedUp) {
    Optional<MirrorRow> row = shown.known().map(KnownBlock::row).or(() -> usedUp);
    if (row.filter(it -> it.hashes().desired().equals(shown.block().hash())).isPresent()) {
      return; // also where a decision left the target as it is: it shows this time already
    }
    Optional<PlannedChange.Remove> loss = shown.known().filter(losses::has).map(this::loss);
    Optional<HoldId> hold = loss.flatMap(PlannedChange.Remove::hold);
    Optional<FoundMirror> found = shown.found().map(FoundBlock::mirror);
    if (Planner.show(shown.block().hash(), row, found) instanceof PlannedChange.Show show) {
      intents.add(
          intent(shown, row, found, hold),
          hold.isPresent() ? loss.orElseThrow().reason() : show.reason());
    }
  }

  /** What is held has the extent of what the target shows: only what covers that undoes a loss. */
  private MirrorIntent intent(
      BlockPlan.Shown shown,
      Optional<MirrorRow> row,
      Optional<FoundMirror> found,
      Optional<HoldId> hold) {
    return new MirrorIntent(
        new MirrorKey(terms.edge().id(), BlockNames.uid(shown.part()), shown.part()),
        terms.target().id(),
        identity(shown, row, found),
        row.map(MirrorRow::revision).orElse(0L),
        shown.block().hash(),
        shown.block().form(),
        terms.stamps(0),
        hold.isPresent() ? row.flatMap(MirrorRow::extent) : Optional.of(shown.block().extent()),
        hold,
        false,
        found.map(it -> new MirrorIntent.Adoption(it.remote(), it.seen())));
  }

  private MirrorIdentity identity(
      BlockPlan.Shown shown, Optional<MirrorRow> row, Optional<FoundMirror> found) {
    FormHash lineage =
        EdgeProjection.lineage(names, terms, BlockNames.uid(shown.part()), shown.part());
    return intents.identity(
        row.map(known -> known.identity().lineage()).orElse(lineage),
        row,
        found.map(FoundMirror::generation));
  }

  /** A known block that no block becomes; one that a decision left as it is stays. */
  void withdraw(KnownBlock known) {
    if (isThere(known.row())) {
      remove(known.row(), loss(known));
    }
  }

  /** A block that is kept no longer: no deletion that was read anywhere (R-C11). */
  void prune(KnownBlock known) {
    if (isThere(known.row())) {
      remove(known.row(), Planner.remove(KnownBlocks.PRUNED, guard));
    }
  }

  private static boolean isThere(MirrorRow row) {
    return !row.hashes().desired().isAbsent() && !row.detached();
  }

  private void remove(MirrorRow row, PlannedChange.Remove loss) {
    intents.add(
        new MirrorIntent(
            row.key(),
            row.target(),
            row.identity(),
            row.revision(),
            FormHash.ABSENT,
            FormBytes.NONE,
            terms.stamps(0),
            row.extent(),
            loss.hold(),
            false,
            Optional.empty()),
        loss.reason());
  }

  /** What waits for a decision goes on waiting, whatever else changes; else the guard says. */
  private PlannedChange.Remove loss(KnownBlock known) {
    PlannedChange.Remove loss = Planner.remove(losses.of(known), guard);
    Optional<HoldId> kept = known.row().hold().filter(any -> losses.has(known));
    if (loss.hold().or(() -> kept).isEmpty()) {
      losses.of(known).evidence().ifPresent(why -> freed.merge(why, 1L, Long::sum));
    }
    return new PlannedChange.Remove(loss.reason(), loss.hold().or(() -> kept));
  }
}
