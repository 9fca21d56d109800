package dev.calsync.connector.google.flow;

import static dev.calsync.connector.google.flow.GoogleWorld.EVENT;
import static dev.calsync.connector.google.flow.GoogleWorld.EVENTS;
import static dev.calsync.connector.google.flow.GoogleWorld.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.policy.Policy;
import dev.calsync.test.google.ConnectedAccount;
import dev.calsync.test.google.FakeCalendar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Flow A: Google tells of a change, it is read by sync token, and busy time is shown elsewhere. */
class WebhookToMirrorsTest {

  private final GoogleWorld world = GoogleWorld.onPostgres();
  private FakeCalendar work;
  private FakeCalendar home;
  private FakeCalendar club;

  @BeforeEach
  void threeAccountsShowEachOther() {
    ConnectedAccount first = world.connect("alice@work.example");
    ConnectedAccount second = world.connect("alice@home.example");
    ConnectedAccount third = world.connect("alice@club.example");
    work = first.calendar();
    home = second.calendar();
    club = third.calendar();
    world.group(Policy.busy(), first, second, third);
    world.quiet();
  }

  @AfterEach
  void nobodyWasMailed() {
    assertThat(world.google.outbox()).isEmpty();
    world.close();
  }

  @Test
  void aNewEventIsReadWithOneCallAndWrittenWithOneCallForEachMirror() {
    work.add("Dentist", "2026-12-01T10:00/PT1H[Europe/Berlin]");
    world.hear();

    assertThat(shown(home)).containsExactly("Busy 2026-12-01T10:00:00+01:00");
    assertThat(shown(club)).containsExactly("Busy 2026-12-01T10:00:00+01:00");
    assertThat(world.google.count("GET", EVENTS)).isEqualTo(1);
    assertThat(world.google.count("POST", EVENTS)).isEqualTo(2);
    assertThat(world.google.requests()).hasSize(3);
    assertThat(home.events().get(0).raw() + club.events().get(0).raw())
        .doesNotContain("Dentist", "attendees");
  }

  @Test
  void ourOwnWritesAreReadAndLeadToNothing() {
    work.add("Dentist", "2026-12-01T10:00/PT1H[Europe/Berlin]");
    world.hearOut();

    assertThat(world.writes()).isEqualTo(2);
    assertThat(work.events()).hasSize(1);
    assertThat(world.google.sent()).isEmpty();
    world.quiet();
    assertThat(world.google.requests()).isEmpty();
  }

  @Test
  void whatIsRenamedBehindBusyTimeIsNotWritten() {
    String event = work.add("Dentist", "2026-12-01T10:00/PT1H[Europe/Berlin]");
    world.quiet();
    work.rename(event, "Surgeon");
    world.hearOut();

    assertThat(world.google.requests()).hasSize(1);
  }

  @Test
  void whatIsMovedIsMovedWithOneCallEach() {
    String event = work.add("Dentist", "2026-12-01T10:00/PT1H[Europe/Berlin]");
    world.quiet();
    work.move(event, "2026-12-02T15:00/PT30M[Europe/Berlin]");
    world.hear();

    assertThat(shown(home)).containsExactly("Busy 2026-12-02T15:00:00+01:00");
    assertThat(shown(club)).containsExactly("Busy 2026-12-02T15:00:00+01:00");
    assertThat(world.google.count("PUT", EVENT)).isEqualTo(2);
    assertThat(world.google.requests()).hasSize(3);
  }

  @Test
  void whatIsDeletedIsDeletedWithOneCallEach() {
    String event = work.add("Dentist", "2026-12-01T10:00/PT1H[Europe/Berlin]");
    world.quiet();
    work.remove(event);
    world.hear();

    assertThat(shown(home)).isEmpty();
    assertThat(shown(club)).isEmpty();
    assertThat(world.google.count("DELETE", EVENT)).isEqualTo(2);
    assertThat(world.google.requests()).hasSize(3);
  }
}
