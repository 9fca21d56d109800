package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.EDGE;
import static dev.calsync.tck.store.Bench.SOURCE;
import static dev.calsync.tck.store.Bench.hours;
import static dev.calsync.tck.store.MirrorScene.hold;
import static dev.calsync.tck.store.SourceScene.DELTA;
import static dev.calsync.tck.store.SourceScene.FULL;
import static dev.calsync.tck.store.SourceScene.delete;
import static dev.calsync.tck.store.SourceScene.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarId;
import dev.calsync.store.CanonicalWrite;
import dev.calsync.store.EdgeTally;
import dev.calsync.store.Evidence;
import dev.calsync.store.MirrorState;
import dev.calsync.store.Part;
import dev.calsync.store.Pass;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the deletion guard counts: events, not parts (INV-12, SEM-42). */
public interface TallyContract extends StoreContract {

  @Test
  default void t01_anEventCountsOnceHoweverManyPartsItHas() {
    MirrorScene scene = MirrorScene.of(rig());
    assertThat(tally(scene)).isEqualTo(new EdgeTally(0, 0, 0, 0, 0, Map.of()));
    scene.plan(
        Wish.of("a", "A"),
        Wish.of("a", "A").part(new Part(Part.Kind.SLOT, "2026-11-23")),
        Wish.of("b", "B"));

    assertThat(tally(scene).events()).isEqualTo(2);
    assertThat(tally(scene).parts(MirrorState.DUE)).isEqualTo(3);
  }

  @Test
  default void t02_whatIsWantedOrStillThereCounts() {
    MirrorScene scene = mirrored("removed", "going", "held", "kept");
    scene.plan(Wish.none("removed")).deliver();
    scene.plan(Wish.none("going"));
    scene.plan(hold("h"), Wish.none("held").hold("h"));
    scene.plan(hold("h"), Wish.of("wanted-and-held", "W").hold("h"));

    assertThat(tally(scene).events()).as("going, kept, wanted-and-held").isEqualTo(3);
  }

  @Test
  default void t03_deletionsAheadAreTheOnesNotPlannedYet() {
    MirrorScene scene = mirrored("a", "b", "c", "d");
    scene.source().read(FULL, live("a", "b", "c", "d", "unmirrored"));
    scene.planned(5);
    scene
        .source()
        .read(
            DELTA,
            delete("a", 1, Evidence.Kind.ABSENCE),
            delete("b", 1, Evidence.Kind.ABSENCE),
            delete("c", 1, Evidence.Kind.TOMBSTONE),
            write("d", 1, "D2"),
            delete("unmirrored", 1, Evidence.Kind.ABSENCE));

    assertThat(tally(scene).aheadByAbsence()).isEqualTo(2);
    assertThat(tally(scene).aheadByTombstone()).isEqualTo(1);
    scene.planned(6);
    assertThat(tally(scene).aheadByAbsence()).isEqualTo(1);
    scene.planned(10);
    assertThat(tally(scene).aheadByAbsence()).isZero();
    assertThat(tally(scene).aheadByTombstone()).isZero();
  }

  @Test
  default void t04_removalsCountForAsLongAsIsAsked() {
    MirrorScene scene = removedBySource("a", "b", "c");
    scene.plan(Wish.none("a"));
    rig().advance(hours(20));
    scene.plan(Wish.none("b"), Wish.none("c")).deliver();
    rig().advance(hours(3));

    assertThat(tally(scene, hours(24)).recentByAbsence()).isEqualTo(2);
    assertThat(tally(scene, hours(24)).recentByTombstone()).isEqualTo(1);
    assertThat(tally(scene, hours(4)).recentByAbsence()).isEqualTo(1);
    rig().advance(hours(24));
    assertThat(tally(scene, hours(24)).recentByAbsence()).isZero();
  }

  @Test
  default void t04_aRemovalCountsFromWhenItWasFirstPlanned() {
    MirrorScene scene = removedBySource("a");
    scene.plan(Wish.none("a"));
    rig().advance(hours(20));
    scene.plan(Wish.none("a"));

    assertThat(tally(scene, hours(24)).recentByAbsence()).isEqualTo(1);
    assertThat(tally(scene, hours(4)).recentByAbsence()).isZero();
  }

