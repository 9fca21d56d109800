package dev.calsync.engine.preview;

import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.block.BlockNames;
import dev.calsync.engine.block.BlockPlan;
import dev.calsync.engine.block.FoundBlock;
import dev.calsync.engine.block.Gone;
import dev.calsync.engine.block.KnownBlock;
import dev.calsync.engine.block.Losses;
import dev.calsync.engine.block.Taken;
import dev.calsync.engine.edge.BlockGuard;
import dev.calsync.engine.edge.EdgeProjection;
import dev.calsync.engine.edge.EdgeTerms;
import dev.calsync.engine.edge.KnownBlocks;
import dev.calsync.engine.edge.SourcedEdge;
import dev.calsync.engine.form.BodyForm;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.plan.DeletionGuard;
import dev.calsync.engine.plan.Withdrawal;
import dev.calsync.engine.projection.BusyTime;
import dev.calsync.engine.projection.DesiredPart;
import dev.calsync.event.EventBody;
import dev.calsync.failure.CalsyncException;
import dev.calsync.plan.NotShownItem;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.CompletedPass;
import dev.calsync.store.Evidence;
import dev.calsync.store.FormHash;
import dev.calsync.store.HoldId;
import dev.calsync.store.Part;
import dev.calsync.store.SyncStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a synchronization would do to merged blocks, from calendars as they are right now. */
final class BlockPreview {

  private static final Withdrawal TAKES_NO_TIME =
      Withdrawal.excluded("TAKES_NO_TIME", "no busy time within reach");
  private static final int PAGE = 500;

  private final SyncStore store;
  private final MirrorNames names;
  private final OwnerId owner;
  private final SourcedEdge edge;
  private final Taken taken = Taken.nothing();
  private final Gone gone = new Gone();
  private final List<NotShownItem> notShown = new ArrayList<>();
  private Optional<CompletedPass> emptied = Optional.empty();

  BlockPreview(SyncStore store, MirrorNames names, OwnerId owner, SourcedEdge edge) {
    this.store = store;
    this.names = names;
    this.owner = owner;
    this.edge = edge;
  }

  /** One source as it is, and as it was known. */
  void add(EdgeTerms source, Listing now) {
    now.origins.forEach((uid, body) -> take(uid, body, source));
    long lost = 0;
    long position = 0;
    List<CanonicalRow> page;
    do {
      page = store.sources().changedSince(owner, source.source().id(), position, PAGE);
      page.stream().filter(row -> isAbsent(row, now)).forEach(row -> forget(row, source));
      List<CanonicalRow> absent = page.stream().filter(row -> isGone(row, now)).toList();
      absent.forEach(row -> gone.add(Evidence.Kind.ABSENCE, busy(row, source)));
      lost += absent.size();
      position = page.isEmpty() ? position : page.get(page.size() - 1).changedSeq();
    } while (page.size() == PAGE);
    emptied = lost > 0 && now.pass().listed() == 0 ? Optional.of(now.pass()) : emptied;
  }

  private void take(String uid, EventBody body, EdgeTerms source) {
    try {
      List<BusyTime> busy = BusyTime.of(body, source.terms());
      taken.occupancy().add(busy);
      if (busy.isEmpty()) {
        EdgeProjection.There nothing = EdgeProjection.There.rows(List.of());
        EdgeProjection alone = EdgeProjection.of(uid, 0, body, nothing, source);
        Withdrawal why = alone.parts().isEmpty() ? alone.withdrawal() : TAKES_NO_TIME;
        notShown.add(PreviewPage.notShown(uid, body, why));
      }
    } catch (CalsyncException refused) {
      notShown.add(PreviewPage.unjudged(uid, body, refused.code()));
    } catch (RuntimeException | StackOverflowError poison) {
      notShown.add(PreviewPage.unjudged(uid, body, poison.getClass().getSimpleName()));
    }
  }

  List<NotShownItem> notShown() {
    return notShown;
  }

  private static boolean isGone(CanonicalRow row, Listing now) {
    return row.live() && !now.origins.containsKey(row.uid());
  }

  private static boolean isAbsent(CanonicalRow row, Listing now) {
    boolean told = row.removal().filter(it -> it.kind() == Evidence.Kind.TOMBSTONE).isPresent();
    return !told && !now.origins.containsKey(row.uid());
  }

  private void forget(CanonicalRow row, EdgeTerms source) {
    taken
        .forgotten()
        .add(
            busy(row, source).stream()
                .filter(time -> source.outlives(time.extent().to()))
                .toList());
  }

  private static List<BusyTime> busy(CanonicalRow row, EdgeTerms source) {
    return BusyTime.of(BodyForm.decode(row.body()), source.terms());
  }

  /**
   * Plans all sources that were added.
   *
   * @param target the target as it is
   * @param guard what holds deletions
   * @param now when
   * @param holds the reasons of open holds
   */
  PreviewPage plan(Listing target, DeletionGuard guard, Instant now, Map<HoldId, String> holds) {
    EdgeTerms terms = edge.terms();
    KnownBlocks known = KnownBlocks.read(store.targets(), owner, terms);
    BlockPlan plan = BlockPlan.of(taken, known.within(), terms.terms(), terms.keptFrom());
    plan.adopt(found(target, known));
    Losses losses = plan.losses(gone);
    DeletionGuard.Verdict verdict =
        BlockGuard.of(guard, edge, store.targets().edgeState(owner, terms.edge().id()), now)
            .judge(plan.before(), losses, emptied, new HoldId("preview"));
    PreviewPage page = new PreviewPage(names, terms, target, verdict, holds);
    plan.shown(known::isTaken).forEach(each -> show(each, known, losses, page));
    plan.withdrawn().forEach(each -> page.withdraw(each.row(), losses.of(each)));
    known.pruned().forEach(each -> page.withdraw(each.row(), KnownBlocks.PRUNED));
    return page;
  }

  private List<FoundBlock> found(Listing target, KnownBlocks known) {
    return target.foundParts.stream()
        .filter(part -> part.kind() == Part.Kind.BLOCK && !known.hasRow(part))
        .flatMap(part -> found(target, part).stream())
        .toList();
  }

  private Optional<FoundBlock> found(Listing target, Part part) {
    FormHash lineage = EdgeProjection.lineage(names, edge.terms(), BlockNames.uid(part), part);
    return Optional.ofNullable(target.found.get(lineage))
        .map(mirror -> new FoundBlock(part, mirror));
  }

  private static void show(
      BlockPlan.Shown shown, KnownBlocks known, Losses losses, PreviewPage page) {
    page.addBlock(
        new DesiredPart(shown.part(), shown.block().shape(), Optional.of(shown.block().extent())),
        shown.known().map(KnownBlock::row).or(() -> known.gone(shown.part())),
        shown.known().filter(losses::has).map(losses::of));
  }
}
