package dev.calsync.engine.preview;

import dev.calsync.engine.edge.EdgeProjection;
import dev.calsync.engine.edge.EdgeTerms;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.plan.DeletionGuard;
import dev.calsync.engine.plan.FoundMirror;
import dev.calsync.engine.plan.PlannedChange;
import dev.calsync.engine.plan.Planner;
import dev.calsync.engine.plan.Withdrawal;
import dev.calsync.engine.projection.DesiredPart;
import dev.calsync.event.MirrorShape;
import dev.calsync.plan.PlanAction;
import dev.calsync.plan.PlanItem;
import dev.calsync.store.Evidence;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns planned changes into what would happen at the target, as the target is right now. */
final class PreviewPage {

  private final MirrorNames names;
  private final EdgeTerms terms;
  private final Listing target;
  private final DeletionGuard.Verdict guard;
  private final List<PlanItem> items = new ArrayList<>();
  private long notShown;

  PreviewPage(MirrorNames names, EdgeTerms terms, Listing target, DeletionGuard.Verdict guard) {
    this.names = names;
    this.terms = terms;
    this.target = target;
    this.guard = guard;
  }

  List<PlanItem> items() {
    return items;
  }

  long notShown() {
    return notShown;
  }

  /** An event that the source shows. */
  void add(EdgeProjection event, List<MirrorRow> rows) {
    notShown += event.parts().isEmpty() ? 1 : 0;
    for (DesiredPart part : event.parts()) {
      Optional<MirrorRow> row =
          rows.stream().filter(known -> known.key().part().equals(part.part())).findFirst();
      show(event.uid(), part, row);
    }
    rows.stream()
        .filter(
            row -> event.parts().stream().noneMatch(part -> part.part().equals(row.key().part())))
        .forEach(row -> withdraw(row, event.withdrawal()));
  }

  /** The mirrors of an event that the source does not show any more. */
  void addGone(List<MirrorRow> rows, boolean shown) {
    if (!shown) {
      rows.forEach(row -> withdraw(row, Withdrawal.deleted(Evidence.Kind.ABSENCE)));
    }
  }

  private void show(String uid, DesiredPart part, Optional<MirrorRow> row) {
    FormHash desired = ShapeForm.hash(part.shape());
    FormHash lineage = EdgeProjection.lineage(names, terms, uid, part.part());
    Optional<FoundMirror> found = Optional.ofNullable(target.found.get(lineage));
    PlannedChange change = Planner.show(desired, row, found);
    FormHash there =
        row.map(this::shownNow)
            .orElseGet(() -> found.map(FoundMirror::seen).orElse(FormHash.ABSENT));
    String drift = row.flatMap(this::drift).orElse(change.reason());
    PlanAction action = action(desired, there, row.isEmpty() && found.isPresent());
    items.add(
        item(
            action,
            uid,
            Optional.of(part.shape()),
            action == PlanAction.KEEP ? change.reason() : drift));
  }

  private static PlanAction action(FormHash desired, FormHash there, boolean found) {
    if (desired.equals(there)) {
      return found ? PlanAction.ADOPT : PlanAction.KEEP;
    }
    return there.isAbsent() ? PlanAction.CREATE : PlanAction.UPDATE;
  }

  private void withdraw(MirrorRow row, Withdrawal why) {
    if (shownNow(row).isAbsent() || row.detached()) {
      return;
    }
    PlannedChange change = Planner.withdraw(why, row, guard);
    boolean held =
        change.match(
            keep -> row.hold().isPresent(), show -> false, remove -> remove.hold().isPresent());
    boolean stays = change instanceof PlannedChange.Keep && !row.hashes().desired().isAbsent();
    PlanAction action = held ? PlanAction.HOLD : stays ? PlanAction.KEEP : PlanAction.DELETE;
    Optional<MirrorShape> shape =
        row.form().isEmpty() ? Optional.empty() : Optional.of(ShapeForm.decode(row.form()));
    items.add(item(action, row.key().uid(), shape, stays ? change.reason() : why.reason()));
  }

  private FormHash shownNow(MirrorRow row) {
    FormHash seen = target.mirrors.getOrDefault(row.key(), FormHash.ABSENT);
    return seen.equals(row.hashes().observed()) ? row.hashes().applied() : seen;
  }

  private Optional<String> drift(MirrorRow row) {
    FormHash seen = target.mirrors.getOrDefault(row.key(), FormHash.ABSENT);
    if (row.hashes().applied().isAbsent() || !row.hashes().driftedTo(seen)) {
      return Optional.empty();
    }
    return Optional.of(seen.isAbsent() ? "DELETED_AT_TARGET" : "EDITED_AT_TARGET");
  }

  private static PlanItem item(
      PlanAction action, String uid, Optional<MirrorShape> shape, String reason) {
    String title = shape.map(shown -> shown.details().text().title()).orElse("");
    return new PlanItem(action, uid, title, shape.map(PreviewPage::when).orElse(""), reason);
  }

  private static String when(MirrorShape shape) {
    String first =
        shape
            .time()
            .match(
                days -> days.start().toString(),
                zoned -> zoned.start() + " " + zoned.zone().id(),
                floating -> floating.start().toString());
    return shape.recurrence().isPresent() ? first + " and again" : first;
  }
}
