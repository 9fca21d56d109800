package dev.calsync.connector.google.flow;

import static dev.calsync.connector.google.flow.GoogleWorld.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.ConnectionState;
import dev.calsync.connector.Notification;
import dev.calsync.policy.Policy;
import dev.calsync.test.google.ConnectedAccount;
import dev.calsync.test.google.FakeGoogle;
import dev.calsync.test.google.GoogleFault;
import dev.calsync.test.google.GoogleMode;
import dev.calsync.test.google.RequestKind;
import dev.calsync.webhook.WebhookRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits that all accounts meet at once, and notifications that nobody asked for. */
class StormsTest {

  private static final Duration STORM = Duration.ofMinutes(10);

  private final GoogleWorld world = GoogleWorld.inMemory();
  private final ConnectedAccount work = world.connect("alice@work.example");
  private final ConnectedAccount home = world.connect("alice@home.example");
  private final ConnectedAccount club = world.connect("alice@club.example");

  @BeforeEach
  void threeAccounts() {
    world.group(Policy.title(), work, home, club);
    world.quiet();
  }

  @AfterEach
  void nobodyWasMailed() {
    assertThat(world.google.outbox()).isEmpty();
    world.close();
  }

  /** FLT-12: whoever is told to wait asks no more than once, then less and less often. */
  @Test
  void whenAllAccountsMeetALimitTheyWaitAndThenGoOn() {
    for (int times = 0; times < 1_000; times++) {
      world.google.next(GoogleFault.TOO_MANY);
    }
    work.calendar().add("One", "2026-12-01T10:00/PT1H[Europe/Berlin]");
    home.calendar().add("Two", "2026-12-02T10:00/PT1H[Europe/Berlin]");
    club.calendar().add("Three", "2026-12-03T10:00/PT1H[Europe/Berlin]");
    world.hear();
    world.passHearing(Duration.ofSeconds(10), (int) STORM.dividedBy(Duration.ofSeconds(10)));
    assertThat(world.google.requests().size()).as("in ten minutes").isLessThan(60);
    assertThat(world.google.requests()).allMatch(it -> it.status() == 429);

    world.google.heal();
    world.passHearing(Duration.ofMinutes(20), 6);
    for (ConnectedAccount each : List.of(work, home, club)) {
      assertThat(shown(each.calendar())).hasSize(3).doesNotHaveDuplicates();
    }
    assertThat(world.eventWrites()).isEqualTo(6);
    assertThat(world.alice().connections().list())
        .allMatch(it -> it.state() == ConnectionState.ACTIVE);
  }

  /** FLT-39: forged ones lead to nothing. */
  @ParameterizedTest
  @CsvSource({
    "x-goog-channel-id, unknown",
    "x-goog-channel-token, forged",
    "x-goog-channel-token, ''"
  })
  void aNotificationThatIsNotOursLeadsToNoRequest(String header, String value) {
    Notification real = oneThatWasSent();
    Map<String, String> forged = new HashMap<>(real.headers());
    forged.put(header, value);
    comesIn(new Notification(forged, real.query(), real.body()));

    assertThat(world.google.requests()).isEmpty();
  }

  /** FLT-39: its channel is another one by then. */
  @Test
  void aNotificationThatComesAgainWhenItsChannelHasEndedLeadsToNoRequest() {
    Notification old = oneThatWasSent();
    for (int day = 0; day < 31; day++) {
      world.passHearing(Duration.ofHours(12), 2);
    }
    world.quiet();
    comesIn(old);

    assertThat(world.google.requests()).isEmpty();
  }

  /** Told when nobody listened, and found since. */
  private Notification oneThatWasSent() {
    work.calendar().add("One", "2026-12-01T10:00/PT1H[Europe/Berlin]");
    Notification sent = world.google.sent().get(0);
    world.google.begin(GoogleMode.NOTICES_DROPPED);
    world.pass(Duration.ofHours(5), 2);
    world.google.end(GoogleMode.NOTICES_DROPPED);
    world.quiet();
    assertThat(world.google.count(RequestKind.READ)).isZero();
    return sent;
  }

  private void comesIn(Notification notification) {
    for (int times = 0; times < 3; times++) {
      world
          .kit
          .calsync()
          .webhooks()
          .receive(
              WebhookRequest.of(
                  FakeGoogle.CONNECTOR.value(),
                  notification.headers(),
                  notification.query(),
                  notification.body()));
      world.kit.advance(Duration.ofSeconds(2));
    }
  }
}
