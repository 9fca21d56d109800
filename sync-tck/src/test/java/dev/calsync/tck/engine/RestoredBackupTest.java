package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.Capabilities;
import dev.calsync.policy.Policy;
import dev.calsync.tck.connector.ScriptedCalendar;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.test.InMemorySyncStore;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * FLT-49, FLT-50: the store forgets a day. What was written in it is at the targets with its marks,
 * so nothing is doubled, and everything is soon as it should be. Where nothing makes a create
 * repeatable, a mirror that was made anew in that day is doubled, and only a comparison of all
 * mirrors and rows could find that.
 */
class RestoredBackupTest {

  private final World world = new World();
  private final ScriptedCalendar work = world.calendar("work");
  private final ScriptedCalendar home = world.calendar("home");

  @AfterEach
  void close() {
    world.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Capabilities.Create.class,
      names = {"ID_CHOSEN", "KEY_DEDUPED"})
  void whatHappenedSinceTheBackupIsFoundAgainAndNothingIsDoubled(Capabilities.Create create) {
    dayAfterABackup(create);

    assertThat(world.titles("home")).containsExactly("E0", "E2 moved", "E3", "E4", "New");
    assertSilence();
  }

  @ParameterizedTest
  @EnumSource(
      value = Capabilities.Create.class,
      names = {"ID_CHOSEN", "KEY_DEDUPED"})
  void soItIsWhereTheCursorsAreTooOld(Capabilities.Create create) {
    work.expireCursors();
    dayAfterABackup(create);
    work.expireCursors();
    home.expireCursors();
    world.cycle();

    assertThat(world.titles("home")).containsExactly("E0", "E2 moved", "E3", "E4", "New");
    assertSilence();
  }

  private void dayAfterABackup(Capabilities.Create create) {
    home.can(creating(create));
    EdgeView edge = world.edge("work", "home", Policy.title());
    for (int i = 0; i < 5; i++) {
      work.put("e" + i, event("E" + i, "2026-12-0" + (i + 1) + "T10:00:00"));
    }
    world.cycle();
    InMemorySyncStore backup = world.backup();

    work.put("new", event("New", "2026-12-08T10:00:00"));
    work.delete(work.idOf("e1").orElseThrow());
    work.put("e2", event("E2 moved", "2026-12-09T10:00:00"));
    world.cycle();
    home.delete(home.objects().get(0).id());
    world.sync(edge);
    world.pass(Duration.ofDays(1));

    world.restore(backup);
    world.cycle();
    world.cycle();
  }

  private void assertSilence() {
    int before = world.writes();
    world.cycle();
    world.cycle();
    assertThat(world.writes()).isEqualTo(before);
  }

  private static Capabilities creating(Capabilities.Create create) {
    return ScriptedConnector.everything()
        .nextVersion()
        .writing(writes -> writes.withCreate(create));
  }
}
