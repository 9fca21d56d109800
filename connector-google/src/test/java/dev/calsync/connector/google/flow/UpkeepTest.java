package dev.calsync.connector.google.flow;

import static dev.calsync.connector.google.flow.GoogleWorld.ALICE;
import static dev.calsync.connector.google.flow.GoogleWorld.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.AccessLevel;
import dev.calsync.ConnectionView;
import dev.calsync.calendar.ConnectionState;
import dev.calsync.policy.Policy;
import dev.calsync.test.google.ConnectedAccount;
import dev.calsync.test.google.FakeCalendar;
import dev.calsync.test.google.FakeGoogle;
import dev.calsync.test.google.GoogleMode;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Flow E: notifications get lost, grants and tokens end, and the calendars stay in step. */
class UpkeepTest {

  private static final String FIRST = "First 2026-12-01T10:00:00+01:00";
  private static final String SECOND = "Second 2026-12-02T10:00:00+01:00";

  private final GoogleWorld world = GoogleWorld.onPostgres();
  private ConnectedAccount from;
  private FakeCalendar work;
  private FakeCalendar home;

  @BeforeEach
  void anEventIsMirrored() {
    from = world.connect("alice@work.example");
    ConnectedAccount to = world.connect("alice@home.example");
    work = from.calendar();
    home = to.calendar();
    world.group(Policy.title(), from, to);
    work.add("First", "2026-12-01T10:00/PT1H[Europe/Berlin]");
    world.passHearing(Duration.ofMinutes(1), 2);
    world.quiet();
    assertThat(shown(home)).containsExactly(FIRST);
  }

  @AfterEach
  void nobodyWasMailed() {
    assertThat(world.google.outbox()).isEmpty();
    world.close();
  }

  private void somebodyAddsTheSecond() {
    work.add("Second", "2026-12-02T10:00/PT1H[Europe/Berlin]");
  }

  /** FLT-37. */
  @Test
  void whatNobodyToldIsFoundByThePoll() {
    world.google.begin(GoogleMode.NOTICES_DROPPED);
    somebodyAddsTheSecond();
    world.passHearing(Duration.ofHours(5), 3);

    assertThat(shown(home)).containsExactly(FIRST, SECOND);
    assertThat(world.eventWrites()).isEqualTo(1);
  }

  /** FLT-38. */
  @Test
  void whatIsToldTwiceIsReadOnceOrTwiceAndWrittenOnce() {
    world.google.begin(GoogleMode.NOTICES_TWICE);
    somebodyAddsTheSecond();
    world.hear();

    assertThat(shown(home)).containsExactly(FIRST, SECOND);
    assertThat(world.eventWrites()).isEqualTo(1);
    assertThat(world.reads()).isLessThanOrEqualTo(2);
  }

  /** FLT-57: nothing is asked any more until its owner lets us in again. */
  @Test
  void aRevokedGrantIsToldAndAfterSigningInAgainItGoesOn() {
    world.google.authorization().endGrantsOf("alice@work.example");
    somebodyAddsTheSecond();
    world.passHearing(Duration.ofMinutes(40), 3);
    assertThat(state()).isEqualTo(ConnectionState.REAUTH_REQUIRED);
    assertThat(shown(home)).containsExactly(FIRST);
    assertThat(world.eventWrites()).isZero();

    signInAgain();
    world.passHearing(Duration.ofMinutes(1), 2);
    assertThat(state()).isEqualTo(ConnectionState.ACTIVE);
    assertThat(shown(home)).containsExactly(FIRST, SECOND);
  }

  private void signInAgain() {
    URI link =
        world
            .alice()
            .connections()
            .authorize(FakeGoogle.CONNECTOR, AccessLevel.WRITE)
            .returnTo(URI.create("https://host.example/callback"))
            .renewing(from.connected().id())
            .start();
    Map<String, String> callback = world.google.authorization().signIn(link, "alice@work.example");
    assertThat(world.kit.calsync().oauth().complete(ALICE, callback).connected()).isPresent();
  }

  private ConnectionState state() {
    return world.alice().connections().list().stream()
        .filter(it -> it.id().equals(from.connected().id()))
        .map(ConnectionView::state)
        .findFirst()
        .orElseThrow();
  }

  /** FLT-7. */
  @Test
  void whenASyncTokenHasExpiredAllIsReadAndNothingIsWritten() {
    work.expireSyncTokens();
    home.expireSyncTokens();
    world.passHearing(Duration.ofHours(5), 3);

    assertThat(world.eventWrites()).isZero();
    assertThat(shown(home)).containsExactly(FIRST);
    world.google.forgetRequests();
    somebodyAddsTheSecond();
    world.hear();
    assertThat(shown(home)).containsExactly(FIRST, SECOND);
    assertThat(world.google.requests()).hasSize(2);
  }

  /** FLT-7: what went away meanwhile is found by the reading of all. */
  @Test
  void whatWasDeletedWhileTheTokenExpiredIsDeletedAfterReadingAll() {
    String second = work.add("Second", "2026-12-02T10:00/PT1H[Europe/Berlin]");
    world.quiet();
    work.remove(second);
    world.google.sent();
    work.expireSyncTokens();
    world.passHearing(Duration.ofHours(5), 3);

    assertThat(shown(home)).containsExactly(FIRST);
    assertThat(world.google.count("DELETE", GoogleWorld.EVENT)).isEqualTo(1);
  }
}
