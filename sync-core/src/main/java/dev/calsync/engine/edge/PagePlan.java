package dev.calsync.engine.edge;

import dev.calsync.engine.directory.SeriesLineage;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.plan.FoundMirror;
import dev.calsync.engine.plan.KindChange;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns the projections of a page into intents. Used by one thread, for one page. */
final class PagePlan {

  private final MirrorNames names;
  private final EdgeTerms terms;
  private final Intents intents;
  private final Set<String> cut = new HashSet<>();

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
    Urgency urgency = new Urgency(event, rows, cut.contains(event.uid()));
    for (DesiredPart part : event.parts()) {
      Optional<MirrorRow> row = Optional.ofNullable(rows.get(part.part()));
      Optional<FoundMirror> met = row.isPresent() ? Optional.empty() : met(event, part, found);
      show(event, part, row, met)
          .ifPresent(
              it -> intents.add(it.intent().urgent(urgency.of(part)), it.reason(), event.losses()));
      met.ifPresent(it -> replaced(event, part, it));
    }
    rows.values().stream()
        .filter(row -> !event.shows(row.key().part()))
        .filter(row -> !terms.keeps(row, event.withdrawal()))
        .forEach(row -> withdraw(event, row, urgency, guard));
  }

  /** An event that cannot be projected keeps the mirrors that it has (INV-19). */
  void skip(String uid, String reason) {
    intents.skip(terms, uid, reason);
  }

  /** A series goes on with another one, whose mirror makes room first; said before both are. */
  void split(String uid, SeriesLineage lineage) {
    cut.add(lineage.predecessor());
    intents.split(terms, uid, lineage);
  }

  /** What the owner may say no to: each mirror that would say less than it does (SEM-18). */
  private void await(EdgeProjection event, Map<Part, MirrorRow> rows, GuardOnDemand guard) {
    for (DesiredPart part : event.parts()) {
      Optional.ofNullable(rows.get(part.part()))
          .filter(row -> !row.detached() && !row.hashes().desired().isAbsent())
          .flatMap(row -> show(event, part, Optional.of(row), Optional.empty()))
          .map(Wanted::intent)
          .map(less -> less.heldBy(guard.detailHold()))
          .ifPresent(less -> intents.add(less, Degradation.DETAIL_LOST.code()));
    }
  }

  /** What is wanted of a part, and why. */
  private record Wanted(MirrorIntent intent, String reason) {}

  private Optional<FoundMirror> met(
      EdgeProjection event, DesiredPart part, Map<FormHash, FoundMirror> found) {
    return found.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(found.get(lineage(event, part.part())));
  }

  private FormHash lineage(EdgeProjection event, Part part) {
    return EdgeProjection.lineage(names, terms, event.uid(), part);
  }

  private Optional<Wanted> show(
      EdgeProjection event, DesiredPart part, Optional<MirrorRow> row, Optional<FoundMirror> met) {
    FormBytes form = ShapeForm.encode(part.shape());
    Optional<FoundMirror> good = met.filter(it -> !isOfAnotherKind(part, it));
    PlannedChange change = Planner.show(ShapeForm.hash(form), row, good);
    if (!(change instanceof PlannedChange.Show show)) {
      return Optional.empty();
    }
    FormHash lineage =
        row.map(known -> known.identity().lineage()).orElseGet(() -> lineage(event, part.part()));
    MirrorIntent intent =
        new MirrorIntent(
            new MirrorKey(terms.edge().id(), event.uid(), part.part()),
            terms.target().id(),
            intents.identity(lineage, row, met.map(it -> generation(it, good))),
            row.map(MirrorRow::revision).orElse(0L),
            ShapeForm.hash(form),
            form,
            terms.stamps(event.version()),
            part.extent(),
            Optional.empty(),
            false,
            show.adopted()
                .map(mirror -> new MirrorIntent.Adoption(mirror.remote(), mirror.seen())));
    return Optional.of(
        row.filter(known -> KindChange.isNeeded(part.shape(), known, terms.terms().capabilities()))
            .map(known -> new Wanted(anew(intent, known), KindChange.REASON))
            .orElseGet(() -> new Wanted(intent, reason(show, met, good))));
  }

  private boolean isOfAnotherKind(DesiredPart part, FoundMirror met) {
    return KindChange.isNeeded(part.shape(), met, terms.terms().capabilities());
  }

  private static int generation(FoundMirror met, Optional<FoundMirror> good) {
    return good.isPresent() ? met.generation() : met.generation() + 1;
  }

  private static String reason(
      PlannedChange.Show show, Optional<FoundMirror> met, Optional<FoundMirror> good) {
    return met.isPresent() && good.isEmpty() ? KindChange.REASON : show.reason();
  }

  private MirrorIntent anew(MirrorIntent intent, MirrorRow known) {
    return intent.anew(
        names.next(known.identity()),
        Part.former(known.key().part(), known.identity().generation()));
  }

  /** What was found, and something else takes its place, goes once that is there. */
  private void replaced(EdgeProjection event, DesiredPart part, FoundMirror met) {
    met.all()
        .filter(it -> it.generation() < met.generation() || isOfAnotherKind(part, met))
        .forEach(
            it ->
                intents.add(
                    new MirrorIntent(
                        new MirrorKey(
                            terms.edge().id(),
                            event.uid(),
                            Part.former(part.part(), it.generation())),
                        terms.target().id(),
                        names.identity(lineage(event, part.part()), it.generation()),
                        0,
                        FormHash.ABSENT,
                        FormBytes.NONE,
                        terms.stamps(event.version()),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.of(new MirrorIntent.Adoption(it.remote(), it.seen()))),
                    KindChange.REASON));
  }

  private void withdraw(EdgeProjection event, MirrorRow row, Urgency urgency, GuardOnDemand guard) {
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
      intents.add(intent.urgent(urgency.of(row, why)), remove.reason());
    }
  }
}
