package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.EDGE;
import static dev.calsync.tck.store.Bench.SOURCE;
import static dev.calsync.tck.store.Bench.TARGET;
import static dev.calsync.tck.store.Bench.bytes;
import static dev.calsync.tck.store.Bench.hash;
import static dev.calsync.tck.store.Bench.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarId;
import dev.calsync.event.TimeRange;
import dev.calsync.store.EdgeState;
import dev.calsync.store.FormBytes;
import dev.calsync.store.MirrorHashes;
import dev.calsync.store.MirrorIntent;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.MirrorState;
import dev.calsync.store.PlanCommit;
import dev.calsync.store.Settlement;
import dev.calsync.store.Stamps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A plan sets what is wanted, from what it was made from, and nothing else (INV-9, INV-18). */
public interface PlanContract extends StoreContract {

  @Test
  default void p01_anExtentIsKeptWhateverTheYear() {
    TimeRange all =
        new TimeRange(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59Z"));
    MirrorScene scene = MirrorScene.of(rig());
    scene.plan(Wish.of("a", "A").extent(all));

    assertThat(scene.row("a").extent()).contains(all);
  }

  @Test
  default void p01_aNewMirrorIsWantedAsPlanned() {
    TimeRange extent =
        new TimeRange(
            Instant.parse("2026-11-23T09:00:00Z"), Instant.parse("2026-11-23T10:30:00.123Z"));
    Stamps stamps = new Stamps(7, 5, 3, 2, "2026d");
    MirrorScene scene = MirrorScene.of(rig());
    Wish wish = Wish.of("a", "A").extent(extent).stamps(stamps);
    scene.plan(wish);

    assertThat(scene.row("a"))
        .isEqualTo(
            new MirrorRow(
                wish.key(),
                TARGET,
                Wish.identity(wish.key(), 0),
                new MirrorHashes(hash("A"), Optional.empty(), hash(""), hash("")),
                stamps,
                bytes("A"),
                Optional.of(extent),
                Optional.empty(),
                Optional.empty(),
                false,
                "",
                0,
                1));
    assertThat(scene.state("a")).isEqualTo(MirrorState.DUE);
  }

  @Test
  default void p01_anEdgeRemembersHowFarItPlanned() {
    MirrorScene scene = MirrorScene.of(rig());
    assertThat(scene.edge()).isEqualTo(EdgeState.NEW);

    EdgeState next =
        new EdgeState(
            42,
            "policy 3, window 2026-11-01/2027-11-01",
            Map.of(SOURCE, 7L, CalendarId.of("a.b-c_d@e"), 0L));
    assertThat(scene.commit(plan(EdgeState.NEW, next, Wish.of("a", "A")))).isTrue();

    assertThat(scene.edge()).isEqualTo(next);
    assertThat(rig().store().journal().of(ANN, "a", 9)).hasSize(1);
  }

  @Test
  default void p02_aPlanFromAnotherStateOfTheEdgeIsRefusedWhole() {
    MirrorScene scene = MirrorScene.of(rig());
    EdgeState now = new EdgeState(5, "basis");
    scene.commit(plan(EdgeState.NEW, now));
    Everything before = Everything.of(rig(), ANN);

    for (EdgeState stale :
        List.of(
            EdgeState.NEW,
            new EdgeState(4, "basis"),
            new EdgeState(5, "other"),
            new EdgeState(5, "basis", Map.of(SOURCE, 1L)))) {
      assertThat(scene.commit(plan(stale, new EdgeState(9, "next"), Wish.of("a", "A")))).isFalse();
    }
    assertThat(Everything.of(rig(), ANN)).isEqualTo(before);
  }

  @Test
  default void p03_aPlanFromAnotherRevisionOfAMirrorIsRefusedWhole() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A")).plan(Wish.of("a", "A2"));
    Everything before = Everything.of(rig(), ANN);
    EdgeState now = scene.edge();
    EdgeState next = new EdgeState(9, "next");

    for (Wish stale :
        List.of(
            Wish.of("a", "A3"),
            Wish.of("a", "A3").revision(1),
            Wish.of("a", "A3").revision(3),
            Wish.of("z", "Z").revision(1))) {
      PlanCommit page =
          new PlanCommit(
              EDGE,
              now,
              next,
              List.of(Wish.of("b", "B").intent(), stale.intent()),
              MirrorScene.hold("h"),
              List.of(line("PLANNED", "b")));
      assertThat(scene.commit(page)).isFalse();
    }
    assertThat(Everything.of(rig(), ANN)).isEqualTo(before);
  }

