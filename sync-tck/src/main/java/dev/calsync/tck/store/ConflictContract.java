package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.BOB;
import static dev.calsync.tck.store.Bench.SOURCE;
import static dev.calsync.tck.store.Bench.bytes;
import static dev.calsync.tck.store.Bench.hash;
import static dev.calsync.tck.store.Bench.line;
import static dev.calsync.tck.store.Bench.minutes;
import static dev.calsync.tck.store.MirrorScene.hold;
import static dev.calsync.tck.store.SourceScene.FULL;
import static dev.calsync.tck.store.SourceScene.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.store.Conflict;
import dev.calsync.store.ConflictId;
import dev.calsync.store.ConflictStore;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.MirrorState;
import dev.calsync.store.OriginEdit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where both sides changed, nothing is written until a person says which one counts (R-C10). */
public interface ConflictContract extends StoreContract {

  @Test
  default void y21_aConflictKeepsItsMirrorFromBeingWritten() {
    MirrorScene scene = changedOnBothSides("a");
    Conflict conflict = conflict(scene, "c", "a", "user's");
    assertThat(put(scene, conflict)).isTrue();

    assertThat(scene.state("a")).isEqualTo(MirrorState.HELD);
    assertThat(scene.row("a").hold()).contains(new ConflictId("c").hold());
    assertThat(scene.claim()).isEmpty();
    Conflict open = open().get(0);
    assertThat(open).isEqualTo(at(conflict, "c", open.openedAt()));
    assertThat(scene.holds().open(ANN)).as("a conflict is not a hold of its own").isEmpty();
    assertThat(rig().store().journal().after(ANN, 0, 9)).hasSize(1);
  }

  @Test
  default void y22_onlyAMirrorThatWouldBeWrittenCanHaveAConflict() {
    MirrorScene scene = changedOnBothSides("a", "held", "open", "same");
    Conflict stale = conflict(scene, "c", "a", "S");
    scene.plan(Wish.of("a", "a3"));
    assertThat(put(scene, stale)).as("it moved on").isFalse();
    scene.plan(Wish.of("same", "same"));
    assertThat(put(scene, conflict(scene, "c", "same", "S"))).as("nothing is due").isFalse();
    scene.plan(hold("h"), Wish.of("held", "h3").hold("h"));
    assertThat(put(scene, conflict(scene, "c", "held", "S"))).as("something else holds").isFalse();
    scene.claim();

    assertThat(put(scene, conflict(scene, "c", "open", "S"))).as("it is looked up").isFalse();
    assertThat(open()).isEmpty();
    assertThat(rig().store().journal().after(ANN, 0, 9)).isEmpty();
  }

  @Test
  default void y22_aRefusedWriteCanHaveAConflict() {
    MirrorScene scene = changedOnBothSides("a");
    scene.claim();
    scene.settle(MirrorScene.notApplied(Wish.key("a"), "TOO_LONG", minutes(0)));
    assertThat(scene.state("a")).isEqualTo(MirrorState.REFUSED);

    assertThat(put(scene, conflict(scene, "c", "a", "S"))).isTrue();
    assertThat(scene.state("a")).isEqualTo(MirrorState.HELD);
    assertThat(decide("c", Optional.empty())).isTrue();
    assertThat(scene.state("a")).isEqualTo(MirrorState.DUE);
  }

  @Test
  default void y23_aNewerConflictTakesThePlaceOfTheOpenOne() {
    MirrorScene scene = changedOnBothSides("a");
    put(scene, conflict(scene, "c1", "a", "once"));
    Instant openedAt = open().get(0).openedAt();
    rig().advance(minutes(1));
    scene.plan(Wish.of("a", "a3").hold("c1"));
    Conflict newer = conflict(scene, "c2", "a", "twice");
    assertThat(put(scene, newer)).isTrue();

    assertThat(open()).containsExactly(at(newer, "c1", openedAt));
    assertThat(scene.row("a").hold()).contains(new ConflictId("c1").hold());
  }

  @Test
  default void y24_forTheOriginWhatIsShownIsTakenOverAndOverwritten() {
    MirrorScene scene = changedOnBothSides("a");
    put(scene, conflict(scene, "c", "a", "user's"));

    assertThat(decide("c", Optional.empty())).isTrue();
    MirrorRow row = scene.row("a");
    assertThat(row.state()).isEqualTo(MirrorState.DUE);
    assertThat(row.hashes().desired()).isEqualTo(hash("a2"));
    assertThat(row.hashes().applied()).isEqualTo(hash("user's"));
    assertThat(row.hashes().observed()).isEqualTo(hash("user's"));
    assertThat(row.remote()).contains(Wish.remote("r-user's"));
    assertThat(row.hold()).isEmpty();
    assertThat(open()).isEmpty();
    assertThat(decide("c", Optional.empty())).as("once").isFalse();
    assertThat(rig().store().journal().after(ANN, 0, 9)).hasSize(2);
  }

