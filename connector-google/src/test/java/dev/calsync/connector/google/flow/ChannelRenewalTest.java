package dev.calsync.connector.google.flow;

import static dev.calsync.connector.google.flow.GoogleWorld.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.ConnectionView;
import dev.calsync.calendar.ConnectionState;
import dev.calsync.policy.Policy;
import dev.calsync.test.google.ConnectedAccount;
import dev.calsync.test.google.FakeCalendar;
import dev.calsync.test.google.GoogleMode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Flow E: Google prolongs no channel, so another takes over (FLT-41). */
class ChannelRenewalTest {

  private final GoogleWorld world = GoogleWorld.onPostgres();

  @AfterEach
  void close() {
    world.close();
  }

  /** It is the host's to mend, and no reason to ask its owner to sign in again. */
  @Test
  void whereOurAddressIsNotTakenThePollFindsChangesAndTheAccountsStayConnected() {
    world.google.begin(GoogleMode.ADDRESSES_UNAUTHORIZED);
    ConnectedAccount from = world.connect("alice@work.example");
    ConnectedAccount to = world.connect("alice@home.example");
    world.group(Policy.title(), from, to);
    world.passHearing(Duration.ofMinutes(1), 2);
    from.calendar().add("Dentist", "2026-12-01T10:00/PT1H[Europe/Berlin]");
    world.google.forgetRequests();
    world.passHearing(Duration.ofHours(2), 12);

    assertThat(shown(to.calendar())).containsExactly("Dentist 2026-12-01T10:00:00+01:00");
    assertThat(world.alice().connections().list())
        .extracting(ConnectionView::state)
        .containsOnly(ConnectionState.ACTIVE);
    assertThat(world.google.channels()).isEmpty();
    assertThat(world.google.count("POST", "calendars/{calendarId}/events/watch"))
        .as("more rarely than each hour, for each of two calendars")
        .isLessThan(24);
  }

  @Test
  void aChannelIsReplacedBeforeItEndsAndTheOldOneIsStopped() {
    ConnectedAccount from = world.connect("alice@work.example");
    ConnectedAccount to = world.connect("alice@home.example");
    FakeCalendar work = from.calendar();
    world.group(Policy.title(), from, to);
    world.passHearing(Duration.ofMinutes(1), 2);
    world.quiet();
    List<String> first = world.google.channels();
    assertThat(first).hasSize(2);

    for (int passed = 0; passed < 12 * 7; passed++) {
      world.passHearing(Duration.ofHours(2), 1);
      assertThat(world.google.channels()).hasSize(2);
    }

    assertThat(world.google.channels()).doesNotContainAnyElementsOf(first);
    assertThat(world.google.count("POST", "calendars/{calendarId}/events/watch")).isEqualTo(2);
    assertThat(world.google.count("POST", "channels/stop")).isEqualTo(2);
    work.add("Dentist", "2026-12-01T10:00/PT1H[Europe/Berlin]");
    world.hear();
    assertThat(shown(to.calendar())).containsExactly("Dentist 2026-12-01T10:00:00+01:00");
  }
}
