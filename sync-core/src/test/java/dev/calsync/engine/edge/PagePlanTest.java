package dev.calsync.engine.edge;

import static dev.calsync.engine.edge.OnEdge.NAMES;
import static dev.calsync.engine.edge.OnEdge.terms;
import static dev.calsync.engine.sample.Events.berlin;
import static dev.calsync.engine.sample.Events.details;
import static dev.calsync.engine.sample.Mirrors.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.plan.DeletionGuard;
import dev.calsync.engine.plan.FoundMirror;
import dev.calsync.engine.plan.Withdrawal;
import dev.calsync.engine.sample.Mirrors;
import dev.calsync.engine.sample.Port;
import dev.calsync.event.EventBody;
import dev.calsync.policy.DeletionLimits;
import dev.calsync.policy.Policy;
import dev.calsync.store.EdgeTally;
import dev.calsync.store.Evidence;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import dev.calsync.store.Hold;
import dev.calsync.store.HoldId;
import dev.calsync.store.JournalLine;
import dev.calsync.store.MirrorHashes;
import dev.calsync.store.MirrorIdentity;
import dev.calsync.store.MirrorIntent;
import dev.calsync.store.MirrorQueries;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Part;
import dev.calsync.store.SyncStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Projections of a page, as intents. */
class PagePlanTest {

  private static final EdgeTerms TERMS = terms(Policy.full());
  private static final EdgeProjection EVENT =
      EdgeProjection.of(
          "uid-1",
          3,
          EventBody.single(berlin("2026-12-02T10:00"), details("canary")),
          EdgeProjection.There.rows(List.of()),
          TERMS);
  private static final FormBytes FORM = ShapeForm.encode(EVENT.parts().get(0).shape());
  private static final FormHash HASH = ShapeForm.hash(FORM);
  private static final FormHash LINEAGE =
      EdgeProjection.lineage(NAMES, TERMS, "uid-1", Part.MASTER);
  private static final MirrorIdentity FIRST = NAMES.identity(LINEAGE, 0);
  private static final Mirrors SHOWN = Mirrors.settled(FIRST, HASH, at("id", "uid"));

  private final PagePlan plan = new PagePlan(NAMES, TERMS, "run-1");
  private int judged;
  private EdgeTally tally = new EdgeTally(100, 1, 1, 0, 0, Map.of());

  @Test
  void aNewEventWantsAMirrorOfTheFirstGeneration() {
    MirrorIntent intent = plan(EVENT, Map.of());

    assertThat(intent.identity()).isEqualTo(FIRST);
    assertThat(intent.expectedRevision()).isZero();
    assertThat(intent.desired()).isEqualTo(HASH);
    assertThat(intent.form()).isEqualTo(FORM);
    assertThat(intent.target()).isEqualTo(TERMS.target().id());
    assertThat(intent.stamps()).isEqualTo(TERMS.stamps(3));
    assertThat(intent.extent()).isPresent();
    assertThat(intent.adopted()).isEmpty();
    assertThat(told()).isEqualTo("MIRROR_WANTED NEW");
  }

  /** INV-10. */
  @Test
  void anEventWhoseMirrorIsWantedLikeThisPlansNothing() {
    add(EVENT, SHOWN.row(), Map.of());

    assertThat(plan.intents()).isEmpty();
    assertThat(plan.journal()).isEmpty();
  }

  @Test
  void aChangedEventKeepsItsIdentity() {
    FormHash other = Mirrors.hash("other");
    MirrorRow row = SHOWN.with(new MirrorHashes(other, Optional.empty(), other, other)).row();

    MirrorIntent intent = plan(EVENT, row, Map.of());

    assertThat(intent.identity()).isEqualTo(FIRST);
    assertThat(intent.expectedRevision()).isEqualTo(row.revision());
    assertThat(told()).isEqualTo("MIRROR_WANTED CHANGED");
  }

  /** R-F5. */
  @Test
  void aFoundMirrorIsAdoptedInItsGeneration() {
    FoundMirror found =
        new FoundMirror(at("found", "uid"), 5, Mirrors.hash("seen"), Optional.empty());

    MirrorIntent intent = plan(EVENT, Map.of(LINEAGE, found));

    assertThat(intent.identity()).isEqualTo(NAMES.identity(LINEAGE, 5));
    assertThat(intent.adopted()).contains(new MirrorIntent.Adoption(found.remote(), found.seen()));
    assertThat(told()).isEqualTo("MIRROR_WANTED ADOPTED");
  }

  /** FLT-5: an id that was used up is never used again. */
  @Test
  void aReturningEventTakesTheNextIdIfItsMirrorWasEverWritten() {
    assertThat(plan(EVENT, Mirrors.tombstone(FIRST).row(), Map.of()).identity())
        .isEqualTo(NAMES.next(FIRST));
    assertThat(told()).isEqualTo("MIRROR_WANTED RETURNED");
  }

  @Test
  void aReturningEventKeepsItsIdIfItsMirrorIsStillThere() {
    MirrorRow held =
        SHOWN
            .with(new MirrorHashes(FormHash.ABSENT, Optional.empty(), HASH, HASH))
            .heldBy("h")
            .row();

    MirrorIntent intent = plan(EVENT, held, Map.of());

    assertThat(intent.identity()).isEqualTo(FIRST);
    assertThat(intent.hold()).isEmpty();
  }

