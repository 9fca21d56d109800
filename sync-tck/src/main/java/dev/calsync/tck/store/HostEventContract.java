package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.BOB;
import static dev.calsync.tck.store.Bench.EDGE;
import static dev.calsync.tck.store.Bench.SOURCE;
import static dev.calsync.tck.store.Bench.bytes;
import static dev.calsync.tck.store.Bench.hours;
import static dev.calsync.tck.store.Bench.line;
import static dev.calsync.tck.store.Bench.seconds;
import static dev.calsync.tck.store.SourceScene.DELTA;
import static dev.calsync.tck.store.SourceScene.FULL;
import static dev.calsync.tck.store.SourceScene.delete;
import static dev.calsync.tck.store.SourceScene.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.Evidence;
import dev.calsync.store.HoldId;
import dev.calsync.store.HostEvent;
import dev.calsync.store.HostEventStore;
import dev.calsync.store.MirrorState;
import dev.calsync.store.OriginEdit;
import dev.calsync.store.OriginSettlement;
import dev.calsync.store.RunPin;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Events that the host puts, and events that are forgotten for good (R-B4, R-F6). */
public interface HostEventContract extends StoreContract {

  @Test
  default void s01_aHostsEventIsPutUnderItsOwnName() {
    assertThat(put("a", "A")).contains(1L);
    assertThat(put("b", "B")).contains(1L);
    assertThat(put("a", "A2")).contains(2L);

    assertThat(changes())
        .containsExactly(
            new CanonicalRow("b", 1, 2, bytes("B"), Optional.empty(), Optional.empty()),
            new CanonicalRow("a", 2, 3, bytes("A2"), Optional.empty(), Optional.empty()));
    assertThat(rig().store().sources().calendarState(ANN, SOURCE).changedSeq()).isEqualTo(3);
    assertThat(rig().store().sources().calendarState(ANN, SOURCE).lastRead()).isEmpty();
    assertThat(rig().store().journal().after(ANN, 0, 9)).hasSize(3);
    assertThat(rig().store().sources().events(BOB, SOURCE, List.of("a"))).isEmpty();
  }

  @Test
  default void s02_whatIsSoAlreadyIsNoChange() {
    put("a", "A");

    assertThat(put("a", "A")).isEmpty();
    assertThat(cancel("unknown")).isEmpty();
    cancel("a");
    assertThat(cancel("a")).isEmpty();
    assertThat(changes()).extracting(CanonicalRow::changedSeq).containsExactly(2L);
    assertThat(rig().store().journal().after(ANN, 0, 9)).hasSize(2);
  }

  @Test
  default void s03_aCancelledEventIsDeletedWithEvidenceAndMayComeBack() {
    put("a", "A");
    assertThat(cancel("a")).contains(2L);
    Evidence evidence = new Evidence(Evidence.Kind.TOMBSTONE, "run-1");
    assertThat(changes())
        .containsExactly(
            new CanonicalRow("a", 2, 2, bytes("A"), Optional.of(evidence), Optional.empty()));

    assertThat(put("a", "A")).contains(3L);
    assertThat(changes())
        .containsExactly(
            new CanonicalRow("a", 3, 3, bytes("A"), Optional.empty(), Optional.empty()));
  }

  @Test
  default void s04_hostsAndReadingsCountOn() {
    put("a", "A");
    SourceScene source = SourceScene.of(rig());
    source.read(FULL, write("a", 1, "read"), write("b", 0, "B"));

    assertThat(put("b", "host's")).contains(2L);
    assertThat(source.event("a").changedSeq()).isEqualTo(2);
    assertThat(source.event("b").changedSeq()).isEqualTo(4);
    assertThat(source.state().cursor()).isPresent();
  }

