package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.connector.RemoteId;
import dev.calsync.event.EventText;
import dev.calsync.event.MirrorShape;
import dev.calsync.tck.connector.ScriptedConnector;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Points at which the engine was broken on purpose and no other scenario noticed. */
class FinePointsTest {
  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private EdgeView review() {
    world.calendar("work").put("review", event("Review", "2026-11-24T14:00:00"));
    EdgeView edge = world.edge("work", "home");
    world.sync(edge);
    return edge;
  }

  private RemoteId id() {
    return world.calendar("work").idOf("review").orElseThrow();
  }

  private void homeLags() {
    world
        .calendar("home")
        .can(
            ScriptedConnector.everything()
                .reading(reads -> reads.withListingLag(Duration.ofMinutes(1))));
  }

  @Test
  void aMirrorThatTheListingLagsBehindIsNotMissing() {
    homeLags();
    EdgeView edge = review();
    world.calendar("home").expireCursors();
    world.sync(edge);
    assertThat(world.writes()).isEqualTo(1);
    assertThat(world.titles("home")).containsExactly("Busy");
    assertThat(world.journal()).doesNotContain("MIRROR_DRIFTED DELETED_AT_TARGET");
  }

  @Test
  void anItemThatIsReadableAgainWithTheSameContentIsNoChange() {
    EdgeView edge = review();
    world.calendar("work").spoil(id());
    world.sync(edge);
    world.calendar("work").edit(id(), event("Review", "2026-11-24T14:00:00"));
    world.sync(edge);
    assertThat(world.journal()).doesNotContain("EVENT_CHANGED READ");
  }

  @Test
  void aChangeThatTheEdgeDoesNotShowIsNotEvenIntended() {
    EdgeView edge = review();
    world.calendar("work").edit(id(), event("Another title", "2026-11-24T14:00:00"));
    world.sync(edge);
    assertThat(world.journal()).contains("EVENT_CHANGED READ");
    assertThat(world.journal()).doesNotContain("MIRROR_WANTED CHANGED");
  }

  @Test
  void whatTheProviderRewritesIsNoDrift() {
    world
        .calendar("home")
        .habits()
        .rewriting(
            s ->
                new MirrorShape(
                    s.time(),
                    new MirrorShape.ShownDetails(
                        new EventText(
                            s.details().text().title().toUpperCase(Locale.ROOT),
                            "",
                            "",
                            "",
                            List.of()),
                        s.details().availability(),
                        s.details().visibility()),
                    s.recurrence(),
                    s.overrides()));
    review();
    world.cycle();
    world.cycle();
    assertThat(world.titles("home")).containsExactly("BUSY");
    assertThat(world.writes()).isEqualTo(1);
    assertThat(world.journal()).doesNotContain("MIRROR_DRIFTED EDITED_AT_TARGET");
  }

  @Test
  void anEventThatComesBackIsMirroredUnderAnotherId() {
    EdgeView edge = review();
    RemoteId first = world.only("home");
    world.calendar("work").delete(id());
    world.sync(edge);
    world.calendar("work").put("review", event("Review", "2026-11-24T14:00:00"));
    world.sync(edge);
    assertThat(world.only("home")).isNotEqualTo(first);
  }

  @Test
  void anUpdateThatMeetsNoMirrorMakesItAgainUnderAnotherIdInTheSameRun() {
    homeLags();
    EdgeView edge = review();
    world.pass(Duration.ofMinutes(2));
    world.cycle();
    RemoteId first = world.only("home");
    world.calendar("home").delete(first);
    world.calendar("work").edit(id(), event("Review", "2026-11-26T10:00:00"));
    world.sync(edge);
    assertThat(world.only("home")).isNotEqualTo(first);
    assertThat(world.alice().edges().status(edge.id()).openWrites()).isZero();
  }

  @Test
  void anUpdateThatMeetsAForeignEventUnderOurIdLeavesItAlone() {
    homeLags();
    EdgeView edge = review();
    world.pass(Duration.ofMinutes(2));
    world.cycle();
    RemoteId ours = world.only("home");
    world.calendar("home").delete(ours);
    world.calendar("home").putUnder(ours, "own@user", event("Not ours", "2026-12-24T18:00:00"));
    world.calendar("work").edit(id(), event("Review", "2026-11-26T10:00:00"));
    world.sync(edge);
    world.pass(Duration.ofMinutes(2));
    world.cycle();
    assertThat(world.titles("home")).containsExactly("Busy", "Not ours");
  }

  @Test
  void aForeignEventReallyUnderOurIdIsLeftAlone() {
    review();
    RemoteId ours = world.only("home");
    world.calendar("home").delete(ours);
    world.calendar("home").putUnder(ours, "own@user", event("Not ours", "2026-12-24T18:00:00"));
    world.cycle();
    world.cycle();
    assertThat(world.titles("home")).containsExactly("Busy", "Not ours");
  }

  @Test
  void aMirrorMissedByAFullListingIsMadeAgainUnderItsOwnId() {
    EdgeView edge = review();
    RemoteId first = world.only("home");
    world.calendar("home").expireCursors();
    world.calendar("home").delete(first);
    world.sync(edge);
    assertThat(world.only("home")).isEqualTo(first);
  }

  @Test
  void anEventThatMovedToAnotherObjectIsNotGone() {
    EdgeView edge = review();
    world.calendar("work").delete(id());
    world.calendar("work").put("review", event("Review", "2026-11-24T14:00:00"));
    world.calendar("work").expireCursors();
    assertThat(world.sync(edge).deleted()).isZero();
    assertThat(world.journal()).doesNotContain("EVENT_DELETED ABSENCE");
    assertThat(world.titles("home")).containsExactly("Busy");
  }

  @Test
  void aSpoiledEventThatIsDeletedTakesItsMirrorAlong() {
    EdgeView edge = review();
    world.calendar("work").put("other", event("Other", "2026-11-27T10:00:00"));
    world.sync(edge);
    world.calendar("work").spoil(id());
    world.sync(edge);
    world.calendar("work").delete(id());
    assertThat(world.sync(edge).deleted()).isEqualTo(1);
    assertThat(world.titles("home")).containsExactly("Busy");
  }

  @Test
  void anEventOfTwoObjectsOutlivesOneOfThem() {
    EdgeView edge = review();
    RemoteId first = id();
    world
        .calendar("work")
        .putUnder(new RemoteId("zz-second"), "review", event("Review", "2026-11-24T14:00:00"));
    world.sync(edge);
    world.calendar("work").delete(first);
    assertThat(world.sync(edge).deleted()).isZero();
    assertThat(world.titles("home")).containsExactly("Busy");
  }

  @Test
  void aLostReplyIsLookedUpWithoutAnybodyAsking() {
    world.provider.faults().loseReplyOfWrite(1);
    EdgeView edge = review();
    world.pass(Duration.ofSeconds(5));
    world.kit().settle();
    assertThat(world.alice().edges().status(edge.id()).openWrites()).isZero();
    assertThat(world.journal()).contains("MIRROR_CREATED LOOKED_UP");
  }
}
