package dev.calsync.connector.google.flow;

import static dev.calsync.connector.google.flow.GoogleWorld.EVENT;
import static dev.calsync.connector.google.flow.GoogleWorld.EVENTS;
import static dev.calsync.connector.google.flow.GoogleWorld.only;
import static dev.calsync.connector.google.flow.GoogleWorld.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.policy.Policy;
import dev.calsync.test.google.ConnectedAccount;
import dev.calsync.test.google.FakeCalendar;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Flow D, as far as the incremental read shows it: somebody touches a mirror in Google. */
class DriftTest {

  private static final String SHOWN = "Dentist 2026-12-01T10:00:00+01:00";

  private final GoogleWorld world = GoogleWorld.onPostgres();
  private FakeCalendar work;
  private FakeCalendar home;

  @BeforeEach
  void anEventIsMirrored() {
    ConnectedAccount from = world.connect("alice@work.example");
    ConnectedAccount to = world.connect("alice@home.example");
    work = from.calendar();
    home = to.calendar();
    world.group(Policy.title(), from, to);
    work.add("Dentist", "2026-12-01T10:00/PT1H[Europe/Berlin]");
    world.quiet();
    assertThat(shown(home)).containsExactly(SHOWN);
  }

  @AfterEach
  void theOriginIsAsItWas() {
    assertThat(shown(work)).containsExactly(SHOWN);
    assertThat(world.google.outbox()).isEmpty();
    world.close();
  }

  @Test
  void aRenamedMirrorIsPutRightWithOneCall() {
    home.rename(only(home).id(), "Mine");
    world.hear();

    assertThat(shown(home)).containsExactly(SHOWN);
    assertThat(world.google.count("PUT", EVENT)).isEqualTo(1);
    assertThat(world.google.requests()).hasSize(2);
  }

  @Test
  void aMovedMirrorIsPutRightWithOneCall() {
    home.move(only(home).id(), "2026-12-05T20:00/PT1H[Europe/Berlin]");
    world.hear();

    assertThat(shown(home)).containsExactly(SHOWN);
    assertThat(world.google.requests()).hasSize(2);
  }

  @Test
  void aDeletedMirrorIsThereAgainOnce() {
    home.remove(only(home).id());
    world.hearOut();
    world.passHearing(Duration.ofMinutes(5), 4);

    assertThat(shown(home)).containsExactly(SHOWN);
    assertThat(world.google.count("POST", EVENTS)).as("answered that the id was used").isOne();
    assertThat(world.google.count("PUT", EVENT)).as("the revival").isOne();
    assertThat(world.writes()).isEqualTo(2);
  }

  /** SEM-43, FLT-19. */
  @Test
  void aCopyOfAMirrorIsLeftAloneAndIsNoOrigin() {
    String copy = home.duplicate(only(home).id());
    world.hearOut();

    assertThat(shown(home)).containsExactly(SHOWN, SHOWN);
    assertThat(home.find(copy)).isPresent();
    assertThat(world.writes()).isZero();
  }

  /** Guests do not come back by a reset alone: a mirror names nobody. */
  @Test
  void aMirrorThatWasGivenAGuestHasNoneAgain() {
    home.edit(
        only(home).id(), "{\"attendees\":[{\"email\":\"bob@x.example\"}],\"summary\":\"Ours\"}");
    world.hearOut();

    assertThat(only(home).raw()).doesNotContain("bob@x.example");
    assertThat(shown(home)).containsExactly(SHOWN);
  }
}
