package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.TARGET;
import static dev.calsync.tck.store.Bench.minutes;
import static dev.calsync.tck.store.MirrorScene.notApplied;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.event.Slot;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.MirrorState;
import dev.calsync.store.Part;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The overrides of a series wait for the series itself (SEM-34), what goes for what takes its place
 * (SEM-37).
 */
public interface ParentContract extends StoreContract {

  /** An override of the master. */
  Part OVERRIDE = Part.override(Part.MASTER, Slot.parse("2026-11-16T10:00:00"));

  /** What the master was before it was made anew. */
  MirrorKey FORMER = new MirrorKey(Bench.EDGE, "a", Part.former(Part.MASTER, 0));

  /** A further rule of the series. */
  Part SEGMENT = new Part(Part.Kind.SEGMENT, "2026-11-23T10:00:00");

  @Test
  default void w15_anOverrideIsHandedOutOnceItsSeriesIsSettled() {
    MirrorScene scene =
        MirrorScene.of(rig()).plan(Wish.of("a", "series"), Wish.of("a", "moved").part(OVERRIDE));
    assertThat(scene.claim())
        .singleElement()
        .satisfies(row -> assertThat(row.key().part()).isEqualTo(Part.MASTER));
    assertThat(scene.claim()).isEmpty();
    scene.settle(scene.applied(Wish.key("a"), "r1"));

    assertThat(scene.claim())
        .extracting(MirrorRow::key)
        .extracting(MirrorKey::part)
        .containsExactly(OVERRIDE);
  }

  @Test
  default void w16_anOverrideWaitsForItsOwnSegment() {
    Part later = Part.override(SEGMENT, Slot.parse("2026-11-30T10:00:00"));
    MirrorScene scene =
        MirrorScene.of(rig())
            .plan(
                Wish.of("a", "series"),
                Wish.of("a", "segment").part(SEGMENT),
                Wish.of("a", "moved").part(OVERRIDE),
                Wish.of("a", "later").part(later));
    scene.claim();
    scene.settle(scene.applied(new MirrorKey(Bench.EDGE, "a", SEGMENT), "r2"));

    assertThat(scene.claim())
        .extracting(MirrorRow::key)
        .extracting(MirrorKey::part)
        .containsExactly(later);
  }

  @Test
  default void w17_anOverrideWithoutItsSeriesIsNotHandedOut() {
    MirrorScene scene =
        MirrorScene.of(rig())
            .plan(Wish.of("a", "moved").part(OVERRIDE), Wish.of("b", "another series"));
    scene.deliver();
    assertThat(scene.claim()).isEmpty();
    assertThat(scene.questions().untilDue(ANN, TARGET)).isEmpty();
  }

  @Test
  default void w18_aSeriesThatIsRefusedKeepsItsOverridesWaiting() {
    MirrorScene scene =
        MirrorScene.of(rig()).plan(Wish.of("a", "series"), Wish.of("a", "moved").part(OVERRIDE));
    scene.claim();
    scene.settle(notApplied(Wish.key("a"), "REFUSED", Duration.ZERO));

    assertThat(scene.claim()).isEmpty();
    assertThat(scene.questions().untilDue(ANN, TARGET)).isEmpty();
    assertThat(scene.row(new MirrorKey(Bench.EDGE, "a", OVERRIDE)).state())
        .isEqualTo(MirrorState.DUE);
  }

  @Test
  default void w19_nothingIsDueBeforeTheSeriesMayBeTriedAgain() {
    MirrorScene scene =
        MirrorScene.of(rig()).plan(Wish.of("a", "series"), Wish.of("a", "moved").part(OVERRIDE));
    scene.claim();
    scene.settle(notApplied(Wish.key("a"), "", minutes(5)));

    assertThat(scene.questions().untilDue(ANN, TARGET).orElseThrow()).isPositive();
    rig().advance(minutes(6));
    scene.deliver();
    assertThat(scene.questions().untilDue(ANN, TARGET)).contains(Duration.ZERO);
    scene.deliver();
    assertThat(scene.rows()).allMatch(row -> row.state() == MirrorState.SETTLED);
  }

