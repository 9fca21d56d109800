package dev.calsync.connector.google.flow;

import static dev.calsync.connector.google.flow.GoogleWorld.only;
import static dev.calsync.connector.google.flow.GoogleWorld.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.policy.Policy;
import dev.calsync.test.google.ConnectedAccount;
import dev.calsync.test.google.FakeCalendar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Google names the UID of what is made under an id of ours, and its answer says so: a mirror is
 * known by that from then on, also before a reading showed it (INV-1).
 */
class MarksBeforeReadingTest {

  private static final String SHOWN = "Dentist 2026-12-01T10:00:00+01:00";

  private final GoogleWorld world = GoogleWorld.inMemory();
  private FakeCalendar work;
  private FakeCalendar home;
  private String mirror;

  @BeforeEach
  void aMirrorWasMadeAndNotReadYet() {
    ConnectedAccount from = world.connect("alice@work.example");
    ConnectedAccount to = world.connect("alice@home.example");
    work = from.calendar();
    home = to.calendar();
    world.group(Policy.title(), from, to);
    world.quiet();
    work.add("Dentist", "2026-12-01T10:00/PT1H[Europe/Berlin]");
    world.hear();
    mirror = only(home).id();
    world.google.forgetRequests();
  }

  @AfterEach
  void thereIsOneMirrorAndNoEcho() {
    assertThat(shown(home)).containsExactly(SHOWN);
    assertThat(shown(work)).containsExactly(SHOWN);
    assertThat(only(home).id()).isEqualTo(mirror);
    assertThat(world.google.outbox()).isEmpty();
    world.close();
  }

  @Test
  void aMarkThatIsTakenAwayIsPutBackByOneWrite() {
    home.edit(mirror, "{\"extendedProperties\":null}");
    world.hearOut();

    assertThat(only(home).properties()).isNotEmpty();
    assertThat(world.eventWrites()).isEqualTo(1);
  }

  /** INV-14. */
  @Test
  void guestsThatComeAfterAMoveWasPutRightAreSentAway() {
    home.move(mirror, "2026-12-05T20:00/PT1H[Europe/Berlin]");
    world.hearOut();
    home.edit(mirror, "{\"attendees\":[{\"email\":\"bob@else.example\"}]}");
    world.hearOut();

    assertThat(only(home).raw()).doesNotContain("bob@else.example");
    assertThat(world.eventWrites()).isEqualTo(2);
  }
}
