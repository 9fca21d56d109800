package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.SyncSummary;
import dev.calsync.calendar.Capabilities;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.plan.PlanAction;
import dev.calsync.tck.connector.ScriptedConnector;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A mirror that lost its mark, or carries another's, is put right like any other drift: the mark is
 * all that tells it from the user's own once the store is lost (INV-1, SEM-43, R-C10, R-F5).
 */
class LostMarkTest {

  private static final String DRIFT = "MIRROR_DRIFTED UNMARKED_AT_TARGET";
  private static final String LEFT = "MARK_NOT_KEPT WRONG_AGAIN";

  private final World world = new World();
  private EdgeView edge;

  @BeforeEach
  void oneMirror() {
    world.calendar("work").put("review", event("Review", "2026-11-24T14:00:00"));
    edge = world.edge("work", "home");
    world.sync(edge);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aStrippedMarkIsPutBackByOneWriteAndJournaled() {
    Optional<String> mark = mark();
    int before = world.writes();
    strip();

    SyncSummary summary = world.sync(edge);

    assertThat(summary.updated()).isEqualTo(1);
    assertThat(world.writes() - before).isEqualTo(1);
    assertThat(mark()).isEqualTo(mark).isPresent();
    assertThat(world.journal()).contains(DRIFT, "MIRROR_UPDATED WRITTEN").doesNotContain(LEFT);
    assertSilence();
  }

  @Test
  void aForeignMarkIsReplaced() {
    Optional<String> mark = mark();
    world.calendar("home").putMark(world.only("home"), "1.MASTER.0.somebody.else");

    assertThat(world.sync(edge).updated()).isEqualTo(1);
    assertThat(mark()).isEqualTo(mark);
  }

  /** Genuine, but of another mirror. */
  @Test
  void theMarkOfAnotherMirrorIsReplaced() {
    RemoteId review = world.only("home");
    Optional<String> mark = mark();
    world.calendar("work").put("lunch", event("Lunch", "2026-11-25T12:00:00"));
    world.sync(edge);
    String other =
        world.calendar("home").objects().stream()
            .filter(part -> !part.id().equals(review))
            .findFirst()
            .flatMap(SourcePart::names)
            .flatMap(SourceObject::mark)
            .orElseThrow();
    world.calendar("home").putMark(review, other);

    assertThat(world.sync(edge).updated()).isEqualTo(1);
    assertThat(mark(review)).isEqualTo(mark);
    assertThat(world.titles("home")).hasSize(2);
  }

  @Test
  void aMarkThatIsStrippedAgainIsPutBackAgain() {
    for (int i = 1; i <= 3; i++) {
      strip();
      assertThat(world.sync(edge).updated()).as("time %s", i).isEqualTo(1);
      world.cycle();
      assertThat(mark()).isPresent();
    }
  }

  /** With no run between that would have read it put right. */
  @Test
  void aMarkThatIsStrippedAgainAtOnceIsPutBackThreeTimesAndThenLeft() {
    for (int i = 1; i <= 3; i++) {
      strip();
      assertThat(world.sync(edge).updated()).as("time %s", i).isEqualTo(1);
      assertThat(mark()).isPresent();
    }
    assertThat(world.journal()).doesNotContain(LEFT);
    strip();
    assertThat(world.sync(edge).updated()).isZero();
    assertThat(world.journal()).containsOnlyOnce(LEFT);
    assertSilence();
  }

  @Test
  void afterTheLossOfTheStoreThereIsNoDuplicateAndNoEcho() {
    EdgeView back = world.edge("home", "work");
    strip();
    world.sync(edge);
    int before = world.writes();
    world.loseStore();

    world.sync(world.edge("work", "home"));
    world.sync(world.edge("home", "work"));
    world.cycle();

    assertThat(world.writes()).isEqualTo(before);
    assertThat(world.titles("home")).containsExactly("Busy");
    assertThat(world.titles("work")).containsExactly("Review");
    assertThat(back).isNotNull();
  }

  /** R-F5: nothing but its names tells what it is. */
  @Test
  void aMirrorThatLostItsMarkBeforeTheStoreWasLostIsNoEvent() {
    world
        .calendar("work")
        .edit(
            world.calendar("work").idOf("review").orElseThrow(),
            event("Review", "2026-11-26T10:00:00"));
    world.sync(edge);
    Optional<String> mark = mark();
    strip();
    world.loseStore();

    EdgeView back = world.edge("home", "work");
    EdgeView third = world.edge("home", "third");
    world.sync(third);
    world.sync(back);
    world.sync(world.edge("work", "home"));
    world.cycle();
    world.cycle();

    assertThat(mark()).isEqualTo(mark).isPresent();
    assertThat(world.titles("home")).containsExactly("Busy");
    assertThat(world.titles("work")).containsExactly("Review");
    assertThat(world.titles("third")).isEmpty();
    assertSilence();
  }

  /** INV-11: one write a mirror, told once. */
  @Test
  void aProviderThatKeepsNoMarksCausesNoLoop() {
    world.calendar("home").habits().dropMarks();
    strip();
    int before = world.writes();

    for (int i = 0; i < 5; i++) {
      world.calendar("home").expireCursors();
      world.cycle();
    }

    assertThat(world.writes() - before).isEqualTo(1);
    assertThat(mark()).isEmpty();
    assertThat(world.journal()).containsOnlyOnce(DRIFT).containsOnlyOnce(LEFT);
  }

  @Test
  void aMarkThatWasGivenUpAndCameBackIsWatchedAgain() {
    Optional<String> mark = mark();
    strip();
    world.calendar("home").habits().dropMarks();
    world.cycle();
    world.cycle();
    world.calendar("home").putMark(world.only("home"), mark.orElseThrow());
    world.cycle();
    int before = world.writes();
    strip();

    world.cycle();

    assertThat(world.writes() - before).isEqualTo(1);
  }

  @Test
  void whereListingsCarryNoMarksAMissingOneSaysNothing() {
    for (Capabilities.Marks marks :
        new Capabilities.Marks[] {Capabilities.Marks.BY_FETCH, Capabilities.Marks.NONE}) {
      world.calendar("home").can(marks(marks));
      world.edge("work", "home");
      int before = world.writes();
      strip();
      world.cycle();
      world.cycle();

      assertThat(world.writes()).as("marks %s", marks).isEqualTo(before);
    }
  }

  @Test
  void anEditedMirrorWithoutItsMarkIsRestoredByOneWrite() {
    int before = world.writes();
    world.calendar("home").edit(world.only("home"), event("Dentist", "2026-11-24T18:00:00"));
    strip();

    world.sync(edge);

    assertThat(world.writes() - before).isEqualTo(1);
    assertThat(world.titles("home")).containsExactly("Busy");
    assertThat(mark()).isPresent();
    assertThat(world.journal()).contains("MIRROR_DRIFTED EDITED_AT_TARGET");
    assertSilence();
  }

  /** FLT-2, FLT-4: the form is the same before and after; only the mark tells. */
  @Test
  void aRepairWhoseRequestWasLostIsSentAgain() {
    strip();
    world.provider.faults().loseRequestOfWrite(1);

    world.sync(edge);
    world.pass(Duration.ofSeconds(5));
    world.cycle();

    assertThat(mark()).isPresent();
    assertSilence();
  }

  @Test
  void aRepairThatMeetsANewerVersionIsTriedAgain() {
    strip();
    world.provider.faults().loseRequestOfWrite(1);
    world.sync(edge);
    strip();
    world.pass(Duration.ofSeconds(5));

    world.cycle();

    assertThat(mark()).isPresent();
    assertThat(world.journal()).doesNotContain(LEFT);
  }

  @Test
  void planTellsThatTheMarkIsMissing() {
    strip();

    assertThat(world.alice().edges().plan(edge.id()).items())
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.action()).isEqualTo(PlanAction.UPDATE);
              assertThat(item.reason()).isEqualTo("UNMARKED_AT_TARGET");
            });
  }

  private void strip() {
    world.calendar("home").stripMark(world.only("home"));
  }

  private Optional<String> mark() {
    return mark(world.only("home"));
  }

  private Optional<String> mark(RemoteId id) {
    return world.calendar("home").objects().stream()
        .filter(part -> part.id().equals(id))
        .findFirst()
        .flatMap(SourcePart::names)
        .flatMap(SourceObject::mark);
  }

  private void assertSilence() {
    int before = world.writes();
    world.cycle();
    world.cycle();
    assertThat(world.writes()).isEqualTo(before);
  }

  private static Capabilities marks(Capabilities.Marks marks) {
    return ScriptedConnector.everything().nextVersion().reading(reads -> reads.withMarks(marks));
  }
}