  @Test
  default void w20_aSeriesThatChangesHoldsItsOverridesBackAgain() {
    MirrorScene scene =
        MirrorScene.of(rig()).plan(Wish.of("a", "series"), Wish.of("a", "moved").part(OVERRIDE));
    scene.deliver().deliver();
    scene.plan(Wish.of("a", "series 2"), Wish.of("a", "moved 2").part(OVERRIDE));

    assertThat(scene.claim())
        .singleElement()
        .satisfies(row -> assertThat(row.key().part()).isEqualTo(Part.MASTER));
  }

  @Test
  default void w21_whatIsMadeAnewIsThereBeforeWhatWasThereGoes() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "single")).deliver();
    scene.plan(Wish.of("a", "series").anew(1));

    assertThat(scene.claim())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.key().part()).isEqualTo(Part.MASTER);
              assertThat(row.identity()).isEqualTo(Wish.identity(Wish.key("a"), 1));
              assertThat(row.remote()).isEmpty();
              assertThat(row.hashes().applied().isAbsent()).isTrue();
              assertThat(row.writes()).isZero();
            });
    assertThat(scene.claim()).isEmpty();
    FormHash old = Wish.identity(Wish.key("a"), 0).hash();
    assertThat(scene.questions().byIdentity(ANN, List.of(old)).values())
        .extracting(MirrorRow::key)
        .containsExactly(FORMER);
    scene.settle(scene.applied(Wish.key("a"), "r-new"));

    assertThat(scene.claim())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.key()).isEqualTo(FORMER);
              assertThat(row.identity()).isEqualTo(Wish.identity(Wish.key("a"), 0));
              assertThat(row.remote()).contains(Wish.remote("r-a-MASTER"));
              assertThat(row.hashes().attempted()).contains(FormHash.ABSENT);
            });
    scene.settle(MirrorScene.removed(FORMER));
    assertThat(scene.rows()).allMatch(row -> row.state() == MirrorState.SETTLED);
    assertThat(scene.questions().untilDue(ANN, TARGET)).isEmpty();
  }

  @Test
  default void w22_anOpenAttemptGoesWithWhatItWasMadeFor() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "single"));
    scene.claim();
    scene.plan(Wish.of("a", "series").anew(1));

    assertThat(scene.questions().openAttempts(ANN, TARGET, 10))
        .extracting(MirrorRow::key)
        .containsExactly(FORMER);
    assertThat(scene.row(Wish.key("a")).state()).isEqualTo(MirrorState.DUE);
    scene.settle(MirrorScene.removed(Wish.key("a")));
    assertThat(scene.row(Wish.key("a")).state()).isEqualTo(MirrorState.DUE);
    assertThat(scene.row(FORMER).state()).isEqualTo(MirrorState.ATTEMPTED);
  }

  @Test
  default void w23_whatWasThereStaysAsLongAsNothingTookItsPlace() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "single")).deliver();
    scene.plan(Wish.of("a", "series").anew(1));
    scene.claim();
    scene.settle(notApplied(Wish.key("a"), "REFUSED", Duration.ZERO));

    assertThat(scene.claim()).isEmpty();
    scene.plan(Wish.none("a"));
    assertThat(scene.claim()).extracting(MirrorRow::key).containsExactly(FORMER);
  }

  /** SEM-19: what is there still says what nobody may read any more. */
  @Test
  default void w28_whatIsMadeAnewUrgentlyLetsWhatWasThereGoAheadOfOthers() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "single")).deliver();
    scene.plan(Wish.of("b", "waits"), Wish.of("a", "private series").urgent().anew(1));
    assertThat(scene.claim()).extracting(row -> row.key().uid()).containsExactly("a");
    scene.settle(scene.applied(Wish.key("a"), "r-new"));

    assertThat(scene.claim()).extracting(MirrorRow::key).containsExactly(FORMER);
  }
}
