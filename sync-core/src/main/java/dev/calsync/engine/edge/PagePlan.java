package dev.calsync.engine.edge;

import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.plan.FoundMirror;
import dev.calsync.engine.plan.PlannedChange;
import dev.calsync.engine.plan.Planner;
import dev.calsync.engine.plan.Withdrawal;
import dev.calsync.engine.projection.Degradation;
import dev.calsync.engine.projection.DesiredPart;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import dev.calsync.store.JournalLine;
import dev.calsync.store.MirrorIntent;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Part;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the projections of a page into intents. Used by one thread, for one page. */
final class PagePlan {

  private final MirrorNames names;
  private final EdgeTerms terms;
  private final Intents intents;

  PagePlan(MirrorNames names, EdgeTerms terms, String runId) {
    this.names = names;
    this.terms = terms;
    this.intents = new Intents(names, terms, runId);
  }

  List<MirrorIntent> intents() {
    return intents.all();
  }

  List<JournalLine> journal() {
    return intents.journal();
  }

  /** How many intents are held back. */
  int held() {
    return intents.held();
  }

  /**
   * Plans one event.
   *
   * @param event what the edge shows of it
   * @param rows its known mirrors by part
   * @param found mirrors met at the target, by lineage
   * @param guard what the guard says, asked only if something is to go
   */
  void add(
      EdgeProjection event,
      Map<Part, MirrorRow> rows,
      Map<FormHash, FoundMirror> found,
      GuardOnDemand guard) {
    if (terms.detail() == SourceDetail.UNDECIDED) {
      await(event, rows, guard);
      return;
    }
    for (DesiredPart part : event.parts()) {
      Optional<MirrorRow> row = Optional.ofNullable(rows.get(part.part()));
      show(event, part, row, found).ifPresent(it -> intents.add(it.intent(), it.reason()));
    }
    rows.values().stream()
        .filter(row -> !event.shows(row.key().part()))
        .filter(row -> !terms.keeps(row, event.withdrawal()))
        .forEach(row -> withdraw(event, row, guard));
  }

  /** An event that cannot be projected keeps the mirrors that it has (INV-19). */
  void skip(String uid, String reason) {
    intents.skip(terms, uid, reason);
  }

  /** What the owner may say no to: each mirror that would say less than it does (SEM-18). */
  private void await(EdgeProjection event, Map<Part, MirrorRow> rows, GuardOnDemand guard) {
    for (DesiredPart part : event.parts()) {
      Optional.ofNullable(rows.get(part.part()))
          .filter(row -> !row.detached() && !row.hashes().desired().isAbsent())
          .flatMap(row -> show(event, part, Optional.of(row), Map.of()))
          .map(Wanted::intent)
          .map(less -> less.heldBy(guard.detailHold()))
          .ifPresent(less -> intents.add(less, Degradation.DETAIL_LOST.code()));
    }
  }

  /** What is wanted of a part, and why. */
  private record Wanted(MirrorIntent intent, String reason) {}

  private Optional<Wanted> show(
      EdgeProjection event,
      DesiredPart part,
      Optional<MirrorRow> row,
      Map<FormHash, FoundMirror> found) {
    FormBytes form = ShapeForm.encode(part.shape());
    FormHash lineage =
        row.map(known -> known.identity().lineage())
            .orElseGet(() -> EdgeProjection.lineage(names, terms, event.uid(), part.part()));
    PlannedChange change =
        Planner.show(ShapeForm.hash(form), row, Optional.ofNullable(found.get(lineage)));
    if (!(change instanceof PlannedChange.Show show)) {
      return Optional.empty();
    }
    MirrorKey key = new MirrorKey(terms.edge().id(), event.uid(), part.part());
    MirrorIntent intent =
        new MirrorIntent(
            key,
            terms.target().id(),
            intents.identity(lineage, row, show.adopted()),
            row.map(MirrorRow::revision).orElse(0L),
            ShapeForm.hash(form),
            form,
            terms.stamps(event.version()),
            part.extent(),
            Optional.empty(),
            false,
            show.adopted()
                .map(mirror -> new MirrorIntent.Adoption(mirror.remote(), mirror.seen())));
    return Optional.of(new Wanted(intent, show.reason()));
  }

  private void withdraw(EdgeProjection event, MirrorRow row, GuardOnDemand guard) {
    Withdrawal why = event.withdrawal(row.key().part());
    PlannedChange change = Planner.withdraw(why, row, guard.verdict(why, row));
    if (change instanceof PlannedChange.Remove remove) {
      MirrorIntent intent =
          new MirrorIntent(
              row.key(),
              row.target(),
              row.identity(),
              row.revision(),
              FormHash.ABSENT,
              FormBytes.NONE,
              terms.stamps(event.version()),
              row.extent(),
              remove.hold(),
              false,
              Optional.empty());
      intents.add(intent, remove.reason());
    }
  }
}