  @Test
  default void y25_forTheTargetWhatIsShownIsWantedAndTheOriginGetsThePatch() {
    MirrorScene scene = changedOnBothSides("a");
    put(scene, conflict(scene, "c", "a", "user's"));

    assertThat(decide("c", Optional.of(patch("a", 1)))).isTrue();
    MirrorRow row = scene.row("a");
    assertThat(row.state()).isEqualTo(MirrorState.SETTLED);
    assertThat(row.hashes().desired()).isEqualTo(hash("user's"));
    assertThat(row.form()).isEqualTo(bytes("user's"));
    assertThat(rig().store().originEdits().originEdit(ANN, SOURCE, "a")).contains(patch("a", 1));
    assertThat(open()).isEmpty();
  }

  @Test
  default void y26_aPatchThatIsRefusedDecidesNothing() {
    MirrorScene scene = changedOnBothSides("a");
    put(scene, conflict(scene, "c", "a", "user's"));
    Everything before = Everything.of(rig(), ANN);

    assertThat(decide("c", Optional.of(patch("a", 7)))).isFalse();
    assertThat(decide("unknown", Optional.empty())).isFalse();
    assertThat(
            rig()
                .store()
                .conflicts()
                .decideConflict(BOB, new ConflictId("c"), Optional.empty(), line("D", "a")))
        .isFalse();
    assertThat(Everything.of(rig(), ANN)).isEqualTo(before);
  }

  @Test
  default void y27_aConflictWhoseMirrorLeftItIsOverAndCanBeErased() {
    MirrorScene scene = changedOnBothSides("a", "b", "c");
    for (String uid : List.of("a", "b", "c")) {
      put(scene, conflict(scene, "of-" + uid, uid, "user's"));
    }
    scene.plan(Wish.of("a", "a"), Wish.of("b", "b3"));

    assertThat(open()).extracting(it -> it.mirror().uid()).containsExactly("c");
    assertThat(decide("of-a", Optional.empty())).isFalse();
    assertThat(conflicts().eraseOver(BOB, 9)).isZero();
    assertThat(conflicts().eraseOver(ANN, 1)).isEqualTo(1);
    assertThat(conflicts().eraseOver(ANN, 9)).isEqualTo(1);
    assertThat(open()).hasSize(1);
    assertThat(put(scene, conflict(scene, "again", "b", "S"))).isTrue();
  }

  @Test
  default void y28_conflictsArePagedInTheOrderOfTheirNames() {
    MirrorScene scene = changedOnBothSides("e1", "e2", "e3");
    put(scene, conflict(scene, "b", "e1", "S"));
    put(scene, conflict(scene, "B", "e2", "S"));
    put(scene, conflict(scene, "a", "e3", "S"));

    assertThat(conflicts().openConflicts(ANN, "", 2))
        .extracting(it -> it.id().value())
        .containsExactly("B", "a");
    assertThat(conflicts().openConflicts(ANN, "a", 2)).hasSize(1);
    assertThat(conflicts().openConflicts(BOB, "", 2)).isEmpty();
  }

  private ConflictStore conflicts() {
    return rig().store().conflicts();
  }

  private List<Conflict> open() {
    return conflicts().openConflicts(ANN, "", 9);
  }

  private boolean put(MirrorScene scene, Conflict conflict) {
    return conflicts().putConflict(scene.out(), conflict, line("CONFLICT", "a"));
  }

  private boolean decide(String id, Optional<OriginEdit> patch) {
    return conflicts().decideConflict(ANN, new ConflictId(id), patch, line("DECIDED", "a"));
  }

  /** Mirrors that show their names, whose origins say something else by now. */
  private MirrorScene changedOnBothSides(String... uids) {
    MirrorScene scene = MirrorScene.of(rig());
    SourceScene source = scene.source().begin(FULL);
    for (String uid : uids) {
      source.commit(source.page(FULL).events(write(uid, 0, uid)));
      scene.plan(Wish.of(uid, uid));
    }
    scene.deliver();
    for (String uid : uids) {
      scene.plan(Wish.of(uid, uid + "2"));
    }
    return scene;
  }

  private static Conflict conflict(MirrorScene scene, String id, String uid, String shown) {
    return new Conflict(
        new ConflictId(id),
        Wish.key(uid),
        scene.row(uid).revision(),
        2,
        scene.found(Wish.key(uid), "r-" + shown, shown),
        bytes(shown),
        Instant.EPOCH);
  }

  private static Conflict at(Conflict put, String id, Instant openedAt) {
    return new Conflict(
        new ConflictId(id),
        put.mirror(),
        put.expectedRevision(),
        put.originVersion(),
        put.seen(),
        put.form(),
        openedAt);
  }

  private static OriginEdit patch(String uid, long version) {
    return new OriginEdit(SOURCE, uid, version, Wish.key(uid), bytes("patch"), false);
  }
}
