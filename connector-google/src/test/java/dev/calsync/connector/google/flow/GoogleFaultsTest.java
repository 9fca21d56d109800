package dev.calsync.connector.google.flow;

import static dev.calsync.connector.google.flow.GoogleWorld.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.CalendarView;
import dev.calsync.calendar.ConnectionState;
import dev.calsync.failure.ConnectorException;
import dev.calsync.policy.Policy;
import dev.calsync.test.google.ConnectedAccount;
import dev.calsync.test.google.FakeCalendar;
import dev.calsync.test.google.GoogleFault;
import dev.calsync.test.google.GoogleMode;
import dev.calsync.test.google.RequestKind;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** FLT-1 to FLT-36 and FLT-63, as Google does them: no duplicate, nothing lost, no mail. */
class GoogleFaultsTest {

  private static final String TIMES = "2026-12-01T10:00/PT1H[Europe/Berlin]";
  private static final String SHOWN = "Dentist 2026-12-01T10:00:00+01:00";
  private static final String MOVED = "Dentist 2026-12-02T10:00:00+01:00";

  private final GoogleWorld world = GoogleWorld.inMemory();
  private ConnectedAccount to;
  private FakeCalendar work;
  private FakeCalendar home;

  @BeforeEach
  void twoAccounts() {
    ConnectedAccount from = world.connect("alice@work.example");
    to = world.connect("alice@home.example");
    work = from.calendar();
    home = to.calendar();
    world.group(Policy.title(), from, to);
    world.quiet();
  }

  @AfterEach
  void nobodyWasMailed() {
    assertThat(world.google.outbox()).isEmpty();
    world.close();
  }

  private String mirrored() {
    String event = work.add("Dentist", TIMES);
    world.quiet();
    assertThat(shown(home)).containsExactly(SHOWN);
    return event;
  }

  /** Long enough for whoever waits, with what Google tells. */
  private void goOn() {
    world.passHearing(Duration.ofMinutes(20), 6);
    world.passHearing(Duration.ofHours(2), 6);
  }

  /** FLT-1, FLT-4, FLT-11, FLT-13, FLT-15. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"HELD", "SYNC_TOKEN_EXPIRED"})
  void aCreateThatGoesWrongIsDoneOnceInTheEnd(GoogleFault fault) {
    world.google.next(fault, RequestKind.WRITE);
    work.add("Dentist", TIMES);
    world.hear();
    goOn();

    assertThat(shown(home)).containsExactly(SHOWN);
    assertThat(shown(work)).containsExactly(SHOWN);
  }

  /** FLT-2, FLT-4, FLT-11, FLT-13, FLT-16. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"HELD", "SYNC_TOKEN_EXPIRED"})
  void anUpdateThatGoesWrongIsDoneOnceInTheEnd(GoogleFault fault) {
    String event = mirrored();
    world.google.next(fault, RequestKind.WRITE);
    work.move(event, "2026-12-02T10:00/PT1H[Europe/Berlin]");
    world.hear();
    goOn();

    assertThat(shown(home)).containsExactly(MOVED);
    assertThat(shown(work)).containsExactly(MOVED);
  }

  /** FLT-3, FLT-4, FLT-11, FLT-13. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"HELD", "SYNC_TOKEN_EXPIRED"})
  void aDeleteThatGoesWrongIsDoneInTheEnd(GoogleFault fault) {
    String event = mirrored();
    world.google.next(fault, RequestKind.WRITE);
    work.remove(event);
    world.hear();
    goOn();

    assertThat(shown(home)).isEmpty();
    assertThat(shown(work)).isEmpty();
  }

  /** FLT-7, FLT-11, FLT-13, FLT-14: what cannot be read is not taken for an empty calendar. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HELD")
  void aReadingThatGoesWrongLosesNothingAndDeletesNothing(GoogleFault fault) {
    mirrored();
    world.google.next(fault, RequestKind.READ);
    work.add("Second", "2026-12-05T10:00/PT1H[Europe/Berlin]");
    world.hear();
    goOn();

    assertThat(shown(home)).containsExactly(SHOWN, "Second 2026-12-05T10:00:00+01:00");
    assertThat(world.eventWrites()).isEqualTo(1);
  }

  /** FLT-2: nothing is written a second time. */
  @Test
  void anUpdateWhoseReplyWasLostIsLookedUpAndNotWrittenAgain() {
    String event = mirrored();
    world.google.next(GoogleFault.REPLY_LOST, RequestKind.WRITE);
    work.move(event, "2026-12-02T10:00/PT1H[Europe/Berlin]");
    world.hear();
    goOn();

    assertThat(shown(home)).containsExactly(MOVED);
    assertThat(world.eventWrites()).isEqualTo(1);
  }

