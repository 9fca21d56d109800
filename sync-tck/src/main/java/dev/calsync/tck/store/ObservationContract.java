package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.bytes;
import static dev.calsync.tck.store.Bench.hash;
import static dev.calsync.tck.store.Bench.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.store.MirrorHashes;
import dev.calsync.store.MirrorIdentity;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.MirrorState;
import dev.calsync.store.Observation;
import dev.calsync.store.Settlement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Drift that a reading saw is put right, unless the row moved on meanwhile (INV-3, INV-9). */
public interface ObservationContract extends StoreContract {

  @Test
  default void o01_whatSomebodyChangedIsDueAgainWithItsForm() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A")).deliver();
    MirrorRow before = scene.row("a");
    assertThat(scene.observe(Wish.key("a"), scene.found(Wish.key("a"), "r2", "theirs")))
        .isEqualTo(1);

    MirrorRow row = scene.row("a");
    assertThat(row.hashes())
        .isEqualTo(new MirrorHashes(hash("A"), Optional.empty(), hash("theirs"), hash("theirs")));
    assertThat(row.remote()).contains(Wish.remote("r2"));
    assertThat(row.writes()).isEqualTo(1);
    assertThat(row.revision()).isEqualTo(before.revision() + 1);
    assertThat(scene.claim().get(0).form()).isEqualTo(bytes("A"));
  }

  @Test
  default void o02_whatSomebodyDeletedIsMadeAnewUnderTheNewIdentity() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A")).deliver();
    MirrorIdentity next = Wish.identity(Wish.key("a"), 1);
    scene.observe(Wish.key("a"), new Settlement.Found(Optional.empty(), hash(""), next));

    assertThat(scene.row("a").hashes())
        .isEqualTo(new MirrorHashes(hash("A"), Optional.empty(), hash(""), hash("")));
    assertThat(scene.row("a").remote()).isEmpty();
    assertThat(scene.row("a").identity()).isEqualTo(next);
    assertThat(scene.state("a")).isEqualTo(MirrorState.DUE);
  }

  @Test
  default void o03_aRowThatMovedOnIsLeftAlone() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A")).deliver();
    long compared = scene.row("a").revision();
    Settlement.Found found = scene.found(Wish.key("a"), "r2", "theirs");
    scene.plan(Wish.of("a", "A2"));
    MirrorRow row = scene.row("a");

    assertThat(scene.observe(Wish.key("a"), compared, found)).isZero();
    assertThat(scene.observe(Wish.key("none"), 0, found)).isZero();
    assertThat(scene.row("a")).isEqualTo(row);
  }

  @Test
  default void o04_aRowWithAnOpenWriteIsLeftAlone() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A"));
    MirrorRow open = scene.claim().get(0);

    assertThat(scene.observe(Wish.key("a"), scene.found(Wish.key("a"), "r2", "theirs"))).isZero();
    assertThat(scene.row("a")).isEqualTo(open);
  }

  @Test
  default void o05_seeingWhatIsWantedSettlesAndLeavesTheHold() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A")).deliver();
    scene.plan(MirrorScene.hold("h"), Wish.of("a", "A2").hold("h"));
    scene.observe(Wish.key("a"), scene.found(Wish.key("a"), "r1", "A2"));

    assertThat(scene.state("a")).isEqualTo(MirrorState.SETTLED);
    assertThat(scene.row("a").hold()).isEmpty();
    assertThat(scene.holds().open(ANN)).isEmpty();
  }

  @Test
  default void o06_aRefusalIsForgottenWhenTheTargetChanged() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A"));
    scene.claim();
    scene.settle(MirrorScene.notApplied(Wish.key("a"), "FULL", Duration.ZERO));
    scene.observe(Wish.key("a"), scene.found(Wish.key("a"), "r1", "theirs"));

    assertThat(scene.row("a").refusal()).isEmpty();
    assertThat(scene.state("a")).isEqualTo(MirrorState.DUE);
  }

  @Test
  default void o07_manyAreTakenOverTogetherAndToldOf() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A"), Wish.of("b", "B")).deliver();
    List<Observation> seen =
        List.of(
            new Observation(
                Wish.key("a"),
                scene.row("a").revision(),
                scene.found(Wish.key("a"), "r1", "theirs")),
            new Observation(Wish.key("b"), 1, scene.found(Wish.key("b"), "r2", "theirs")));

    assertThat(scene.port().noteObserved(scene.out(), seen, List.of(line("DRIFT", "a"))))
        .isEqualTo(1);
    assertThat(scene.state("b")).isEqualTo(MirrorState.SETTLED);
    assertThat(rig().store().journal().of(ANN, "a", 9)).hasSize(1);
  }
}
