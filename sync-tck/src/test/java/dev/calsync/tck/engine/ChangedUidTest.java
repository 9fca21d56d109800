package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourceObject;
import dev.calsync.plan.PlanAction;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A mirror whose UID somebody changed is put right like any other drift: its mark still says whose
 * it is (R-C10, SEM-43). A provider that gives UIDs itself is not argued with (INV-10, INV-11).
 */
class ChangedUidTest {

  private static final String DRIFT = "MIRROR_DRIFTED UID_CHANGED_AT_TARGET";
  private static final String LEFT = "UID_NOT_KEPT WRONG_AGAIN";
  private static final String OTHER = "dentist@somewhere";

  private final World world = new World();
  private EdgeView edge;

  @BeforeEach
  void oneMirror() {
    world.calendar("work").put("review", event("Review", "2026-11-24T14:00:00"));
    edge = world.edge("work", "home");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aChangedUidIsPutBackByOneWriteAndJournaled() {
    world.sync(edge);
    String uid = uid();
    int before = world.writes();
    change();

    assertThat(world.sync(edge).updated()).isEqualTo(1);

    assertThat(uid()).isEqualTo(uid);
    assertThat(world.writes() - before).isEqualTo(1);
    assertThat(world.journal()).contains(DRIFT, "MIRROR_UPDATED WRITTEN").doesNotContain(LEFT);
    assertSilence(5);
  }

  @Test
  void aUidThatIsChangedAgainIsPutBackAgain() {
    world.sync(edge);
    String uid = uid();
    for (int i = 1; i <= 3; i++) {
      change();
      assertThat(world.sync(edge).updated()).as("time %s", i).isEqualTo(1);
      world.cycle();
      assertThat(uid()).isEqualTo(uid);
    }
  }

  /** With no run between that would have read it put right. */
  @Test
  void aUidThatIsChangedAgainAtOnceIsPutBackThreeTimesAndThenLeft() {
    world.sync(edge);
    String uid = uid();
    for (int i = 1; i <= 3; i++) {
      change();
      assertThat(world.sync(edge).updated()).as("time %s", i).isEqualTo(1);
      assertThat(uid()).isEqualTo(uid);
    }
    assertThat(world.journal()).doesNotContain(LEFT);
    change();
    assertThat(world.sync(edge).updated()).isZero();
    assertThat(world.journal()).containsOnlyOnce(LEFT);
    assertSilence(2);
  }

  @Test
  void aChangedUidIsPutBackTogetherWithWhatElseWasEdited() {
    world.sync(edge);
    String uid = uid();
    int before = world.writes();
    world.calendar("home").edit(world.only("home"), event("Dentist", "2026-11-24T18:00:00"));
    change();

    world.sync(edge);

    assertThat(uid()).isEqualTo(uid);
    assertThat(world.titles("home")).containsExactly("Busy");
    assertThat(world.writes() - before).isEqualTo(1);
    assertThat(world.journal()).contains("MIRROR_DRIFTED EDITED_AT_TARGET").doesNotContain(DRIFT);
    assertSilence(2);
  }

  /** It is read only after the write of a changed event met it. */
  @Test
  void aChangedUidThatAWriteMeetsIsNotTakenOver() {
    world.sync(edge);
    String uid = uid();
    world
        .calendar("work")
        .edit(
            world.calendar("work").idOf("review").orElseThrow(),
            event("Review", "2026-11-26T10:00:00"));
    world.provider.faults().loseRequestOfWrite(1);
    world.sync(edge);
    change();
    world.pass(Duration.ofSeconds(5));

    world.cycle();
    world.cycle();

    assertThat(uid()).isEqualTo(uid);
    assertSilence(2);
  }

  /** FLT-2, FLT-4: what it shows is the same before and after; only the UID tells. */
  @Test
  void aRepairWhoseRequestWasLostIsSentAgain() {
    world.sync(edge);
    String uid = uid();
    change();
    world.provider.faults().loseRequestOfWrite(1);

    world.sync(edge);
    world.pass(Duration.ofSeconds(5));
    world.cycle();

    assertThat(uid()).isEqualTo(uid);
    assertSilence(2);
  }

  @Test
  void aMirrorThatWasSpoiledComesBackUnderItsUid() {
    world.sync(edge);
    String uid = uid();
    change();
    world.calendar("home").spoil(world.only("home"));

    world.cycle();

    assertThat(uid()).isEqualTo(uid);
    assertSilence(2);
  }

  @Test
  void planTellsThatTheUidWasChanged() {
    world.sync(edge);
    change();

    assertThat(world.alice().edges().plan(edge.id()).items())
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.action()).isEqualTo(PlanAction.UPDATE);
              assertThat(item.reason()).isEqualTo("UID_CHANGED_AT_TARGET");
            });
  }

  @Test
  void aProviderThatGivesUidsItselfIsWrittenToOnce() {
    world.calendar("home").habits().namingUids(asked -> "own-" + asked);

    world.sync(edge);

    assertThat(uid()).startsWith("own-");
    assertSilence(5);
    assertThat(world.writes()).isEqualTo(1);
    assertThat(world.journal()).doesNotContain(DRIFT, LEFT);
  }

  /**
   * Its versions change though nothing does (FLT-23), so that its UIDs look changed by somebody.
   */
  @Test
  void aProviderThatGivesUidsItselfAndChangesVersionsCausesNoLoop() {
    AtomicInteger given = new AtomicInteger();
    world.calendar("home").habits().namingUids(asked -> "own-" + given.incrementAndGet());
    world.sync(edge);
    int before = world.writes();

    for (int i = 0; i < 6; i++) {
      RemoteId mirror = world.only("home");
      world.calendar("home").edit(mirror, world.bodies("home").get(0));
      world.cycle();
      world.cycle();
    }

    assertThat(world.writes() - before).isEqualTo(1);
    assertThat(world.journal()).containsOnlyOnce(DRIFT).containsOnlyOnce(LEFT);
  }

  @Test
  void aProviderThatGivesUidsItselfGetsEditsPutRight() {
    world.calendar("home").habits().namingUids(asked -> "own-" + asked);
    world.sync(edge);
    for (String start : List.of("2026-11-24T18:00:00", "2026-11-24T19:00:00")) {
      int before = world.writes();
      world.calendar("home").edit(world.only("home"), event("Dentist", start));

      world.cycle();

      assertThat(world.titles("home")).containsExactly("Busy");
      assertSilence(5);
      assertThat(world.writes() - before).isEqualTo(1);
    }
  }

  /** SEM-43: another object with another UID and our mark is a copy, and the mirror no other. */
  @Test
  void aCopyUnderAnotherUidIsLeftAsItIs() {
    world.sync(edge);
    int before = world.writes();
    RemoteId copy = world.calendar("home").copy(world.only("home"));

    world.cycle();
    world.calendar("home").edit(copy, event("Dentist", "2026-11-24T18:00:00"));
    world.cycle();

    assertThat(world.titles("home")).containsExactly("Busy", "Dentist");
    assertThat(world.writes()).isEqualTo(before);
    assertThat(world.journal()).doesNotContain(DRIFT);
  }

  private void change() {
    world.calendar("home").changeUid(world.only("home"), OTHER);
  }

  private String uid() {
    return world.calendar("home").objects().stream()
        .flatMap(part -> part.names().stream())
        .map(SourceObject::uid)
        .findFirst()
        .orElseThrow();
  }

  private void assertSilence(int runs) {
    int before = world.writes();
    for (int i = 0; i < runs; i++) {
      world.calendar("home").expireCursors();
      world.cycle();
    }
    assertThat(world.writes()).isEqualTo(before);
  }
}
