package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.EDGE;
import static dev.calsync.tck.store.Bench.hash;
import static dev.calsync.tck.store.Bench.hours;
import static dev.calsync.tck.store.Bench.minutes;
import static dev.calsync.tck.store.MirrorScene.hold;
import static dev.calsync.tck.store.MirrorScene.notApplied;
import static dev.calsync.tck.store.SourceScene.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.EdgeId;
import dev.calsync.store.CompletedPass;
import dev.calsync.store.Hold;
import dev.calsync.store.HoldId;
import dev.calsync.store.MirrorState;
import dev.calsync.store.Part;
import dev.calsync.store.Pass;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Changes that wait for the host, or for another reading (INV-12, SEM-42). */
public interface HoldContract extends StoreContract {

  @Test
  default void h01_aHoldIsOpenedWithItsPlanAndCountsEvents() {
    MirrorScene scene = MirrorScene.of(rig());
    Part slot = new Part(Part.Kind.SLOT, "2026-11-23");
    scene.plan(Wish.of("a", "A"), Wish.of("a", "A").part(slot), Wish.of("b", "B")).deliver();
    scene.plan(
        hold("h", 1, minutes(15)),
        Wish.none("a").hold("h"),
        Wish.none("a").part(slot).hold("h"),
        Wish.none("b").hold("h"));

    Hold open = scene.holds().open(ANN).get(0);
    assertThat(open.id()).isEqualTo(new HoldId("h"));
    assertThat(open.edge()).isEqualTo(EDGE);
    assertThat(open.reason()).isEqualTo("MASS_DELETE");
    assertThat(open.state()).isEqualTo(Hold.State.OPEN);
    assertThat(open.events()).isEqualTo(2);
    assertThat(open.readsLeft()).isEqualTo(1);
    assertThat(open.readsApart()).isEqualTo(minutes(15));
    assertThat(open.lastReadAt()).isEqualTo(open.openedAt());
  }

  @Test
  default void h02_anApprovedHoldLetsItsChangesGo() {
    MirrorScene scene = heldDeletes("a", "b");

    assertThat(scene.decide("h", true)).contains(2);

    assertThat(scene.state("a")).isEqualTo(MirrorState.DUE);
    assertThat(scene.row("a").hold()).isEmpty();
    assertThat(scene.holds().open(ANN)).isEmpty();
    assertThat(scene.claim()).hasSize(2);
    assertThat(rig().store().journal().after(ANN, 0, 9)).hasSize(1);
  }

  @Test
  default void h02_aDecisionSaysHowManyMirrorsItConcerned() {
    MirrorScene scene = MirrorScene.of(rig());
    Part slot = new Part(Part.Kind.SLOT, "2026-11-23");
    scene.plan(hold("h"), Wish.of("a", "A").hold("h"), Wish.of("a", "S").part(slot).hold("h"));

    assertThat(scene.holds().open(ANN).get(0).events()).isEqualTo(1);
    assertThat(scene.decide("h", true)).contains(2);
  }

  @Test
  default void h03_aRejectedHoldLeavesTheTargetAsItIs() {
    MirrorScene scene = heldDeletes("a", "b");

    assertThat(scene.decide("h", false)).contains(2);

    assertThat(scene.state("a")).isEqualTo(MirrorState.DETACHED);
    assertThat(scene.row("a").hold()).isEmpty();
    assertThat(scene.row("a").remote()).isPresent();
    assertThat(scene.claim()).isEmpty();
    assertThat(scene.holds().open(ANN)).isEmpty();
  }

  @Test
  default void h04_aHoldIsDecidedOnce() {
    MirrorScene scene = heldDeletes("a", "b");
    assertThat(scene.decide("unknown", true)).isEmpty();
    scene.decide("h", false);

    assertThat(scene.decide("h", true)).isEmpty();
    assertThat(scene.confirm("h", readAfter(scene, hours(2), 5))).isEmpty();
    assertThat(scene.state("a")).isEqualTo(MirrorState.DETACHED);
    assertThat(rig().store().journal().after(ANN, 0, 9)).hasSize(1);
  }

