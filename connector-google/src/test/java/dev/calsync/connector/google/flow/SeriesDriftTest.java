package dev.calsync.connector.google.flow;

import static dev.calsync.connector.google.flow.GoogleWorld.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.policy.Policy;
import dev.calsync.store.SyncStore;
import dev.calsync.test.InMemorySyncStore;
import dev.calsync.test.ManualClock;
import dev.calsync.test.SyncKit;
import dev.calsync.test.google.ConnectedAccount;
import dev.calsync.test.google.FakeCalendar;
import dev.calsync.test.google.GoogleFault;
import dev.calsync.test.google.GoogleMode;
import dev.calsync.test.google.GoogleRequest;
import dev.calsync.test.google.RequestKind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Somebody changes one occurrence of a mirror, and the next thing that comes is a change of the
 * series at its source: whether Google keeps exceptions then or drops them is not documented.
 */
class SeriesDriftTest {

  private static final String SERIES = "Round 2026-11-02T10:00:00+01:00";
  private static final String SLOT = "2026-11-16T10:00";
  private static final Instant MOVED_AT = Instant.parse("2026-11-16T09:00:00Z");
  private static final Duration LEASES_END = Duration.ofMinutes(10);

  private final ManualClock clock = ManualClock.at("2026-11-09T09:00:00Z");
  private final SyncStore store = new InMemorySyncStore(clock);
  private final MortalStore mortal = new MortalStore();
  private final GoogleWorld world = GoogleWorld.on(mortal.over(store), clock);
  private FakeCalendar work;
  private FakeCalendar home;
  private String series;

  @BeforeEach
  void aWeeklySeriesIsMirrored() {
    ConnectedAccount from = world.connect("alice@work.example");
    ConnectedAccount to = world.connect("alice@home.example");
    work = from.calendar();
    home = to.calendar();
    world.edge(from, to, Policy.title());
    series = work.addSeries("Round", "2026-11-02T10:00/PT1H[Europe/Berlin]", "FREQ=WEEKLY;COUNT=5");
    world.quiet();
    assertThat(shown(home)).containsExactly(SERIES);
  }

  @AfterEach
  void close() {
    mortal.bury();
    world.close();
  }

  private String mirror() {
    return home.events().get(0).id();
  }

  /** Nobody tells of it, so that the write of the series is the first that could undo it. */
  private void aPersonMovesASlotAndTheRuleChangesAMinuteLater(boolean exceptionsReset) {
    if (exceptionsReset) {
      world.google.begin(GoogleMode.EXCEPTIONS_RESET);
    }
    clock.advance(Duration.between(clock.instant(), MOVED_AT));
    world.quiet();
    world.google.begin(GoogleMode.NOTICES_DROPPED);
    home.moveOccurrence(mirror(), SLOT, "2026-11-16T16:00/PT1H[Europe/Berlin]");
    world.google.end(GoogleMode.NOTICES_DROPPED);
    clock.advance(Duration.ofMinutes(1));
    work.edit(series, "{\"recurrence\":[\"RRULE:FREQ=WEEKLY;COUNT=7\"]}");
  }

  /** Without what Google refused: the person's move raised a sequence that we may be behind. */
  private long written() {
    return world.google.requests().stream()
        .filter(it -> it.kind() == RequestKind.WRITE)
        .filter(it -> it.template().startsWith(GoogleWorld.EVENTS) && it.status() < 400)
        .filter(it -> !it.template().endsWith("watch"))
        .count();
  }

