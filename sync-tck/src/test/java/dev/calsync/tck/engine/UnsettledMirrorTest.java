package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.Capabilities;
import dev.calsync.failure.FailureClass;
import dev.calsync.policy.Policy;
import dev.calsync.tck.connector.ScriptedCalendar;
import dev.calsync.tck.connector.ScriptedConnector;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Somebody comes between a write and its settling, and the target is read in that moment: a delta
 * tells of it but once, and must not be believed to be read until the write is settled (INV-3,
 * FLT-16, FLT-17).
 */
class UnsettledMirrorTest {

  private final MomentStore moments = new MomentStore();
  private final World world = new World(moments::over);
  private final ScriptedCalendar home = world.calendar("home");

  @AfterEach
  void close() {
    world.close();
  }

  @ParameterizedTest
  @EnumSource(Capabilities.Create.class)
  void aMirrorDeletedBetweenItsWriteAndItsSettlingIsMadeAgain(Capabilities.Create create) {
    between(create, () -> home.delete(world.only("home")));

    assertThat(world.titles("home")).containsExactly("Busy");
  }

  @ParameterizedTest
  @EnumSource(Capabilities.Create.class)
  void aMirrorEditedBetweenItsWriteAndItsSettlingIsPutRight(Capabilities.Create create) {
    between(create, () -> home.edit(world.only("home"), event("Dentist", "2026-12-03T18:00:00")));

    assertThat(world.titles("home")).containsExactly("Busy");
  }

  @ParameterizedTest
  @EnumSource(Capabilities.Create.class)
  void aMirrorMissedByAListingBetweenItsWriteAndItsSettlingIsMadeAgain(Capabilities.Create create) {
    between(
        create,
        () -> {
          home.delete(world.only("home"));
          home.expireCursors();
        });

    assertThat(world.titles("home")).containsExactly("Busy");
  }

  /** FLT-6. */
  @Test
  void anEventThatComesUnderOurIdBetweenItsWriteAndItsSettlingIsLeftAlone() {
    between(
        Capabilities.Create.ID_CHOSEN,
        () -> home.putUnder(world.only("home"), "own@people", event("Own", "2026-12-03T18:00:00")));

    assertThat(world.titles("home")).containsExactly("Busy", "Own");
  }

  /** INV-19: one that the provider does not tell of is no reason to know nothing of the others. */
  @Test
  void aWriteThatCannotBeLookedUpStopsNoOther() {
    home.can(ThrottledDeliveryTest.oneByOne(ScriptedConnector.everything()));
    EdgeView edge = world.edge("work", "home", Policy.title());
    world.cycle();
    for (int i = 0; i < 3; i++) {
      world.calendar("work").put("e" + i, event("Event " + i, "2026-12-01T10:00:00"));
    }
    world.provider.faults().loseReplyOfWrite(1);
    world.provider.faults().loseReplyOfWrite(2);
    world.alice().edges().syncNow(edge.id());
    world.kit().settle();
    assertThat(open(edge)).isEqualTo(2);
    world.provider.faults().failCall(1, FailureClass.REJECTED);
    world.kit().advance(Duration.ofSeconds(1));

    assertThat(open(edge)).as("the one that could not be told").isEqualTo(1);
    world.kit().advance(Duration.ofHours(1));
    assertThat(open(edge)).isZero();
  }

  private int open(EdgeView edge) {
    return world.store().targets().openAttempts(World.ALICE, edge.target(), 9).size();
  }

  private void between(Capabilities.Create create, Runnable deed) {
    home.can(creating(create));
    EdgeView edge = world.edge("work", "home");
    world.cycle();
    world.calendar("work").put("e1", event("First", "2026-12-01T10:00:00"));
    moments.before(
        "settleWrites",
        () -> {
          deed.run();
          world.alice().edges().syncNow(edge.id());
          world.kit().settle();
        });
    world.cycle();
    world.pass(Duration.ofMinutes(10));
    world.cycle();
  }

  private static Capabilities creating(Capabilities.Create create) {
    return ScriptedConnector.everything()
        .nextVersion()
        .writing(writes -> writes.withCreate(create));
  }
}