  @Test
  default void h05_aHoldIsReleasedByTheLastReadingItNeeds() {
    MirrorScene scene = heldDeletes(hold("h", 2, hours(1)), "a", "b");

    Hold once = scene.confirm("h", readAfter(scene, hours(1), 5)).orElseThrow();
    assertThat(once.readsLeft()).isEqualTo(1);
    assertThat(once.state()).isEqualTo(Hold.State.OPEN);
    assertThat(once.events()).isEqualTo(2);
    assertThat(scene.claim()).isEmpty();
    assertThat(rig().store().journal().after(ANN, 0, 9)).isEmpty();
    Hold twice = scene.confirm("h", readAfter(scene, hours(1), 5)).orElseThrow();

    assertThat(twice.readsLeft()).isZero();
    assertThat(twice.state()).isEqualTo(Hold.State.CONFIRMED);
    assertThat(twice.events()).isZero();
    assertThat(scene.claim()).hasSize(2);
    assertThat(scene.holds().open(ANN)).isEmpty();
    assertThat(rig().store().journal().after(ANN, 0, 9)).hasSize(1);
  }

  @Test
  default void h06_aReadingTooSoonDoesNotCount() {
    MirrorScene scene = heldDeletes(hold("h", 2, hours(1)), "a");
    CompletedPass early = readAfter(scene, minutes(59), 5);
    assertThat(scene.confirm("h", early).orElseThrow().readsLeft()).isEqualTo(2);
    CompletedPass first = readAfter(scene, minutes(1), 5);
    assertThat(scene.confirm("h", first).orElseThrow().readsLeft()).isEqualTo(1);

    assertThat(scene.confirm("h", first).orElseThrow().readsLeft()).isEqualTo(1);
    CompletedPass soon = readAfter(scene, minutes(59), 5);
    assertThat(scene.confirm("h", soon).orElseThrow().readsLeft()).isEqualTo(1);
    assertThat(scene.state("a")).isEqualTo(MirrorState.HELD);
  }

  @Test
  default void h06_aReadingThatBeganTooSoonDoesNotCountHoweverLongItTook() {
    MirrorScene scene = heldDeletes(hold("h", 1, hours(1)), "a");
    SourceScene source = scene.source().begin(SourceScene.FULL);
    rig().advance(hours(3));
    source.complete(SourceScene.FULL, true, 5);

    assertThat(scene.confirm("h", source.lastRead()).orElseThrow().readsLeft()).isEqualTo(1);
  }

  @Test
  default void h07_anEmptyOrIncompleteReadingDoesNotCount() {
    MirrorScene scene = heldDeletes(hold("h", 1, minutes(15)), "a");

    assertThat(scene.confirm("h", readAfter(scene, hours(1), 0)).orElseThrow().readsLeft())
        .isEqualTo(1);
    rig().advance(hours(1));
    CompletedPass changes = scene.source().read(SourceScene.DELTA, write("n", 0, "N")).lastRead();
    assertThat(scene.confirm("h", changes).orElseThrow().readsLeft()).isEqualTo(1);
    assertThat(scene.state("a")).isEqualTo(MirrorState.HELD);
  }

  @Test
  default void h08_aHoldForTheHostIsNotReleasedByReading() {
    MirrorScene scene = heldDeletes("a");

    Hold after = scene.confirm("h", readAfter(scene, hours(9), 5)).orElseThrow();

    assertThat(after.state()).isEqualTo(Hold.State.OPEN);
    assertThat(scene.state("a")).isEqualTo(MirrorState.HELD);
  }

  @Test
  default void h09_aWiderHoldKeepsItsAgeAndIsReadAnew() {
    MirrorScene scene = heldDeletes(hold("h", 2, hours(1)), "a");
    Hold opened = scene.holds().open(ANN).get(0);
    scene.confirm("h", readAfter(scene, hours(1), 5));
    scene.plan(Wish.of("b", "B")).deliver();
    rig().advance(minutes(30));
    scene.plan(hold("h", 2, hours(1)), Wish.none("b").hold("h"));

    Hold wider = scene.holds().open(ANN).get(0);
    assertThat(wider.openedAt()).isEqualTo(opened.openedAt());
    assertThat(wider.events()).isEqualTo(2);
    assertThat(wider.readsLeft()).isEqualTo(2);
    assertThat(Duration.between(opened.openedAt(), wider.lastReadAt())).isEqualTo(minutes(90));
  }

  @Test
  default void h10_aHoldThatKeepsNothingIsNotListed() {
    MirrorScene scene = heldDeletes("a", "b");
    scene.plan(Wish.of("a", "A"));
    assertThat(scene.holds().open(ANN).get(0).events()).isEqualTo(1);
    scene.plan(Wish.none("b"));

    assertThat(scene.holds().open(ANN)).isEmpty();
    assertThat(scene.holds().openOf(ANN, EDGE)).isEmpty();
  }

