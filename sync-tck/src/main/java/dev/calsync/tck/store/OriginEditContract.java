package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.BOB;
import static dev.calsync.tck.store.Bench.SOURCE;
import static dev.calsync.tck.store.Bench.bytes;
import static dev.calsync.tck.store.Bench.line;
import static dev.calsync.tck.store.Bench.seconds;
import static dev.calsync.tck.store.SourceScene.DELTA;
import static dev.calsync.tck.store.SourceScene.FULL;
import static dev.calsync.tck.store.SourceScene.delete;
import static dev.calsync.tck.store.SourceScene.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.EdgeId;
import dev.calsync.store.Evidence;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.OriginEdit;
import dev.calsync.store.OriginEditStore;
import dev.calsync.store.OriginSettlement;
import dev.calsync.store.OriginSettlement.Outcome;
import dev.calsync.store.Part;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Edits are carried back once each, under claim, look-up and fence (R-C10, R-C4). */
public interface OriginEditContract extends StoreContract {

  @Test
  default void y01_aPatchIsMadeFromTheVersionThatTheEventHas() {
    SourceScene scene = events("a");
    assertThat(propose(scene, edit("a", 2, "P"))).isFalse();
    assertThat(propose(scene, edit("unknown", 1, "P"))).isFalse();
    assertThat(propose(scene, edit("a", 1, "P"))).isTrue();

    assertThat(edits().originEdit(ANN, SOURCE, "a")).contains(edit("a", 1, "P"));
    assertThat(edits().originEdit(BOB, SOURCE, "a")).isEmpty();
    assertThat(edits().originEdit(ANN, Bench.TARGET, "a")).isEmpty();
    assertThat(rig().store().journal().after(ANN, 0, 9)).hasSize(1);
  }

  @Test
  default void y01_aDeletedEventTakesNoPatch() {
    SourceScene scene = events("a");
    scene.read(DELTA, delete("a", 1, Evidence.Kind.TOMBSTONE));

    assertThat(propose(scene, edit("a", 1, "P"))).isFalse();
    assertThat(propose(scene, edit("a", 2, "P"))).isFalse();
  }

  @Test
  default void y02_aPatchIsReplacedByItsMirrorUntilItIsOpened() {
    SourceScene scene = events("a", "b");
    propose(scene, edit("a", 1, "P"));
    rig().advance(seconds(1));
    propose(scene, edit("b", 1, "Q"));
    assertThat(propose(scene, edit("a", 1, "P2"))).isTrue();
    assertThat(propose(scene, otherMirror("a"))).isFalse();

    assertThat(claim(scene, 1)).as("it keeps its age").containsExactly(opened("a", "P2"));
    assertThat(propose(scene, edit("a", 1, "P3"))).isFalse();
    assertThat(edits().originEdit(ANN, SOURCE, "a")).contains(opened("a", "P2"));
    settle(scene, "a", Outcome.APPLIED, Duration.ZERO);
    assertThat(propose(scene, otherMirror("a"))).isTrue();
  }

  @Test
  default void y03_aPatchIsOpenedOnceOldestFirst() {
    SourceScene scene = events("a", "b", "c");
    for (String uid : List.of("c", "a", "b")) {
      rig().advance(seconds(1));
      propose(scene, edit(uid, 1, "P"));
    }

    assertThat(claim(scene, 2)).containsExactly(opened("c", "P"), opened("a", "P"));
    rig().reopen();
    rig().advance(seconds(1));
    assertThat(claim(scene, 9)).containsExactly(opened("b", "P"));
    assertThat(claim(scene, 9)).isEmpty();
    assertThat(edits().claimOriginEdits(scene.lease(), Bench.TARGET, 9)).isEmpty();
    assertThat(edits().openOriginEdits(ANN, SOURCE, 9)).hasSize(3);
    assertThat(edits().openOriginEdits(ANN, SOURCE, 9).get(2)).isEqualTo(opened("b", "P"));
  }

