package dev.calsync.engine.preview;

import dev.calsync.engine.block.BlockNames;
import dev.calsync.engine.directory.OwnCalendar;
import dev.calsync.engine.edge.EdgeProjection;
import dev.calsync.engine.edge.EdgeTerms;
import dev.calsync.engine.edge.SourceDetail;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.mirror.Defect;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.mirror.RemovedOccurrence;
import dev.calsync.engine.plan.DeletionGuard;
import dev.calsync.engine.plan.FoundMirror;
import dev.calsync.engine.plan.KindChange;
import dev.calsync.engine.plan.PlannedChange;
import dev.calsync.engine.plan.Planner;
import dev.calsync.engine.plan.Withdrawal;
import dev.calsync.engine.projection.Degradation;
import dev.calsync.engine.projection.DesiredPart;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.MirrorShape;
import dev.calsync.plan.DegradedItem;
import dev.calsync.plan.NotShownItem;
import dev.calsync.plan.PlanAction;
import dev.calsync.plan.PlanItem;
import dev.calsync.store.Evidence;
import dev.calsync.store.FormHash;
import dev.calsync.store.HoldId;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.MirrorState;
import dev.calsync.store.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns planned changes into what would happen at the target, as the target is right now. */
final class PreviewPage {

  private final MirrorNames names;
  private final EdgeTerms terms;
  private final Listing target;
  private final DeletionGuard.Verdict guard;
  private final Map<HoldId, String> holds;
  private final List<PlanItem> items = new ArrayList<>();
  private final List<NotShownItem> notShown = new ArrayList<>();
  private final List<DegradedItem> degraded = new ArrayList<>();

  PreviewPage(
      MirrorNames names,
      EdgeTerms terms,
      Listing target,
      DeletionGuard.Verdict guard,
      Map<HoldId, String> holds) {
    this.names = names;
    this.terms = terms;
    this.target = target;
    this.guard = guard;
    this.holds = holds;
  }

  List<PlanItem> items() {
    return items;
  }

  List<NotShownItem> notShown() {
    return notShown;
  }

  List<DegradedItem> degraded() {
    return degraded;
  }

  /** An event that cannot be judged keeps what is shown of it (INV-19). */
  void addUnjudged(String uid, EventBody body, String code) {
    notShown.add(unjudged(uid, body, code));
  }

  static NotShownItem unjudged(String uid, EventBody body, String code) {
    String rule = "it cannot be judged; what is shown of it stays as it is";
    return notShown(uid, body, Withdrawal.excluded(code, rule));
  }

  static NotShownItem notShown(String uid, EventBody body, Withdrawal why) {
    return new NotShownItem(uid, when(body.time(), body.isSeries()), why.reason(), why.rule());
  }

  /** An event of the source. */
  void add(EdgeProjection event, EventBody body, List<MirrorRow> rows) {
    if (event.parts().isEmpty()) {
      notShown.add(notShown(event.uid(), body, event.withdrawal()));
    } else {
      String when = when(body.time(), body.isSeries());
      event.losses().stream()
          .map(loss -> new DegradedItem(event.uid(), when, loss.code(), loss.text()))
          .forEach(degraded::add);
    }
    for (DesiredPart part : event.parts()) {
      Optional<MirrorRow> row =
          rows.stream().filter(known -> known.key().part().equals(part.part())).findFirst();
      show(event.uid(), part, row);
    }
    rows.stream()
        .filter(
            row -> event.parts().stream().noneMatch(part -> part.part().equals(row.key().part())))
        .forEach(row -> withdraw(row, event.withdrawal(row.key().part())));
  }