  @Test
  default void p04_aNewWishTouchesOnlyTheWantingSide() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A")).deliver();
    MirrorRow written = scene.row("a");
    scene.plan(Wish.of("a", "A2").stamps(new Stamps(2, 2, 2, 2, "2026d")));

    MirrorRow row = scene.row("a");
    assertThat(row.hashes())
        .isEqualTo(new MirrorHashes(hash("A2"), Optional.empty(), hash("A"), hash("A")));
    assertThat(row.remote()).isEqualTo(written.remote());
    assertThat(row.writes()).isEqualTo(1);
    assertThat(row.form()).isEqualTo(bytes("A2"));
    assertThat(row.stamps().canonicalVersion()).isEqualTo(2);
    assertThat(row.revision()).isEqualTo(written.revision() + 1);
    assertThat(row.state()).isEqualTo(MirrorState.DUE);
  }

  @Test
  default void p04_anOpenAttemptGoesOn() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A"));
    scene.claim();
    scene.plan(Wish.of("a", "A2"));

    assertThat(scene.row("a").hashes())
        .isEqualTo(new MirrorHashes(hash("A2"), Optional.of(hash("A")), hash(""), hash("")));
    assertThat(scene.state("a")).isEqualTo(MirrorState.ATTEMPTED);
    assertThat(scene.claim()).isEmpty();
  }

  @Test
  default void p05_aMirrorThatMayBeThereKeepsWhoAndWhereItIs() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A"), Wish.of("b", "B"));
    scene.deliver();
    scene.plan(Wish.of("c", "C"));
    scene.claim();
    for (String uid : List.of("a", "c")) {
      MirrorRow before = scene.row(uid);
      scene.plan(elsewhere(Wish.of(uid, "other")));

      assertThat(scene.row(uid).target()).isEqualTo(TARGET);
      assertThat(scene.row(uid).identity()).isEqualTo(before.identity());
      assertThat(scene.row(uid).hashes().desired()).isEqualTo(hash("other"));
    }
  }

  @Test
  default void p05_aMirrorThatIsNotThereTakesOverWhoAndWhereItShallBe() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A"), Wish.of("b", "B"));
    scene.deliver();
    scene.plan(Wish.none("a")).deliver();
    scene.plan(Wish.of("c", "C"));
    for (String uid : List.of("a", "c")) {
      scene.plan(elsewhere(Wish.of(uid, "other")));

      assertThat(scene.row(uid).target()).isEqualTo(Bench.ELSEWHERE);
      assertThat(scene.row(uid).identity()).isEqualTo(Wish.identity(Wish.key(uid), 1));
      assertThat(scene.state(uid)).isEqualTo(MirrorState.DUE);
    }
    assertThat(scene.port().claimDue(scene.out(), Bench.ELSEWHERE, 9)).hasSize(2);
  }

  @Test
  default void p06_anAdoptedMirrorIsKnownToBeThere() {
    MirrorScene scene = MirrorScene.of(rig());
    scene.plan(Wish.of("same", "A").adopt("r1", "A"), Wish.of("other", "B").adopt("r2", "old"));

    assertThat(scene.state("same")).isEqualTo(MirrorState.SETTLED);
    assertThat(scene.row("same").remote()).contains(Wish.remote("r1"));
    assertThat(scene.row("other").hashes())
        .isEqualTo(new MirrorHashes(hash("B"), Optional.empty(), hash("old"), hash("old")));
    assertThat(scene.state("other")).isEqualTo(MirrorState.DUE);
    assertThat(scene.row("other").writes()).isZero();
  }

  @Test
  default void p06_aTombstoneCanAdopt() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A")).deliver();
    scene.plan(Wish.none("a")).deliver();
    scene.plan(Wish.of("a", "A").adopt("r9", "A"));

    assertThat(scene.state("a")).isEqualTo(MirrorState.SETTLED);
    assertThat(scene.row("a").remote()).contains(Wish.remote("r9"));
  }

  @Test
  default void p06_aMirrorThatMayBeThereAdoptsNothing() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A")).deliver();
    scene.plan(Wish.of("open", "B"));
    scene.claim();
    MirrorRow there = scene.row("a");
    scene.plan(Wish.of("a", "A2").adopt("r9", "A2"), Wish.of("open", "B").adopt("r8", "B"));

    assertThat(scene.row("a").remote()).isEqualTo(there.remote());
    assertThat(scene.row("a").hashes().applied()).isEqualTo(hash("A"));
    assertThat(scene.row("open").remote()).isEmpty();
    assertThat(scene.row("open").hashes().applied()).isEqualTo(hash(""));
  }

  @Test
  default void p07_aWishThatIsHeldIsNotDueUntilAPlanWithoutTheHold() {
    MirrorScene scene = MirrorScene.of(rig());
    scene.plan(MirrorScene.hold("h"), Wish.of("a", "A").hold("h"));
    assertThat(scene.state("a")).isEqualTo(MirrorState.HELD);
    assertThat(scene.claim()).isEmpty();
    scene.plan(Wish.of("a", "A"));

    assertThat(scene.row("a").hold()).isEmpty();
    assertThat(scene.claim()).hasSize(1);
  }

  @Test
  default void p08_aDetachedMirrorIsLeftAloneUntilAPlanWantsItAgain() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A")).deliver();
    scene.plan(Wish.of("a", "A2").detached());
    assertThat(scene.state("a")).isEqualTo(MirrorState.DETACHED);
    assertThat(scene.claim()).isEmpty();
    scene.plan(Wish.of("a", "A2"));

    assertThat(scene.claim()).hasSize(1);
  }

  @Test
  default void p09_aRefusalIsForgottenOnlyWhenSomethingElseIsWanted() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A"));
    scene.claim();
    scene.settle(MirrorScene.notApplied(Wish.key("a"), "TOO_LONG", Duration.ZERO));
    scene.plan(Wish.of("a", "A"));
    assertThat(scene.row("a").refusal()).isEqualTo("TOO_LONG");
    assertThat(scene.state("a")).isEqualTo(MirrorState.REFUSED);
    scene.plan(Wish.of("a", "short"));

    assertThat(scene.row("a").refusal()).isEmpty();
    assertThat(scene.claim()).hasSize(1);
  }

  @Test
  default void p10_wantingWhatIsThereAlreadySettlesAndLeavesTheHold() {
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", "A")).deliver();
    scene.plan(MirrorScene.hold("h"), Wish.none("a").hold("h"));
    scene.plan(MirrorScene.hold("h"), Wish.of("a", "A").hold("h"));

    assertThat(scene.state("a")).isEqualTo(MirrorState.SETTLED);
    assertThat(scene.row("a").hold()).isEmpty();
    assertThat(scene.claim()).isEmpty();
  }

  @Test
  default void p11_aFormIsKeptByteForByteAsLongAsSomethingIsDesired() {
    String text = "\u0000é\uD83D\uDCC5".repeat(5_000);
    MirrorScene scene = MirrorScene.of(rig()).plan(Wish.of("a", text)).deliver();
    assertThat(scene.row("a").form()).isEqualTo(bytes(text));
    scene.plan(Wish.none("a"));

    assertThat(scene.row("a").form()).isEqualTo(FormBytes.NONE);
  }

  @Test
  default void p12_aPageOfThousandsOfWishesIsOnePage() {
    Wish[] many =
        IntStream.range(0, 2_500).mapToObj(i -> Wish.of("e" + i, "text " + i)).toArray(Wish[]::new);
    List<MirrorIntent> intents = Stream.of(many).map(Wish::intent).toList();
    MirrorScene scene = MirrorScene.of(rig());
    EdgeState next = new EdgeState(2_500, "basis");
    scene.commit(new PlanCommit(EDGE, EdgeState.NEW, next, intents, Optional.empty(), List.of()));

    List<MirrorRow> claimed = scene.port().claimDue(scene.out(), TARGET, 5_000);
    Settlement[] applied = claimed.stream().map(MirrorScene::written).toArray(Settlement[]::new);
    scene.settle(applied);

    assertThat(claimed).hasSize(2_500);
    assertThat(scene.questions().page(ANN, EDGE, Optional.empty(), 5_000))
        .hasSize(2_500)
        .allMatch(row -> row.state() == MirrorState.SETTLED);
  }

  private static Wish elsewhere(Wish wish) {
    return wish.at(Bench.ELSEWHERE).identity(Wish.identity(wish.key(), 1));
  }

  private static PlanCommit plan(EdgeState from, EdgeState to, Wish... wishes) {
    return new PlanCommit(
        EDGE,
        from,
        to,
        List.of(wishes).stream().map(Wish::intent).toList(),
        Optional.empty(),
        List.of(line("PLANNED", "a")));
  }
}