  /** FLT-16: it is looked up, found as we left it, and written then. */
  @ParameterizedTest
  @EnumSource(names = {"NOT_FOUND", "SPURIOUS_CONFLICT"})
  void anUpdateThatIsRefusedThoughNobodyChangedAnythingIsWrittenOnceMore(GoogleFault fault) {
    String event = mirrored();
    String mirror = home.events().get(0).id();
    world.google.next(fault, RequestKind.WRITE);
    work.move(event, "2026-12-02T10:00/PT1H[Europe/Berlin]");
    world.passHearing(Duration.ofMinutes(1), 2);
    assertThat(shown(home)).containsExactly(MOVED);
    assertThat(home.events().get(0).id()).isEqualTo(mirror);
    goOn();

    assertThat(world.google.count("PUT", GoogleWorld.EVENT)).isEqualTo(2);
    assertThat(world.eventWrites()).isEqualTo(2);
  }

  /** FLT-5: a mirror that came back under its own id, or, where Google refuses that, another. */
  @ParameterizedTest
  @EnumSource(names = {"REVIVAL_REFUSED", "NOTICES_TWICE"})
  void anIdThatWasUsedAndDeletedKeepsNoMirrorAway(GoogleMode mode) {
    mirrored();
    world.google.begin(mode);
    home.remove(home.events().get(0).id());
    world.hear();
    goOn();

    assertThat(shown(home)).containsExactly(SHOWN);
    assertThat(world.eventWrites())
        .as("a create and a revival, and a create under another id where that is refused")
        .isEqualTo(mode == GoogleMode.REVIVAL_REFUSED ? 3 : 2);
  }

  /** FLT-8, FLT-9. */
  @Test
  void aSyncTokenThatDiesAmidPagesLeadsToAReadingOfAll() {
    mirrored();
    world.google.begin(GoogleMode.SHORT_PAGES);
    for (int day = 10; day < 16; day++) {
      work.add("D" + day, "2026-12-" + day + "T10:00/PT1H[Europe/Berlin]");
    }
    world.google.next(GoogleFault.TRUNCATED, RequestKind.READ);
    world.google.next(GoogleFault.SYNC_TOKEN_EXPIRED, RequestKind.READ);
    world.hear();
    goOn();

    assertThat(home.events()).hasSize(7);
    assertThat(world.eventWrites()).isEqualTo(6);
  }

  /** FLT-10. */
  @ParameterizedTest
  @EnumSource(names = {"SHORT_PAGES", "EMPTY_PAGES"})
  void shortAndEmptyPagesEndNoListing(GoogleMode mode) {
    mirrored();
    world.google.begin(mode);
    for (int day = 10; day < 15; day++) {
      work.add("D" + day, "2026-12-" + day + "T10:00/PT1H[Europe/Berlin]");
    }
    world.hear();
    work.expireSyncTokens();
    goOn();

    assertThat(home.events()).hasSize(6);
    assertThat(world.eventWrites()).isEqualTo(5);
  }

  /** FLT-20. */
  @Test
  void whatAListingDoesNotShowYetIsNotWrittenAgain() {
    world.google.listingsLag(Duration.ofMinutes(2));
    work.add("Dentist", TIMES);
    home.expireSyncTokens();
    world.passHearing(Duration.ofSeconds(30), 20);
    goOn();

    assertThat(shown(home)).containsExactly(SHOWN);
    assertThat(world.eventWrites()).isEqualTo(1);
  }

  /** FLT-11: a limit is no reason to sign in again. */
  @ParameterizedTest
  @EnumSource(names = {"USER_RATE_LIMIT", "TOO_MANY", "QUOTA_EXCEEDED"})
  void aLimitIsWaitedForAndTheConnectionStaysActive(GoogleFault limit) {
    for (int times = 0; times < 3; times++) {
      world.google.next(limit, RequestKind.WRITE);
    }
    work.add("Dentist", TIMES);
    world.hear();
    assertThat(world.eventWrites()).isEqualTo(1);
    goOn();

    assertThat(shown(home)).containsExactly(SHOWN);
    assertThat(world.alice().connections().list())
        .allMatch(it -> it.state() == ConnectionState.ACTIVE);
  }

  /** FLT-63. */
  @ParameterizedTest
  @EnumSource(names = {"REPLY_LOST", "DONE_THEN_ERROR", "TRUNCATED"})
  void anOverlayCalendarWhoseReplyWasLostIsMadeOnce(GoogleFault fault) {
    world.google.next(fault, RequestKind.WRITE);
    try {
      world.alice().calendars().createOverlay(to.connected().id(), "Busy elsewhere");
    } catch (ConnectorException lost) {
      assertThat(lost).hasMessageContaining("Google");
    }
    CalendarView made =
        world.alice().calendars().createOverlay(to.connected().id(), "Busy elsewhere");

    assertThat(to.account().calendars()).hasSize(2);
    assertThat(to.account().calendar(made.ref().providerId()).events()).isEmpty();
  }
}
