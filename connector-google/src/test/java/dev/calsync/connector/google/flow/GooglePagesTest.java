package dev.calsync.connector.google.flow;

import static dev.calsync.connector.google.flow.GoogleWorld.EVENTS;
import static dev.calsync.connector.google.flow.GoogleWorld.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.ConnectionState;
import dev.calsync.policy.Policy;
import dev.calsync.test.google.ConnectedAccount;
import dev.calsync.test.google.FakeCalendar;
import dev.calsync.test.google.GoogleFault;
import dev.calsync.test.google.GoogleMode;
import dev.calsync.test.google.GoogleRequest;
import dev.calsync.test.google.RequestKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong between two pages of a reading, and listings that tell what was. */
class GooglePagesTest {

  private static final List<String> DAYS = List.of("10", "11", "12", "13", "14", "15");

  /** Before a reading of all: what a dead sync token is answered, and what the calendar can do. */
  private static final int REFUSED_AND_LOOKED_UP = 2;

  private static final Duration LAG = Duration.ofMinutes(2);

  private final GoogleWorld world = GoogleWorld.inMemory();
  private FakeCalendar work;
  private FakeCalendar home;

  @BeforeEach
  void oneIsMirrored() {
    ConnectedAccount from = world.connect("alice@work.example");
    ConnectedAccount to = world.connect("alice@home.example");
    work = from.calendar();
    home = to.calendar();
    world.group(Policy.title(), from, to);
    work.add("D01", "2026-12-01T10:00/PT1H[Europe/Berlin]");
    world.quiet();
    assertThat(shown(home)).containsExactly("D01 2026-12-01T10:00:00+01:00");
  }

  @AfterEach
  void nobodyWasMailed() {
    assertThat(world.google.outbox()).isEmpty();
    world.close();
  }

  /** A reading of all, or of what changed: of four pages or three, and the second goes wrong. */
  private void theSecondPageGoesWrong(GoogleFault fault, boolean ofAll) {
    world.google.begin(GoogleMode.SHORT_PAGES);
    if (ofAll) {
      work.expireSyncTokens();
    }
    DAYS.forEach(day -> work.add("D" + day, "2026-12-" + day + "T10:00/PT1H[Europe/Berlin]"));
    world.google.next(fault, RequestKind.READ, ofAll ? REFUSED_AND_LOOKED_UP + 1 : 1);
    world.hear();
  }

  private List<Integer> statuses() {
    return world.google.requests().stream()
        .filter(it -> it.method().equals("GET") && it.template().equals(EVENTS))
        .map(GoogleRequest::status)
        .toList();
  }

  private void assertEachIsThereOnce() {
    assertThat(home.events()).extracting(it -> it.title()).doesNotHaveDuplicates().hasSize(7);
    assertThat(world.google.count("POST", EVENTS)).isEqualTo(6);
    assertThat(world.eventWrites()).isEqualTo(6);
    assertThat(world.alice().connections().list())
        .allMatch(it -> it.state() == ConnectionState.ACTIVE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aTokenThatIsRefusedAmidPagesIsExchangedAndTheReadingGoesOn(boolean ofAll) {
    theSecondPageGoesWrong(GoogleFault.UNAUTHORIZED, ofAll);
    world.passHearing(Duration.ofMinutes(1), 3);

    assertThat(statuses())
        .startsWith(ofAll ? new Integer[] {410, 200, 401} : new Integer[] {200, 401});
    assertThat(statuses()).containsOnlyOnce(401);
    assertEachIsThereOnce();
  }

  /** FLT-8. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aTokenThatDiesBetweenTwoPagesLeadsToAReadingFromTheBeginning(boolean ofAll) {
    theSecondPageGoesWrong(GoogleFault.SYNC_TOKEN_EXPIRED, ofAll);
    world.passHearing(Duration.ofMinutes(1), 3);

    assertThat(statuses())
        .startsWith(ofAll ? new Integer[] {410, 200, 410} : new Integer[] {200, 410});
    assertThat(world.google.count("GET", "users/me/calendarList/{calendarId}"))
        .as("before a reading of all")
        .isEqualTo(ofAll ? 2 : 1);
    assertEachIsThereOnce();
  }

  /** FLT-20: what is listed late is neither made again nor taken for deleted. */
  @Test
  void aMirrorThatAReadingOfAllDoesNotShowYetIsNotTakenForDeleted() {
    world.google.listingsLag(LAG);
    work.add("D10", "2026-12-10T10:00/PT1H[Europe/Berlin]");
    world.clock.advance(LAG);
    world.hear();
    assertThat(home.events()).hasSize(2);
    home.expireSyncTokens();
    world.passHearing(Duration.ofSeconds(20), 15);

    assertThat(home.events()).hasSize(2);
    assertThat(world.eventWrites()).isEqualTo(1);
    assertThat(world.journal()).noneMatch(line -> line.contains("AT_TARGET"));
  }

  /** What Google answered to each write of an event. */
  private List<Integer> answers() {
    return world.google.requests().stream()
        .filter(it -> it.kind() == RequestKind.WRITE && it.template().startsWith(EVENTS))
        .map(GoogleRequest::status)
        .toList();
  }

  /** FLT-21: the version that a listing shows is the condition, and Google has a later one. */
  @Test
  void aMirrorThatIsListedAsItWasIsWrittenOnceAndTheNextWriteIsRefused() {
    world.google.listingsLag(LAG);
    work.move(work.events().get(0).id(), "2026-12-02T10:00/PT1H[Europe/Berlin]");
    world.clock.advance(LAG);
    world.hear();
    assertThat(shown(home)).containsExactly("D01 2026-12-02T10:00:00+01:00");
    home.expireSyncTokens();
    world.passHearing(Duration.ofSeconds(20), 15);

    assertThat(shown(home)).containsExactly("D01 2026-12-02T10:00:00+01:00");
    assertThat(answers()).containsExactly(200, 412);
  }

  /** FLT-21: nor is a mirror there again because a listing still shows it. */
  @Test
  void aMirrorThatIsListedAfterItWasDeletedIsDeletedOnceAndTheNextDeleteIsRefused() {
    world.google.listingsLag(LAG);
    work.remove(work.events().get(0).id());
    world.clock.advance(LAG);
    world.hear();
    assertThat(shown(home)).isEmpty();
    home.expireSyncTokens();
    world.passHearing(Duration.ofSeconds(20), 15);

    assertThat(shown(home)).isEmpty();
    assertThat(shown(work)).isEmpty();
    assertThat(answers()).containsExactly(204, 412);
  }
}