  @Test
  default void t05_removalsThatWereHeldDoNotCount() {
    MirrorScene scene = removedBySource("a", "b", "c");
    scene.plan(
        hold("h"), Wish.none("a").hold("h"), Wish.none("b").hold("h"), Wish.none("c").hold("h"));
    assertThat(tally(scene).recentByAbsence()).isZero();
    scene.decide("h", true);
    assertThat(tally(scene).recentByAbsence()).isZero();
    scene.deliver();

    assertThat(tally(scene).recentByAbsence()).isZero();
    assertThat(tally(scene).recentByTombstone()).isZero();
  }

  @Test
  default void t06_removalsOfEventsThatStillLiveDoNotCount() {
    MirrorScene scene = mirrored("a", "b");
    scene.source().read(FULL, live("a", "b"));
    scene.plan(Wish.none("a"), Wish.none("b"));
    assertThat(tally(scene).recentByAbsence()).isZero();
    scene.source().read(DELTA, delete("a", 1, Evidence.Kind.ABSENCE));
    assertThat(tally(scene).recentByAbsence()).isEqualTo(1);
    scene.source().read(new Pass("pass-3", Pass.Kind.DELTA), write("a", 2, "again"));

    assertThat(tally(scene).recentByAbsence()).isZero();
  }

  @Test
  default void t06_aMirrorThatIsWantedAgainIsNoRemoval() {
    MirrorScene scene = removedBySource("a");
    scene.plan(Wish.none("a"));
    scene.plan(Wish.of("a", "A"));

    assertThat(tally(scene).recentByAbsence()).isZero();
  }

  @Test
  default void t07_partsAreCountedByStateWithoutTombstones() {
    MirrorScene scene = mirrored("settled", "tombstone", "held", "detached", "due");
    scene.plan(Wish.none("tombstone")).deliver();
    scene.plan(Wish.of("attempted", "A"), Wish.of("refused", "R"));
    scene.claim();
    scene.settle(MirrorScene.notApplied(Wish.key("refused"), "NO", Duration.ZERO));
    scene.plan(hold("h"), Wish.none("held").hold("h"), Wish.of("detached", "D").detached());
    scene.plan(Wish.of("due", "D2"));

    for (MirrorState state : MirrorState.values()) {
      assertThat(tally(scene).parts(state)).as("parts " + state).isEqualTo(1);
    }
  }

  @Test
  default void t08_onlyTheEdgesOwnSourceAndMirrorsCount() {
    MirrorScene scene = removedBySource("a");
    scene.plan(Wish.none("a"));
    CalendarId other = CalendarId.of("sports");

    EdgeTally tally = scene.questions().tally(ANN, EDGE, other, hours(24));

    assertThat(tally.recentByAbsence()).isZero();
    assertThat(tally.events()).isEqualTo(1);
    scene.source().other(other).read(FULL, live("a"));
    assertThat(tally(scene).recentByAbsence()).isEqualTo(1);
  }

  private static EdgeTally tally(MirrorScene scene) {
    return tally(scene, hours(24));
  }

  private static EdgeTally tally(MirrorScene scene, Duration back) {
    return scene.questions().tally(ANN, EDGE, SOURCE, back);
  }

  private MirrorScene mirrored(String... uids) {
    MirrorScene scene = MirrorScene.of(rig());
    for (String uid : uids) {
      scene.plan(Wish.of(uid, uid));
    }
    return scene.deliver();
  }

  /** Mirrored events that their source then lost: all by absence, except c by tombstone. */
  private MirrorScene removedBySource(String... uids) {
    MirrorScene scene = mirrored(uids);
    scene.source().read(FULL, live(uids));
    scene
        .source()
        .read(
            DELTA,
            List.of(uids).stream()
                .map(uid -> delete(uid, 1, evidenceOf(uid)))
                .toArray(CanonicalWrite[]::new));
    return scene;
  }

  private static Evidence.Kind evidenceOf(String uid) {
    return uid.equals("c") ? Evidence.Kind.TOMBSTONE : Evidence.Kind.ABSENCE;
  }

  private static CanonicalWrite[] live(String... uids) {
    return List.of(uids).stream().map(uid -> write(uid, 0, uid)).toArray(CanonicalWrite[]::new);
  }
}
