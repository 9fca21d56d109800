package dev.calsync.connector.google.flow;

import static dev.calsync.connector.google.flow.GoogleWorld.ALICE;
import static dev.calsync.connector.google.flow.GoogleWorld.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.AccessLevel;
import dev.calsync.CalendarView;
import dev.calsync.Connected;
import dev.calsync.ConnectionProgress;
import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionState;
import dev.calsync.policy.Policy;
import dev.calsync.test.google.ConnectedAccount;
import dev.calsync.test.google.FakeAccount;
import dev.calsync.test.google.FakeCalendar;
import dev.calsync.test.google.FakeGoogle;
import dev.calsync.test.google.GoogleMode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Flow C: a third account is signed in to, and takes part. */
class OnboardingTest {

  private static final URI CALLBACK = URI.create("https://host.example/callback");

  private final GoogleWorld world = GoogleWorld.onPostgres();

  @AfterEach
  void nobodyWasMailed() {
    assertThat(world.google.outbox()).isEmpty();
    world.close();
  }

  private Connected signIn(String address) {
    URI link =
        world
            .alice()
            .connections()
            .authorize(FakeGoogle.CONNECTOR, AccessLevel.WRITE)
            .returnTo(CALLBACK)
            .start();
    Map<String, String> callback = world.google.authorization().signIn(link, address);
    return world.kit.calsync().oauth().complete(ALICE, callback).connected().orElseThrow();
  }

  @Test
  void aThirdAccountIsSignedInToReadOverSeveralPagesWatchedAndShown() {
    ConnectedAccount work = world.connect("alice@work.example");
    ConnectedAccount home = world.connect("alice@home.example");
    world.group(Policy.busy(), work, home);
    work.calendar().add("Dentist", "2026-12-01T10:00/PT1H[Europe/Berlin]");
    world.quiet();
    FakeAccount club = world.google.account("alice@club.example");
    for (int day = 1; day <= 7; day++) {
      club.primary().add("Match " + day, "2026-12-0" + day + "T18:00/PT2H[Europe/Berlin]");
    }
    world.google.begin(GoogleMode.SHORT_PAGES);

    Connected third = signIn("alice@club.example");
    CalendarView overlay = world.alice().calendars().createOverlay(third.id(), "Busy elsewhere");
    CalendarId matches = third.calendar().id();
    world.alice().edges().create(matches, work.primary(), Policy.busy());
    world.alice().edges().create(matches, home.primary(), Policy.busy());
    world.alice().edges().create(List.of(work.primary()), overlay.id(), Policy.busy());
    assertThat(world.alice().connections().progress(third.id()).state())
        .isEqualTo(ConnectionState.VALIDATED);
    world.passHearing(Duration.ofMinutes(1), 2);

    ConnectionProgress progress = world.alice().connections().progress(third.id());
    assertThat(progress.state()).isEqualTo(ConnectionState.ACTIVE);
    assertThat(progress.events()).isEqualTo(7);
    assertThat(world.google.count("GET", GoogleWorld.EVENTS)).isGreaterThan(4);
    assertThat(shown(home.calendar())).hasSize(8);
    assertThat(shown(work.calendar())).hasSize(8);
    FakeCalendar made = club.calendar(overlay.ref().providerId());
    assertThat(shown(made)).containsExactly("Busy 2026-12-01T10:00:00+01:00");
    assertThat(shown(club.primary())).hasSize(7);
    assertThat(world.google.channels()).hasSize(4);

    world.google.end(GoogleMode.SHORT_PAGES);
    world.quiet();
    club.primary().add("Training", "2026-12-20T18:00/PT2H[Europe/Berlin]");
    world.hear();
    assertThat(shown(home.calendar())).hasSize(9);
    assertThat(world.google.requests()).as("a reading and two mirrors").hasSize(3);
  }

  /** FLT-63: its owner does not want to see it just now. */
  @Test
  void anOverlayThatIsHiddenIsWrittenAllTheSameAndNotMadeOnceMore() {
    ConnectedAccount work = world.connect("alice@work.example");
    FakeAccount club = world.google.account("alice@club.example");
    Connected third = signIn("alice@club.example");
    CalendarView overlay = world.alice().calendars().createOverlay(third.id(), "Busy elsewhere");
    world.alice().edges().create(List.of(work.primary()), overlay.id(), Policy.busy());
    club.calendar(overlay.ref().providerId()).hide();
    work.calendar().add("Dentist", "2026-12-01T10:00/PT1H[Europe/Berlin]");
    world.passHearing(Duration.ofMinutes(1), 2);

    assertThat(world.alice().calendars().createOverlay(third.id(), "Busy elsewhere").id())
        .isEqualTo(overlay.id());
    assertThat(club.calendars()).hasSize(2);
    assertThat(shown(club.calendar(overlay.ref().providerId()))).hasSize(1);
  }

  @Test
  void howFarTheReadingIsCanBeSeen() {
    ConnectedAccount home = world.connect("alice@home.example");
    FakeAccount club = world.google.account("alice@club.example");
    for (int day = 1; day <= 7; day++) {
      club.primary().add("Match " + day, "2026-12-0" + day + "T18:00/PT2H[Europe/Berlin]");
    }
    world.google.begin(GoogleMode.SHORT_PAGES);
    Connected third = signIn("alice@club.example");
    world.alice().edges().create(third.calendar().id(), home.primary(), Policy.busy());
    ConnectionProgress before = world.alice().connections().progress(third.id());
    assertThat(before.calendars()).isEqualTo(1);
    assertThat(before.read()).isZero();

    world.pass(Duration.ofMinutes(1), 2);
    ConnectionProgress after = world.alice().connections().progress(third.id());
    assertThat(after).isEqualTo(new ConnectionProgress(ConnectionState.ACTIVE, "", 1, 1, 7));
  }
}
