package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.BOB;
import static dev.calsync.tck.store.Bench.EDGE;
import static dev.calsync.tck.store.Bench.hash;
import static dev.calsync.tck.store.Bench.line;
import static dev.calsync.tck.store.Bench.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.EdgeId;
import dev.calsync.store.HoldId;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorState;
import dev.calsync.store.PinStore;
import dev.calsync.store.PinStore.Pinned;
import dev.calsync.store.PlanCommit;
import dev.calsync.store.RunPin;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What undoing put back stays so until it is released (R-F4). */
public interface PinContract extends StoreContract {

  @Test
  default void v01_undoingPutsBackAndPins() {
    MirrorScene scene = delivered("a", "b");

    assertThat(pin("p", again(scene, "a", "old"))).containsExactly(Wish.key("a"));
    assertThat(scene.state("a")).isEqualTo(MirrorState.DUE);
    assertThat(scene.row("a").hashes().desired()).isEqualTo(hash("old"));
    assertThat(scene.state("b")).isEqualTo(MirrorState.SETTLED);
    assertThat(pins().pinned(ANN, EDGE, List.of("a", "b"))).containsExactly(Wish.key("a"));
    assertThat(pins().pinned(ANN, EdgeId.of("other"), List.of("a"))).isEmpty();
    assertThat(rig().store().journal().after(ANN, 0, 9)).hasSize(1);
  }

  @Test
  default void v02_aPinStaysOnWhateverIsWritten() {
    MirrorScene scene = delivered("a");
    pin("p", again(scene, "a", "old"));
    scene.deliver();
    assertThat(scene.state("a")).isEqualTo(MirrorState.SETTLED);
    rig().reopen();

    assertThat(pins().pinned(ANN, EDGE, List.of("a"))).hasSize(1);
  }

  @Test
  default void v03_aMirrorThatMovedOnIsLeftAlone() {
    MirrorScene scene = delivered("a", "b");
    Wish stale = again(scene, "a", "old");
    scene.plan(Wish.of("a", "newer"));

    assertThat(pin("p", stale, again(scene, "b", "old"))).containsExactly(Wish.key("b"));
    assertThat(scene.row("a").hashes().desired()).isEqualTo(hash("newer"));
    assertThat(pin("p", stale)).isEmpty();
    assertThat(rig().store().journal().after(ANN, 0, 9)).hasSize(1);
  }

  @Test
  default void v04_nothingIsPinnedTwice() {
    MirrorScene scene = delivered("a");
    pin("p", again(scene, "a", "old"));

    assertThat(pin("q", again(scene, "a", "older"))).isEmpty();
    assertThat(pin("p", again(scene, "a", "older"))).isEmpty();
    assertThat(scene.row("a").hashes().desired()).isEqualTo(hash("old"));
    assertThat(pins().pins(ANN)).extracting(Pinned::id).containsExactly(new HoldId("p"));
  }

  @Test
  default void v05_aPlanMadeBeforeThePinIsRefused() {
    MirrorScene scene = delivered("a");
    Wish planned = again(scene, "a", "from a plan");
    pin("p", again(scene, "a", "old"));

    assertThat(
            scene.commit(
                new PlanCommit(
                    EDGE,
                    scene.edge(),
                    scene.edge(),
                    List.of(planned.intent()),
                    Optional.empty(),
                    List.of())))
        .isFalse();
    assertThat(scene.row("a").hashes().desired()).isEqualTo(hash("old"));
  }

  @Test
  default void v06_releasingNamesTheEdgesToPlanAnew() {
    MirrorScene scene = delivered("a", "b");
    pin("p", again(scene, "a", "old"));
    pin("q", again(scene, "b", "old"));
    assertThat(pins().releasePin(BOB, new HoldId("p"), line("RELEASED", ""))).isEmpty();

    assertThat(release("p")).containsExactly(EDGE);
    assertThat(release("p")).isEmpty();
    assertThat(release("unknown")).isEmpty();
    assertThat(pins().pinned(ANN, EDGE, List.of("a", "b"))).containsExactly(Wish.key("b"));
    assertThat(scene.row("a").hashes().desired()).as("until planned").isEqualTo(hash("old"));
    assertThat(rig().store().journal().after(ANN, 0, 9)).hasSize(3);
  }

  @Test
  default void v07_pinsAreListedOldestFirstAndCountTheirMirrors() {
    MirrorScene scene = delivered("a", "b", "c");
    pin("z", again(scene, "a", "old"));
    rig().advance(minutes(1));
    pin("m", again(scene, "b", "old"));
    rig().advance(minutes(1));
    pin("z", again(scene, "c", "old"));

    List<Pinned> pins = pins().pins(ANN);
    assertThat(pins).extracting(it -> it.id().value()).containsExactly("z", "m");
    assertThat(pins).extracting(Pinned::mirrors).containsExactly(2, 1);
    assertThat(pins).extracting(Pinned::run).containsOnly("run-1");
    assertThat(Duration.between(pins.get(0).pinnedAt(), pins.get(1).pinnedAt()))
        .isEqualTo(minutes(1));
    assertThat(pins().pins(BOB)).isEmpty();
  }

  private PinStore pins() {
    return rig().store().pins();
  }

  private MirrorScene delivered(String... uids) {
    MirrorScene scene = MirrorScene.of(rig());
    for (String uid : uids) {
      scene.plan(Wish.of(uid, "old")).deliver();
      scene.plan(Wish.of(uid, "new"));
    }
    return scene.deliver();
  }

  private static Wish again(MirrorScene scene, String uid, String text) {
    return Wish.of(uid, text).revision(scene.row(uid).revision());
  }

  private Set<MirrorKey> pin(String id, Wish... wishes) {
    RunPin pin = new RunPin(new HoldId(id), "run-1", Stream.of(wishes).map(Wish::intent).toList());
    return pins().pinRun(ANN, pin, line("UNDONE", ""));
  }

  private Set<EdgeId> release(String id) {
    return pins().releasePin(ANN, new HoldId(id), line("RELEASED", ""));
  }
}