  @Test
  default void s04_ofManyWhoPutAtOnceEachIsCounted() throws Exception {
    Crowd.together(4, () -> List.of(put(Thread.currentThread().getName(), "A").isPresent()));

    assertThat(changes()).extracting(CanonicalRow::changedSeq).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  default void s05_whatWasDeletedLongEnoughIsErased() {
    put("host's", "H");
    put("kept", "K");
    SourceScene source = SourceScene.of(rig());
    source.read(FULL, write("read", 0, "R"));
    cancel("host's");
    rig().advance(seconds(1));
    source.read(DELTA, delete("read", 1, Evidence.Kind.ABSENCE));
    rig().advance(hours(2).minusMillis(1001));
    assertThat(erase(hours(2), 9)).isZero();
    rig().advance(Duration.ofMillis(1));
    rig().reopen();

    assertThat(erase(hours(2), 9)).isEqualTo(1);
    assertThat(changes()).extracting(CanonicalRow::uid).containsExactly("kept", "read");
    rig().advance(seconds(1));
    assertThat(erase(hours(2), 9)).isEqualTo(1);
    assertThat(changes()).extracting(CanonicalRow::uid).containsExactly("kept");
    assertThat(put("host's", "H")).as("begins anew").contains(1L);
    assertThat(changes()).extracting(CanonicalRow::changedSeq).containsExactly(2L, 6L);
  }

  @Test
  default void s05_anEventThatCameBackCountsFromItsNextDeletion() {
    put("a", "A");
    cancel("a");
    rig().advance(hours(1));
    put("a", "A");
    assertThat(erase(Duration.ZERO, 9)).isZero();
    cancel("a");

    assertThat(erase(hours(1), 9)).isZero();
    rig().advance(hours(1));
    assertThat(erase(hours(1), 9)).isEqualTo(1);
  }

  @Test
  default void s06_erasingIsBoundedAndBeginsWithTheOldest() {
    for (String uid : List.of("c", "a", "b")) {
      put(uid, "X");
    }
    cancel("b");
    cancel("c");
    cancel("a");

    assertThat(erase(Duration.ZERO, 2)).isEqualTo(2);
    assertThat(changes()).extracting(CanonicalRow::uid).containsExactly("a");
    assertThat(erase(Duration.ZERO, 2)).isEqualTo(1);
    assertThat(erase(Duration.ZERO, 2)).isZero();
  }

  @Test
  default void s07_anEventIsKeptAsLongAsAMirrorOfItIsNotAtRest() {
    MirrorScene scene = deletedWithMirror("a");
    rig().advance(seconds(60));
    assertThat(erase(Duration.ZERO, 9)).as("applied").isZero();
    scene.plan(Wish.none("a"));
    assertThat(erase(Duration.ZERO, 9)).as("due").isZero();
    scene.claim();
    assertThat(erase(Duration.ZERO, 9)).as("attempted").isZero();
    scene.settle(MirrorScene.removed(Wish.key("a")));
    rig().advance(seconds(5));
    assertThat(erase(seconds(6), 9)).as("removed of late").isZero();

    assertThat(erase(seconds(5), 9)).isEqualTo(1);
    assertThat(scene.rows()).isEmpty();
    assertThat(changes()).isEmpty();
  }

  @Test
  default void s07_aWishThatWasNeverAppliedKeepsItsEvent() {
    MirrorScene scene = MirrorScene.of(rig());
    put("a", "A");
    scene.plan(Wish.of("a", "A"));
    cancel("a");

    assertThat(erase(Duration.ZERO, 9)).isZero();
    assertThat(scene.state("a")).isEqualTo(MirrorState.DUE);
  }

  @Test
  default void s08_mirrorsUnderOtherEdgesAreOfOtherCalendars() {
    MirrorScene scene = deletedWithMirror("a");
    EdgeId other = EdgeId.of("other");
    CalendarId sports = CalendarId.of("sports");
    assertThat(hostEvents().eraseDeleted(ANN, sports, List.of(EDGE), Duration.ZERO, 9)).isZero();

    assertThat(hostEvents().eraseDeleted(ANN, SOURCE, List.of(other), Duration.ZERO, 9))
        .isEqualTo(1);
    assertThat(scene.rows()).as("the caller said that nobody reads it").hasSize(1);
    assertThat(hostEvents().eraseDeleted(BOB, SOURCE, List.of(EDGE), Duration.ZERO, 9)).isZero();
  }

  @Test
  default void s09_whatPinsATombstoneIsErasedAndAPatchKeepsItsEvent() {
    MirrorScene scene = MirrorScene.of(rig());
    put("a", "A");
    scene.plan(Wish.of("a", "A")).deliver();
    Wish gone = Wish.none("a").revision(scene.row("a").revision());
    RunPin pin = new RunPin(new HoldId("p"), "run-1", List.of(gone.intent()));
    rig().store().pins().pinRun(ANN, pin, line("UNDONE", ""));
    scene.deliver();
    OriginEdit patch = new OriginEdit(SOURCE, "a", 1, Wish.key("a"), bytes("P"), false);
    rig().store().originEdits().proposeOriginEdit(scene.out(), patch, line("PROPOSED", "a"));
    cancel("a");
    assertThat(erase(Duration.ZERO, 9)).isZero();
    rig().store().originEdits().claimOriginEdits(scene.out(), SOURCE, 9);
    settlePatch(scene);

    assertThat(erase(Duration.ZERO, 9)).isEqualTo(1);
    assertThat(rig().store().pins().pins(ANN)).isEmpty();
  }

  private void settlePatch(MirrorScene scene) {
    rig()
        .store()
        .originEdits()
        .settleOriginEdit(
            scene.out(),
            new OriginSettlement(SOURCE, "a", OriginSettlement.Outcome.REFUSED, Duration.ZERO),
            line("SETTLED", "a"));
  }

  private MirrorScene deletedWithMirror(String uid) {
    MirrorScene scene = MirrorScene.of(rig());
    put(uid, "A");
    scene.plan(Wish.of(uid, "A")).deliver();
    cancel(uid);
    return scene;
  }

  private HostEventStore hostEvents() {
    return rig().store().hostEvents();
  }

  private Optional<Long> put(String uid, String body) {
    HostEvent event = new HostEvent(uid, Optional.of(bytes(body)), Optional.empty());
    return hostEvents().putHostEvent(ANN, SOURCE, event, line("PUT", uid));
  }

  private Optional<Long> cancel(String uid) {
    HostEvent event = new HostEvent(uid, Optional.empty(), Optional.empty());
    return hostEvents().putHostEvent(ANN, SOURCE, event, line("CANCELLED", uid));
  }

  private int erase(Duration deletedFor, int limit) {
    return hostEvents().eraseDeleted(ANN, SOURCE, List.of(EDGE), deletedFor, limit);
  }

  private List<CanonicalRow> changes() {
    return rig().store().sources().changedSince(ANN, SOURCE, 0, 99);
  }
}