  @Test
  default void h11_aDecisionConcernsOnlyWhatIsStillHeld() {
    MirrorScene scene = heldDeletes("a", "b");
    scene.plan(Wish.of("a", "a"));

    assertThat(scene.decide("h", false)).contains(1);
    assertThat(scene.state("a")).isEqualTo(MirrorState.SETTLED);
    assertThat(scene.state("b")).isEqualTo(MirrorState.DETACHED);
  }

  @Test
  default void h11_aMirrorWithAnOpenWriteCanBeHeld() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A")).deliver();
    scene.plan(Wish.of("a", "A2"));
    scene.claim();
    scene.plan(hold("h"), Wish.none("a").hold("h"));
    assertThat(scene.state("a")).isEqualTo(MirrorState.ATTEMPTED);
    scene.settle(scene.applied(Wish.key("a"), "r1"));

    assertThat(scene.state("a")).isEqualTo(MirrorState.HELD);
    assertThat(scene.row("a").hashes().applied()).isEqualTo(hash("A2"));
    assertThat(scene.decide("h", true)).contains(1);
    assertThat(scene.claim()).hasSize(1);
  }

  @Test
  default void h12_holdsAreListedOldestFirstAndByEdge() {
    MirrorScene scene = MirrorScene.of(rig());
    for (String id : List.of("m", "a", "z")) {
      scene.plan(hold(id), Wish.of("of-" + id, id).hold(id));
      rig().advance(minutes(1));
    }

    assertThat(scene.holds().open(ANN))
        .extracting(hold -> hold.id().value())
        .containsExactly("m", "a", "z");
    assertThat(scene.holds().openOf(ANN, EDGE)).hasSize(3);
    assertThat(scene.holds().openOf(ANN, EdgeId.of("other"))).isEmpty();
  }

  @Test
  default void h13_whatIsDueOfAnEdgeIsHeldTogether() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("kept", "K")).deliver();
    scene.plan(Wish.of("a", "A"), Wish.of("b", "B"));

    assertThat(scene.holdDue("h")).isEqualTo(2);

    assertThat(scene.state("a")).isEqualTo(MirrorState.HELD);
    assertThat(scene.state("kept")).isEqualTo(MirrorState.SETTLED);
    assertThat(scene.claim()).isEmpty();
    assertThat(scene.holds().openOf(ANN, EDGE)).hasSize(1);
    assertThat(rig().store().journal().after(ANN, 0, 9)).hasSize(1);
    assertThat(scene.decide("h", true)).contains(2);
    assertThat(scene.claim()).hasSize(2);
  }

  @Test
  default void h13_whatWaitsToBeTriedAgainIsHeldToo() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A"));
    scene.claim();
    scene.settle(notApplied(Wish.key("a"), "", hours(1)));

    assertThat(scene.holdDue("h")).isEqualTo(1);
    assertThat(scene.state("a")).isEqualTo(MirrorState.HELD);
  }

  @Test
  default void h13_openWritesAndOtherTargetsAreLeftAlone() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A"));
    scene.claim();
    scene.plan(Wish.of("far", "F").at(Bench.ELSEWHERE));

    assertThat(scene.holdDue("h")).isZero();

    assertThat(scene.state("a")).isEqualTo(MirrorState.ATTEMPTED);
    assertThat(scene.state("far")).isEqualTo(MirrorState.DUE);
    assertThat(scene.holds().open(ANN)).isEmpty();
    assertThat(rig().store().journal().after(ANN, 0, 9)).isEmpty();
  }

  private MirrorScene heldDeletes(String... uids) {
    return heldDeletes(hold("h"), uids);
  }

  private MirrorScene heldDeletes(Optional<Hold> hold, String... uids) {
    MirrorScene scene = MirrorScene.of(rig());
    for (String uid : uids) {
      scene.plan(Wish.of(uid, uid));
    }
    scene.deliver();
    for (String uid : uids) {
      scene.plan(hold, Wish.none(uid).hold("h"));
    }
    return scene;
  }

  /** A complete reading that begins and ends after a while. */
  private CompletedPass readAfter(MirrorScene scene, Duration wait, long listed) {
    rig().advance(wait);
    Pass pass = SourceScene.FULL;
    SourceScene source = scene.source().begin(pass);
    source.complete(pass, true, listed);
    return source.lastRead();
  }
}