  @Test
  default void y04_whatWasAppliedOrRefusedIsForgotten() {
    SourceScene scene = events("a", "b");
    propose(scene, edit("a", 1, "P"));
    propose(scene, edit("b", 1, "Q"));
    claim(scene, 9);

    assertThat(settle(scene, "a", Outcome.APPLIED, Duration.ZERO)).isTrue();
    assertThat(settle(scene, "b", Outcome.REFUSED, Duration.ZERO)).isTrue();
    assertThat(edits().originEdit(ANN, SOURCE, "a")).isEmpty();
    assertThat(edits().originEdit(ANN, SOURCE, "b")).isEmpty();
    assertThat(edits().untilOriginEditDue(ANN, SOURCE)).isEmpty();
  }

  @Test
  default void y05_whatWasNotAppliedWaitsWhateverReplacesIt() {
    SourceScene scene = events("a");
    propose(scene, edit("a", 1, "P"));
    claim(scene, 9);
    settle(scene, "a", Outcome.NOT_APPLIED, seconds(30));
    propose(scene, edit("a", 1, "P2"));
    assertThat(claim(scene, 9)).isEmpty();
    assertThat(edits().openOriginEdits(ANN, SOURCE, 9)).isEmpty();
    rig().advance(seconds(30));

    assertThat(claim(scene, 9)).containsExactly(opened("a", "P2"));
  }

  @Test
  default void y06_onlyAnOpenPatchIsSettledAndOnce() {
    SourceScene scene = events("a");
    propose(scene, edit("a", 1, "P"));
    assertThat(settle(scene, "a", Outcome.APPLIED, Duration.ZERO)).isFalse();
    claim(scene, 9);
    settle(scene, "a", Outcome.APPLIED, Duration.ZERO);

    assertThat(settle(scene, "a", Outcome.APPLIED, Duration.ZERO)).isFalse();
    assertThat(rig().store().journal().after(ANN, 0, 9)).hasSize(2);
  }

  @Test
  default void y07_theStoreSaysWhenAPatchIsDue() {
    SourceScene scene = events("a", "b");
    assertThat(edits().untilOriginEditDue(ANN, SOURCE)).isEmpty();
    propose(scene, edit("a", 1, "P"));
    assertThat(edits().untilOriginEditDue(ANN, SOURCE)).contains(Duration.ZERO);
    claim(scene, 9);
    settle(scene, "a", Outcome.NOT_APPLIED, seconds(30));
    assertThat(edits().untilOriginEditDue(ANN, SOURCE)).contains(seconds(30));
    rig().advance(seconds(40));
    assertThat(edits().untilOriginEditDue(ANN, SOURCE)).contains(Duration.ZERO);
    claim(scene, 9);

    assertThat(edits().untilOriginEditDue(ANN, SOURCE)).as("open").contains(Duration.ZERO);
  }

  private OriginEditStore edits() {
    return rig().store().originEdits();
  }

  private SourceScene events(String... uids) {
    SourceScene scene = SourceScene.of(rig());
    scene.begin(FULL);
    for (String uid : uids) {
      scene.commit(scene.page(FULL).events(write(uid, 0, uid)));
    }
    return scene;
  }

  private boolean propose(SourceScene scene, OriginEdit edit) {
    return edits().proposeOriginEdit(scene.lease(), edit, line("PROPOSED", edit.uid()));
  }

  private List<OriginEdit> claim(SourceScene scene, int limit) {
    return edits().claimOriginEdits(scene.lease(), SOURCE, limit);
  }

  private boolean settle(SourceScene scene, String uid, Outcome outcome, Duration retryIn) {
    OriginSettlement settlement = new OriginSettlement(SOURCE, uid, outcome, retryIn);
    return edits().settleOriginEdit(scene.lease(), settlement, line("SETTLED", uid));
  }

  private static OriginEdit edit(String uid, long version, String patch) {
    return new OriginEdit(SOURCE, uid, version, Wish.key(uid), bytes(patch), false);
  }

  private static OriginEdit otherMirror(String uid) {
    MirrorKey cause = new MirrorKey(EdgeId.of("other"), uid, Part.MASTER);
    return new OriginEdit(SOURCE, uid, 1, cause, bytes("other"), false);
  }

  private static OriginEdit opened(String uid, String patch) {
    return new OriginEdit(SOURCE, uid, 1, Wish.key(uid), bytes(patch), true);
  }
}
