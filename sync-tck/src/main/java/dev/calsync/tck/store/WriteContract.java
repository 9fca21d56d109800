package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.ELSEWHERE;
import static dev.calsync.tck.store.Bench.TARGET;
import static dev.calsync.tck.store.Bench.bytes;
import static dev.calsync.tck.store.Bench.hash;
import static dev.calsync.tck.store.Bench.line;
import static dev.calsync.tck.store.Bench.minutes;
import static dev.calsync.tck.store.MirrorScene.notApplied;
import static dev.calsync.tck.store.MirrorScene.removed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.connector.RemoteId;
import dev.calsync.store.MirrorHashes;
import dev.calsync.store.MirrorIdentity;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.MirrorState;
import dev.calsync.store.Settlement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Claiming is opening; an open write is looked up, never repeated (INV-2, INV-9, INV-10). */
public interface WriteContract extends StoreContract {

  @Test
  default void w01_claimingOpensTheWriteAndHandsOutItsForm() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A"));

    List<MirrorRow> claimed = scene.claim();

    MirrorRow row = claimed.get(0);
    assertThat(row.hashes())
        .isEqualTo(new MirrorHashes(hash("A"), Optional.of(hash("A")), hash(""), hash("")));
    assertThat(row.form()).isEqualTo(bytes("A"));
    assertThat(row.state()).isEqualTo(MirrorState.ATTEMPTED);
    assertThat(row.revision()).isEqualTo(2);
    assertThat(claimed).containsExactly(scene.row("a"));
    assertThat(scene.questions().openAttempts(ANN, TARGET, 9)).containsExactly(row);
  }

  @Test
  default void w02_anOpenWriteIsNotHandedOutAgain() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A"));
    scene.claim();
    rig().advance(Duration.ofDays(2));
    rig().reopen();

    assertThat(scene.claim()).isEmpty();
    assertThat(scene.questions().openAttempts(ANN, TARGET, 9)).containsExactly(scene.row("a"));
  }

  @Test
  default void w03_anAppliedWriteSettlesTheMirror() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A"));
    scene.claim();
    scene.settle(
        new Settlement.Applied(
            Wish.key("a"), Optional.of(Wish.remote("r1")), hash("A as the target shows it")));

    MirrorRow row = scene.row("a");
    assertThat(row.hashes())
        .isEqualTo(
            new MirrorHashes(
                hash("A"), Optional.empty(), hash("A"), hash("A as the target shows it")));
    assertThat(row.remote()).contains(Wish.remote("r1"));
    assertThat(row.writes()).isEqualTo(1);
    assertThat(row.state()).isEqualTo(MirrorState.SETTLED);
    assertThat(row.revision()).isEqualTo(3);
    assertThat(scene.claim()).isEmpty();
    assertThat(scene.questions().openAttempts(ANN, TARGET, 9)).isEmpty();
  }

  @Test
  default void w04_whatWasPlannedMeanwhileIsDueAfterwards() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A"));
    scene.claim();
    scene.plan(Wish.of("a", "A2"));
    scene.settle(new Settlement.Applied(Wish.key("a"), Optional.of(Wish.remote("r1")), hash("A")));

    assertThat(scene.row("a").hashes())
        .isEqualTo(new MirrorHashes(hash("A2"), Optional.empty(), hash("A"), hash("A")));
    assertThat(scene.claim().get(0).form()).isEqualTo(bytes("A2"));
  }

  @Test
  default void w05_aDeletedMirrorLeavesATombstone() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A")).deliver();
    scene.plan(Wish.none("a"));
    assertThat(scene.claim().get(0).remote()).isPresent();
    scene.settle(removed(Wish.key("a")));

    MirrorRow row = scene.row("a");
    assertThat(row.hashes()).isEqualTo(MirrorHashes.NOTHING);
    assertThat(row.remote()).isEmpty();
    assertThat(row.state()).isEqualTo(MirrorState.SETTLED);
    assertThat(row.writes()).isEqualTo(2);
    assertThat(scene.rows()).containsExactly(row);
  }

  @Test
  default void w06_aWriteThatDidNotHappenIsDueAgainWhenItSays() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A"));
    scene.claim();
    scene.settle(notApplied(Wish.key("a"), "", minutes(5)));

    assertThat(scene.row("a").hashes())
        .isEqualTo(new MirrorHashes(hash("A"), Optional.empty(), hash(""), hash("")));
    assertThat(scene.row("a").writes()).isZero();
    assertThat(scene.state("a")).isEqualTo(MirrorState.DUE);
    assertThat(scene.claim()).isEmpty();
    assertThat(scene.questions().untilDue(ANN, TARGET)).contains(minutes(5));
    rig().advance(minutes(5));
    assertThat(scene.claim()).hasSize(1);
  }

  @Test
  default void w06_aNewPlanDoesNotShortenTheWait() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A"));
    scene.claim();
    scene.settle(notApplied(Wish.key("a"), "", minutes(5)));
    scene.plan(Wish.of("a", "A2"));

    assertThat(scene.claim()).isEmpty();
    rig().advance(minutes(5));
    assertThat(scene.claim()).hasSize(1);
  }

  @Test
  default void w06_aSuccessForgetsTheWait() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A"));
    scene.claim();
    scene.settle(notApplied(Wish.key("a"), "", minutes(5)));
    rig().advance(minutes(5));
    scene.deliver();
    scene.plan(Wish.of("a", "A2"));

    assertThat(scene.claim()).hasSize(1);
  }

  @Test
  default void w07_whatALookUpFoundIsTakenOver() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A"), Wish.of("b", "B"));
    scene.claim();
    MirrorIdentity next = Wish.identity(Wish.key("a"), 1);
    Settlement.Found another =
        new Settlement.Found(Optional.of(Wish.remote("r7")), hash("theirs"), next);
    Settlement.Found nothing =
        new Settlement.Found(Optional.empty(), hash(""), scene.row("b").identity());
    scene.settle(
        new Settlement.NotApplied(Wish.key("a"), Optional.of(another), "", Duration.ZERO),
        new Settlement.NotApplied(Wish.key("b"), Optional.of(nothing), "", Duration.ZERO));

    assertThat(scene.row("a").hashes())
        .isEqualTo(new MirrorHashes(hash("A"), Optional.empty(), hash("theirs"), hash("theirs")));
    assertThat(scene.row("a").remote()).contains(Wish.remote("r7"));
    assertThat(scene.row("a").identity()).isEqualTo(next);
    assertThat(scene.row("b").remote()).isEmpty();
    assertThat(scene.claim()).hasSize(2);
  }

  @Test
  default void w07_aLookUpThatFindsWhatIsWantedSettles() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A"));
    scene.claim();
    Settlement.Found found = scene.found(Wish.key("a"), "r1", "A");
    scene.settle(new Settlement.NotApplied(Wish.key("a"), Optional.of(found), "", minutes(1)));

    assertThat(scene.state("a")).isEqualTo(MirrorState.SETTLED);
    assertThat(scene.questions().untilDue(ANN, TARGET)).isEmpty();
  }

  @Test
  default void w08_aRefusedWriteIsNotDueAgain() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A"));
    scene.claim();
    scene.settle(notApplied(Wish.key("a"), "TOO_LONG", Duration.ZERO));

    assertThat(scene.row("a").refusal()).isEqualTo("TOO_LONG");
    assertThat(scene.state("a")).isEqualTo(MirrorState.REFUSED);
    rig().advance(Duration.ofDays(9));
    assertThat(scene.claim()).isEmpty();
    assertThat(scene.questions().untilDue(ANN, TARGET)).isEmpty();
  }

  @Test
  default void w08_aRefusalOfWhatIsNoLongerWantedDoesNotCount() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A"));
    scene.claim();
    scene.plan(Wish.of("a", "short"));
    scene.settle(notApplied(Wish.key("a"), "TOO_LONG", Duration.ZERO));

    assertThat(scene.row("a").refusal()).isEmpty();
    assertThat(scene.claim()).hasSize(1);
  }

  @Test
  default void w09_aMirrorWithoutAnOpenWriteIsLeftAlone() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A"), Wish.of("b", "B"));
    MirrorRow a = scene.row("a");
    Settlement applied =
        new Settlement.Applied(Wish.key("a"), Optional.of(Wish.remote("r1")), hash("A"));
    scene
        .port()
        .settleWrites(
            scene.out(),
            List.of(applied, notApplied(Wish.key("none"), "NO", minutes(1))),
            List.of(line("WRITE_SETTLED", "a")));

    assertThat(scene.row("a")).isEqualTo(a);
    assertThat(scene.rows()).hasSize(2);
    assertThat(rig().store().journal().of(ANN, "a", 9)).hasSize(1);
  }

  @Test
  default void w10_aWriteIsSettledOnce() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A"));
    scene.claim();
    Settlement applied = scene.applied(Wish.key("a"), "r1");
    scene.settle(applied);
    MirrorRow once = scene.row("a");
    scene.settle(applied);

    assertThat(scene.row("a")).isEqualTo(once);
  }

  @Test
  default void w11_onlyDueMirrorsOfTheCalendarAreClaimedAtMostSoMany() {
    MirrorScene scene = MirrorScene.of(rig());
    scene.plan(
        IntStream.range(0, 10).mapToObj(i -> Wish.of("e" + i, "text " + i)).toArray(Wish[]::new));
    scene.plan(Wish.of("x", "X").at(ELSEWHERE));

    List<MirrorKey> keys =
        Stream.of(4, 4, 4, 4)
            .flatMap(limit -> scene.port().claimDue(scene.out(), TARGET, limit).stream())
            .map(MirrorRow::key)
            .toList();

    assertThat(keys).doesNotHaveDuplicates().hasSize(10).doesNotContain(Wish.key("x"));
    assertThat(scene.state("x")).isEqualTo(MirrorState.DUE);
  }

  @Test
  default void w12_openWritesAreListedOldestFirst() {
    MirrorScene scene = MirrorScene.of(rig());
    for (String uid : List.of("b", "c", "a")) {
      scene.plan(Wish.of(uid, uid));
      scene.claim();
      rig().advance(minutes(1));
    }

    assertThat(scene.questions().openAttempts(ANN, TARGET, 2))
        .extracting(row -> row.key().uid())
        .containsExactly("b", "c");
    assertThat(scene.questions().openAttempts(ANN, ELSEWHERE, 9)).isEmpty();
  }

  @Test
  default void w13_untilDueTellsWhenThereIsSomethingToDo() {
    MirrorScene scene = MirrorScene.of(rig());
    assertThat(scene.questions().untilDue(ANN, TARGET)).isEmpty();
    scene.plan(Wish.of("a", "A"));
    assertThat(scene.questions().untilDue(ANN, TARGET)).contains(Duration.ZERO);
    assertThat(scene.questions().untilDue(ANN, ELSEWHERE)).isEmpty();
    scene.claim();
    assertThat(scene.questions().untilDue(ANN, TARGET)).contains(Duration.ZERO);
    scene.settle(scene.applied(Wish.key("a"), "r1"));
    assertThat(scene.questions().untilDue(ANN, TARGET)).isEmpty();
    scene.plan(MirrorScene.hold("h"), Wish.none("a").hold("h"));
    assertThat(scene.questions().untilDue(ANN, TARGET)).isEmpty();
  }

  @Test
  default void w14_aMirrorThatMovedIsFoundWhereItIsNow() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A")).deliver();
    scene.plan(Wish.of("a", "A2"));
    scene.claim();
    scene.settle(scene.applied(Wish.key("a"), "r-new"));

    assertThat(scene.row("a").remote()).contains(Wish.remote("r-new"));
    assertThat(scene.questions().atObjects(ANN, TARGET, List.of(new RemoteId("r-new")))).hasSize(1);
  }

  /** SEM-19: whatever else waits, and however long it has waited. */
  @Test
  default void w24_urgentWritesComeFirstAndAlone() {
    MirrorScene scene =
        MirrorScene.of(rig())
            .plan(Wish.of("a", "A"), Wish.of("b", "B"))
            .plan(Wish.of("y", "Y").urgent(), Wish.of("z", "Z").urgent());

    assertThat(claimed(scene)).containsExactlyInAnyOrder("y", "z");
    assertThat(claimed(scene)).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  default void w25_aWriteIsUrgentUntilItIsDoneOrHasToWait() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A"), Wish.of("z", "Z").urgent());
    assertThat(claimed(scene)).containsExactly("z");
    scene.settle(notApplied(Wish.key("z"), "", Duration.ZERO));
    assertThat(claimed(scene)).containsExactly("z");

    scene.settle(notApplied(Wish.key("z"), "", minutes(5)));
    assertThat(claimed(scene)).containsExactly("a");
    rig().advance(minutes(6));
    scene.plan(Wish.of("b", "B"));
    assertThat(claimed(scene)).containsExactlyInAnyOrder("b", "z");
  }

  @Test
  default void w26_whatIsDoneIsNoLongerUrgent() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A"), Wish.of("z", "Z").urgent());
    assertThat(claimed(scene)).containsExactly("z");
    scene.settle(scene.applied(Wish.key("z"), "r1"));
    scene.plan(Wish.of("z", "Z2"));

    assertThat(claimed(scene)).containsExactlyInAnyOrder("a", "z");
  }

  @Test
  default void w27_urgencyThatCameWhileAWriteWasOpenOutlastsThatWrite() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("z", "Z"));
    scene.claim();
    scene.plan(Wish.of("z", "Z2").urgent(), Wish.of("b", "B"));
    scene.settle(scene.applied(Wish.key("z"), "r1"));

    assertThat(claimed(scene)).containsExactly("z");
    assertThat(claimed(scene)).containsExactly("b");
  }

  private static List<String> claimed(MirrorScene scene) {
    return scene.claim().stream().map(row -> row.key().uid()).toList();
  }
}