  /** The mirrors of an event that the source does not show any more. */
  void addGone(List<MirrorRow> rows, boolean shown) {
    if (!shown) {
      Evidence.Kind evidence =
          OwnCalendar.is(terms.source().id()) ? Evidence.Kind.TOMBSTONE : Evidence.Kind.ABSENCE;
      rows.forEach(row -> withdraw(row, Withdrawal.deleted(evidence)));
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
    Optional<String> refusal = row.flatMap(known -> refusal(known, desired));
    if (refusal.isPresent() && there.isAbsent() && part.part().equals(Part.MASTER)) {
      Withdrawal why = Withdrawal.excluded(refusal.get(), "the target refuses it");
      notShown.add(notShown(uid, part.shape().body(), why));
      return;
    }
    String drift = row.flatMap(this::drift).orElseGet(() -> reason(change, part, row));
    PlanAction action =
        refusal.isPresent()
            ? PlanAction.KEEP
            : action(desired, there, row.isEmpty() && found.isPresent());
    boolean waits = waits() && action != PlanAction.KEEP;
    items.add(
        item(
            waits ? PlanAction.HOLD : action,
            uid,
            Optional.of(part.shape()),
            waits
                ? Degradation.DETAIL_LOST.code()
                : refusal.orElse(action == PlanAction.KEEP ? change.reason() : drift),
            row.flatMap(MirrorRow::remote).or(() -> found.map(FoundMirror::remote)),
            basis(part.part(), desired, there)));
  }

  private static String basis(Part part, FormHash desired, FormHash there) {
    return part.text() + " " + there + " " + desired;
  }

  private String reason(PlannedChange change, DesiredPart part, Optional<MirrorRow> row) {
    return row.filter(
                known -> KindChange.isNeeded(part.shape(), known, terms.terms().capabilities()))
            .isPresent()
        ? KindChange.REASON
        : change.reason();
  }

  /** Nothing is done before the owner chose (SEM-18). */
  private boolean waits() {
    return terms.detail() == SourceDetail.UNDECIDED;
  }

  /** What a target refused is not written again as it is. */
  private static Optional<String> refusal(MirrorRow row, FormHash desired) {
    boolean stands = row.state() == MirrorState.REFUSED && row.hashes().desired().equals(desired);
    return Optional.of(row.refusal()).filter(any -> stands);
  }

  private static PlanAction action(FormHash desired, FormHash there, boolean found) {
    if (desired.equals(there)) {
      return found ? PlanAction.ADOPT : PlanAction.KEEP;
    }
    return there.isAbsent() ? PlanAction.CREATE : PlanAction.UPDATE;
  }

  /**
   * A block that the target shall show.
   *
   * @param loss why it shows less than before, if it does
   */
  void addBlock(DesiredPart part, Optional<MirrorRow> row, Optional<Withdrawal> loss) {
    String uid = BlockNames.uid(part.part());
    FormHash desired = ShapeForm.hash(part.shape());
    boolean wanted = row.filter(it -> it.hashes().desired().equals(desired)).isPresent();
    Optional<String> hold =
        loss.map(why -> Planner.remove(why, guard))
            .filter(remove -> remove.hold().isPresent())
            .map(PlannedChange.Remove::reason)
            .or(() -> row.filter(any -> wanted || loss.isPresent()).flatMap(this::heldFor));
    boolean leftAlone = wanted && row.filter(MirrorRow::detached).isPresent();
    if (hold.isEmpty() && !leftAlone) {
      show(uid, part, row);
      return;
    }
    items.add(
        item(
            leftAlone ? PlanAction.KEEP : PlanAction.HOLD,
            uid,
            Optional.of(part.shape()),
            hold.orElse("UNCHANGED"),
            row.flatMap(MirrorRow::remote),
            basis(part.part(), desired, row.map(this::shownNow).orElse(FormHash.ABSENT))));
  }

  private Optional<String> heldFor(MirrorRow row) {
    return row.hold().flatMap(id -> Optional.ofNullable(holds.get(id)));
  }

  /** A mirror that nothing is to be shown of. */
  void withdraw(MirrorRow row, Withdrawal why) {
    if (showsNothing(row) || row.detached()) {
      return;
    }
    PlannedChange change =
        terms.keeps(row, why) ? new PlannedChange.Keep("OVER") : Planner.withdraw(why, row, guard);
    boolean held =
        change.match(
            keep -> heldFor(row).isPresent(), show -> false, remove -> remove.hold().isPresent());
    boolean stays = change instanceof PlannedChange.Keep && !row.hashes().desired().isAbsent();
    PlanAction action =
        held || waits() ? PlanAction.HOLD : stays ? PlanAction.KEEP : PlanAction.DELETE;
    Optional<MirrorShape> shape =
        row.form().isEmpty() ? Optional.empty() : Optional.of(ShapeForm.decode(row.form()));
    String reason = waits() ? Degradation.DETAIL_LOST.code() : reason(change, row, why);
    String basis = basis(row.key().part(), FormHash.ABSENT, shownNow(row));
    items.add(item(action, row.key().uid(), shape, reason, row.remote(), basis));
  }

  /** What is held already has the reason of its hold; what was let go has that of its event. */
  private String reason(PlannedChange change, MirrorRow row, Withdrawal why) {
    if (row.key().part().isFormer()) {
      return KindChange.REASON;
    }
    boolean planned = change instanceof PlannedChange.Keep && row.hashes().desired().isAbsent();
    return planned ? heldFor(row).orElse(why.reason()) : change.reason();
  }

  /** A removed occurrence is listed, and shows nothing all the same. */
  private boolean showsNothing(MirrorRow row) {
    FormHash now = shownNow(row);
    return now.isAbsent() || (row.key().part().isOverride() && now.equals(RemovedOccurrence.HASH));
  }

  private FormHash shownNow(MirrorRow row) {
    if (row.key().part().isOverride()
        && row.remote().isEmpty()
        && !target.mirrors.containsKey(row.key())) {
      // An override without an object is as its series says, and that was compared before.
      return row.hashes().applied();
    }
    FormHash seen = target.mirrors.getOrDefault(row.key(), FormHash.ABSENT);
    return seen.equals(row.hashes().observed()) ? row.hashes().applied() : seen;
  }

  private Optional<String> drift(MirrorRow row) {
    FormHash seen = target.mirrors.getOrDefault(row.key(), FormHash.ABSENT);
    if (row.hashes().applied().isAbsent() || !row.hashes().driftedTo(seen)) {
      return Optional.empty();
    }
    if (seen.isAbsent()) {
      return Optional.of("DELETED_AT_TARGET");
    }
    return Defect.in(seen, row.hashes().observed())
        .map(Defect::reason)
        .or(() -> Optional.of("EDITED_AT_TARGET"));
  }

  private static PlanItem item(
      PlanAction action,
      String uid,
      Optional<MirrorShape> shape,
      String reason,
      Optional<MirrorRemote> remote,
      String basis) {
    String title = shape.map(shown -> shown.details().text().title()).orElse("");
    return new PlanItem(
        action,
        uid,
        title,
        shape.map(it -> when(it.time(), it.recurrence().isPresent())).orElse(""),
        reason,
        shape,
        remote.map(MirrorRemote::uid).orElse(""),
        basis);
  }

  private static String when(EventTime time, boolean repeats) {
    String first =
        time.match(
            days -> days.start().toString(),
            zoned -> zoned.start() + " " + zoned.zone().id(),
            floating -> floating.start().toString());
    return repeats ? first + " and again" : first;
  }
}