  @Test
  void aDeletedEventWantsItsMirrorAway() {
    MirrorIntent intent = plan(deleted(Evidence.Kind.TOMBSTONE), SHOWN.row(), Map.of());

    assertThat(intent.desired()).isEqualTo(FormHash.ABSENT);
    assertThat(intent.form()).isEqualTo(FormBytes.NONE);
    assertThat(intent.target()).isEqualTo(Mirrors.TARGET);
    assertThat(intent.hold()).isEmpty();
    assertThat(plan.held()).isZero();
    assertThat(told()).isEqualTo("MIRROR_UNWANTED SOURCE_TOMBSTONE");
  }

  @Test
  void aDeletionThatIsOneOfTooManyIsHeld() {
    tally = new EdgeTally(100, 40, 0, 0, 0, Map.of());

    MirrorIntent intent = plan(deleted(Evidence.Kind.ABSENCE), SHOWN.row(), Map.of());

    assertThat(intent.desired()).isEqualTo(FormHash.ABSENT);
    assertThat(intent.hold()).contains(new HoldId("hold-1"));
    assertThat(plan.held()).isEqualTo(1);
    assertThat(told()).isEqualTo("MIRROR_HELD MASS_DELETE");
  }

  @Test
  void whatTheEdgeDoesNotShowAnyMoreIsNotForTheGuard() {
    tally = new EdgeTally(1, 1, 1, 0, 0, Map.of());

    plan(hidden(Withdrawal.excluded("CANCELLED")), SHOWN.row(), Map.of());

    assertThat(judged).isZero();
    assertThat(plan.held()).isZero();
    assertThat(told()).isEqualTo("MIRROR_UNWANTED CANCELLED");
  }

  @Test
  void aDeletedEventWithoutAMirrorAsksTheGuardNothing() {
    add(deleted(Evidence.Kind.ABSENCE), Mirrors.tombstone(FIRST).row(), Map.of());

    assertThat(plan.intents()).isEmpty();
    assertThat(judged).isZero();
  }

  /** SEM-42: all deletions of a planning are judged together, before the first one goes. */
  @Test
  void theGuardIsAskedOnceAPlanning() {
    GuardOnDemand guard = guard();
    for (int i = 0; i < 5; i++) {
      plan.add(deleted(Evidence.Kind.ABSENCE), Map.of(Part.MASTER, SHOWN.row()), Map.of(), guard);
    }

    assertThat(judged).isEqualTo(1);
    assertThat(plan.intents()).hasSize(5);
    assertThat(guard.hold()).isEmpty();
  }

  @Test
  void aHoldSaysHowOftenItsSourceMustBeReadAgain() {
    tally = new EdgeTally(100, 40, 0, 0, 0, Map.of());
    GuardOnDemand guard = guard();
    assertThat(guard.hold()).isEmpty();
    guard.verdict(Withdrawal.deleted(Evidence.Kind.ABSENCE), SHOWN.row());

    Hold hold = guard.hold().orElseThrow();

    assertThat(hold.id()).isEqualTo(new HoldId("hold-1"));
    assertThat(hold.reason()).isEqualTo("MASS_DELETE");
    assertThat(hold.readsLeft()).as("a feed, by its capabilities").isEqualTo(2);
    assertThat(hold.readsApart()).isEqualTo(Duration.ofHours(1));
  }

  /** INV-15, INV-16. */
  @Test
  void theJournalDoesNotRepeatTheWordsOfAnEvent() {
    plan(EVENT, Map.of());
    plan.skip("uid-2", "IllegalStateException");

    assertThat(plan.journal().toString()).doesNotContain("canary").contains("uid-1", "uid-2");
    assertThat(plan.journal()).allMatch(line -> line.run().equals("run-1"));
  }

  private MirrorIntent plan(EdgeProjection event, Map<FormHash, FoundMirror> found) {
    plan.add(event, Map.of(), found, guard());
    return only(plan.intents());
  }

  private MirrorIntent plan(EdgeProjection event, MirrorRow row, Map<FormHash, FoundMirror> found) {
    add(event, row, found);
    return only(plan.intents());
  }

  private void add(EdgeProjection event, MirrorRow row, Map<FormHash, FoundMirror> found) {
    plan.add(event, Map.of(Part.MASTER, row), found, guard());
  }

  private static MirrorIntent only(List<MirrorIntent> intents) {
    assertThat(intents).hasSize(1);
    return intents.get(0);
  }

  private String told() {
    assertThat(plan.journal()).hasSize(1);
    JournalLine line = plan.journal().get(0);
    return line.action() + " " + line.reason();
  }

  private static EdgeProjection deleted(Evidence.Kind kind) {
    return hidden(Withdrawal.deleted(kind));
  }

  private static EdgeProjection hidden(Withdrawal why) {
    return new EdgeProjection("uid-1", 4, List.of(), Withheld.all(why), List.of(), List.of());
  }

  private GuardOnDemand guard() {
    MirrorQueries targets =
        Port.with(
            MirrorQueries.class,
            Map.of(
                "tally",
                arguments -> {
                  judged++;
                  return tally;
                }));
    SyncStore store = Port.with(SyncStore.class, Map.of("targets", arguments -> targets));
    DeletionGuard limits = new DeletionGuard(DeletionLimits.DEFAULT);
    return new GuardOnDemand(
        new GuardOnDemand.Engine(store, limits, () -> "hold-1"),
        OwnerId.of("ann"),
        TERMS,
        Optional.empty());
  }
}