  /** Once the series, and once the occurrence, where the series did not reset it. */
  private void assertAllIsAsTheSourceSays(boolean exceptionsReset) {
    assertThat(world.journal()).containsOnlyOnce("MIRROR_DRIFTED EDITED_AT_TARGET");
    assertThat(home.raw(mirror()).orElseThrow())
        .contains("COUNT=7")
        .doesNotContain("2026-11-16T16:00");
    assertThat(written()).isEqualTo(exceptionsReset ? 1 : 2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sem34AMovedSlotIsJournaledAndPutBackWhenTheRuleChanges(boolean exceptionsReset) {
    aPersonMovesASlotAndTheRuleChangesAMinuteLater(exceptionsReset);
    world.hearOut();

    assertAllIsAsTheSourceSays(exceptionsReset);
    world.quiet();
    world.passHearing(Duration.ofHours(5), 3);
    assertThat(world.eventWrites()).as("at rest").isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sem34TheReplyToTheSeriesIsLostAndNothingIsWrittenTwice(boolean exceptionsReset) {
    aPersonMovesASlotAndTheRuleChangesAMinuteLater(exceptionsReset);
    world.google.next(GoogleFault.REPLY_LOST, RequestKind.WRITE);
    world.hearOut();
    world.passHearing(Duration.ofMinutes(20), 6);

    assertThat(world.google.requests())
        .contains(new GoogleRequest(RequestKind.WRITE, "PUT", GoogleWorld.EVENT, 0));
    assertAllIsAsTheSourceSays(exceptionsReset);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sem34AProcessThatDiesAfterTheSeriesIsWrittenIsFollowedByOneThatGoesOn(
      boolean exceptionsReset) {
    aPersonMovesASlotAndTheRuleChangesAMinuteLater(exceptionsReset);
    mortal.dieBefore("settleWrites");
    dies();
    assertThat(world.eventWrites()).as("before the death").isEqualTo(1);

    try (SyncKit next = world.process(store, "b")) {
      for (int passed = 0; passed < 4; passed++) {
        next.advance(LEASES_END);
      }
      assertThat(next.calsync().owner(GoogleWorld.ALICE).journal().after(0, 1_000))
          .filteredOn(entry -> entry.line().reason().equals("EDITED_AT_TARGET"))
          .hasSize(1);
    }
    assertThat(home.raw(mirror()).orElseThrow())
        .contains("COUNT=7")
        .doesNotContain("2026-11-16T16:00");
    assertThat(written()).isEqualTo(exceptionsReset ? 1 : 2);
  }

  private void dies() {
    try {
      world.hear();
    } catch (IllegalStateException dead) {
      assertThat(dead).hasMessageContaining("dead");
    }
    assertThat(mortal.isDead()).isTrue();
  }

  @Test
  void aCancelledSlotOfAMirrorIsThereAgain() {
    home.cancelOccurrence(mirror(), "2026-11-23T10:00");
    world.hearOut();

    assertThat(home.raw(mirror()).orElseThrow()).doesNotContain("cancelled");
    assertThat(world.journal()).containsOnlyOnce("MIRROR_DRIFTED DELETED_AT_TARGET");
    assertThat(world.eventWrites()).isEqualTo(1);
    world.quiet();
    world.passHearing(Duration.ofHours(5), 3);
    assertThat(world.eventWrites()).as("at rest").isZero();
  }

  /** Its row is from the time when it was an occurrence that its source had changed. */
  @Test
  void aSlotThatWentAndCameBackWithItsRuleIsPutBackWhenSomebodyMovesIt() {
    work.moveOccurrence(series, "2026-11-23T10:00", "2026-11-23T18:00/PT1H[Europe/Berlin]");
    world.hearOut();
    work.edit(series, "{\"recurrence\":[\"RRULE:FREQ=WEEKLY;COUNT=2\"]}");
    world.hearOut();
    work.edit(series, "{\"recurrence\":[\"RRULE:FREQ=WEEKLY;COUNT=5\"]}");
    world.hearOut();
    home.moveOccurrence(mirror(), "2026-11-23T10:00", "2026-11-23T16:00/PT1H[Europe/Berlin]");
    world.hearOut();

    assertThat(home.raw(mirror()).orElseThrow())
        .doesNotContain("cancelled")
        .doesNotContain("2026-11-23T16:00")
        .contains("2026-11-23T10:00");
    world.quiet();
    world.passHearing(Duration.ofHours(5), 3);
    assertThat(world.eventWrites()).as("at rest").isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sem5ASlotThatWasDeclinedAndIsAcceptedAgainIsThereAgainWithTwoWritesInAll(
      boolean exceptionsReset) {
    if (exceptionsReset) {
      world.google.begin(GoogleMode.EXCEPTIONS_RESET);
    }
    String meeting =
        work.put(
            "meeting",
            """
            {"summary":"Meeting",
             "start":{"dateTime":"2027-01-05T10:00:00","timeZone":"Europe/Berlin"},
             "end":{"dateTime":"2027-01-05T11:00:00","timeZone":"Europe/Berlin"},
             "recurrence":["RRULE:FREQ=WEEKLY"],
             "attendees":[{"email":"alice@work.example","self":true,
                           "responseStatus":"accepted"}]}
            """);
    world.quiet();
    String shownAs = home.events().get(1).id();

    answers(meeting, "declined");
    world.hearOut();
    assertThat(home.raw(shownAs).orElseThrow()).contains("EXDATE", "20270112T10");
    answers(meeting, "accepted");
    world.hearOut();

    assertThat(home.raw(shownAs).orElseThrow())
        .contains("RRULE:FREQ=WEEKLY")
        .doesNotContain("cancelled")
        .doesNotContain("20270112T10");
    assertThat(home.events()).as("nothing beside the series").hasSize(2);
    assertThat(world.eventWrites()).isEqualTo(2);
  }

  private void answers(String meeting, String answer) {
    work.editOccurrence(
        meeting,
        "2027-01-12T10:00",
        """
        {"attendees":[{"email":"alice@work.example","self":true,"responseStatus":"%s"}]}
        """
            .formatted(answer));
  }
}
