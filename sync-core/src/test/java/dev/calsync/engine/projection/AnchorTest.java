package dev.calsync.engine.projection;

import static dev.calsync.engine.sample.Events.berlin;
import static dev.calsync.engine.sample.Events.days;
import static dev.calsync.engine.sample.Events.details;
import static dev.calsync.engine.sample.Events.slot;
import static dev.calsync.engine.sample.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.sample.Events;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeRange;
import dev.calsync.ical.expansion.RecurrenceExpander;
import dev.calsync.policy.Buffer;
import dev.calsync.policy.Policy;
import dev.calsync.store.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SEM-9. */
class AnchorTest {

  private static final EventBody FORTNIGHTLY =
      series("2019-01-07T10:00", rule("FREQ=WEEKLY;INTERVAL=2;COUNT=260"));

  private static EventBody series(String first, RecurrenceRule rule, SeriesOverride... changed) {
    return Events.series(berlin(first), details("Team"), rule, changed);
  }

  private static OnTerms from(String day) {
    return from(day, Policy.busy());
  }

  private static OnTerms from(String day, Policy policy) {
    return OnTerms.of(policy)
        .within(day + "T00:00:00Z", "2031-01-01T00:00:00Z")
        .expanding(new RecurrenceExpander());
  }

  private static Known begins(String slot) {
    return begins(slot(slot));
  }

  private static Known begins(Slot slot) {
    return new Known(Map.of(Part.MASTER, Optional.empty()), Map.of(), Map.of(Part.MASTER, slot));
  }

  private static MirrorShape master(OnTerms terms, EventBody series, Known known) {
    return terms.project(series, known).parts().get(0).shape();
  }

  private static String first(OnTerms terms, EventBody series, Known known) {
    return master(terms, series, known).time().startSlot().text();
  }

  @Test
  void aSeriesBeginsWithItsFirstSlotInsideTheWindowAndCountsOnlyTheRest() {
    MirrorShape shape = from("2026-10-21").shape(FORTNIGHTLY);
    assertThat(shape.time()).isEqualTo(berlin("2026-11-02T10:00"));
    assertThat(shape.recurrence().orElseThrow().rules())
        .containsExactly(rule("FREQ=WEEKLY;INTERVAL=2;COUNT=56"));
    assertThat(starts(shape.body()))
        .hasSize(56)
        .startsWith("2026-11-02T09:00:00Z")
        .endsWith("2028-12-11T09:00:00Z");
  }

  @Test
  void theAnchorDoesNotMoveWithTheWindow() {
    MirrorShape made = from("2026-10-21").shape(FORTNIGHTLY);
    assertThat(master(from("2026-11-20"), FORTNIGHTLY, begins("2026-11-02T10:00:00")))
        .isEqualTo(made);
  }

  @ParameterizedTest
  @CsvSource({
    "2019-01-07T10:00, FREQ=WEEKLY;INTERVAL=2, 2026-11-02T10:00:00",
    "2019-01-08T10:00, FREQ=WEEKLY;INTERVAL=2, 2026-11-03T10:00:00",
    "2019-01-07T11:30, FREQ=WEEKLY;INTERVAL=2, 2026-11-02T11:30:00",
    "2019-01-06T10:00, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU', 2026-11-01T10:00:00",
  })
  void aChangeOfTheSourceKeepsTheAnchorOnItsDayElseTakesTheNextSlot(
      String start, String rule, String anchor) {
    assertThat(first(from("2026-11-20"), series(start, rule(rule)), begins("2026-11-01T10:00:00")))
        .isEqualTo(anchor);
  }

  @Test
  void aSourceThatBeginsEarlierInsideTheWindowIsShownFromThereOn() {
    EventBody earlier = series("2026-10-26T10:00", rule("FREQ=WEEKLY"));
    assertThat(first(from("2026-10-21"), earlier, begins("2026-11-02T10:00:00")))
        .isEqualTo("2026-10-26T10:00:00");
  }

  @Test
  void anOpenWindowAndASeriesThatBeginsInsideNeedNoAnchor() {
    assertThat(OnTerms.of(Policy.busy()).shape(FORTNIGHTLY).time()).isEqualTo(FORTNIGHTLY.time());
    assertThat(first(from("2018-01-01"), FORTNIGHTLY, Known.NOTHING))
        .isEqualTo("2019-01-07T10:00:00");
  }

  @Test
  void weeksAreCountedAsBefore() {
    EventBody pairs =
        series("2026-09-01T10:00", rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU"));
    MirrorShape shape = from("2026-10-21").shape(pairs);
    List<String> all = starts(pairs);
    assertThat(starts(shape.body()))
        .isEqualTo(all.subList(all.size() - starts(shape.body()).size(), all.size()));
    assertThat(shape.time()).isEqualTo(berlin("2026-10-25T10:00"));
  }

  @Test
  void whatIsBeforeTheAnchorIsDropped() {
    Recurrence repeats =
        new Recurrence(
            List.of(rule("FREQ=WEEKLY")),
            List.of(slot("2026-09-02T10:00:00"), slot("2026-11-04T10:00:00")),
            List.of(slot("2026-09-14T10:00:00"), slot("2026-11-09T10:00:00")));
    EventBody body =
        new EventBody(
            berlin("2026-09-07T10:00"),
            details("Team"),
            Optional.of(repeats),
            List.of(
                changed("2026-09-21T10:00:00", "2026-09-21T12:00"),
                changed("2026-11-16T10:00:00", "2026-11-16T12:00")));
    MirrorShape shape = from("2026-10-21").shape(body);
    assertThat(shape.recurrence().orElseThrow().added())
        .containsExactly(slot("2026-11-04T10:00:00"));
    assertThat(shape.recurrence().orElseThrow().removed())
        .containsExactly(slot("2026-11-09T10:00:00"));
    assertThat(shape.overrides()).hasSize(1);
  }

  /** SEM-10: membership is decided on the effective time. */
  @Test
  void whatWasMovedIntoTheWindowFromBeforeTheAnchorIsASingleEvent() {
    EventBody body =
        series(
            "2026-09-07T10:00",
            rule("FREQ=WEEKLY"),
            changed("2026-09-21T10:00:00", "2026-11-25T12:00"));
    assertThat(from("2026-10-21").project(body).parts())
        .extracting(DesiredPart::part)
        .containsExactly(Part.MASTER, Part.slot(slot("2026-09-21T10:00:00")));
    assertThat(from("2026-10-21").project(body, begins("2026-09-14T10:00:00")).parts())
        .extracting(DesiredPart::part)
        .containsExactly(Part.MASTER);
  }

  @Test
  void anAdditionBeforeTheAnchorIsASingleEventIfItIsInside() {
    Recurrence repeats =
        new Recurrence(
            List.of(rule("FREQ=MONTHLY")),
            List.of(slot("2026-09-30T10:00:00"), slot("2026-10-22T10:00:00")),
            List.of());
    EventBody body =
        new EventBody(berlin("2026-09-07T10:00"), details("Team"), Optional.of(repeats), List.of());
    assertThat(from("2026-10-21").project(body).parts())
        .extracting(DesiredPart::part)
        .containsExactly(Part.MASTER, Part.slot(slot("2026-10-22T10:00:00")));
  }

  /** SEM-10: a slot that began before the window and lasts into it is inside. */
  @Test
  void aSlotThatLastsIntoTheWindowIsTheFirst() {
    EventBody nights =
        Events.series(
            berlin("2026-09-07T22:00", Duration.ofHours(8)), details("Night"), rule("FREQ=DAILY"));
    assertThat(from("2026-10-21").shape(nights).time().startSlot())
        .isEqualTo(slot("2026-10-20T22:00:00"));
    EventBody weeks =
        Events.series(days("2026-09-07", "2026-09-14"), details("W"), rule("FREQ=WEEKLY"));
    assertThat(from("2026-10-21").shape(weeks).time()).isEqualTo(days("2026-10-19", "2026-10-26"));
  }

  /** Another first slot would shift the periods of one of them. */
  @Test
  void rulesWithoutACommonSlotBeginWhereTheySay() {
    Recurrence two =
        new Recurrence(
            List.of(rule("FREQ=DAILY;INTERVAL=2"), rule("FREQ=DAILY;INTERVAL=3")),
            List.of(),
            List.of());
    EventBody body =
        new EventBody(berlin("2026-09-07T10:00"), details("Team"), Optional.of(two), List.of());
    assertThat(from("2026-10-19").shape(body).time().startSlot())
        .isEqualTo(slot("2026-10-19T10:00:00"));
    assertThat(from("2026-10-20").shape(body).time()).isEqualTo(body.time());
  }

  @Test
  void aRuleThatIsOverIsLeftOut() {
    Recurrence two =
        new Recurrence(
            List.of(rule("FREQ=DAILY;COUNT=5"), rule("FREQ=WEEKLY")), List.of(), List.of());
    EventBody body =
        new EventBody(berlin("2026-09-07T10:00"), details("Team"), Optional.of(two), List.of());
    assertThat(from("2026-10-21").shape(body).recurrence().orElseThrow().rules())
        .containsExactly(rule("FREQ=WEEKLY"));
  }

  /** SEM-7: the mirror begins earlier by its buffer, and keeps its anchor all the same. */
  @Test
  void aBufferIsNoPartOfTheAnchor() {
    Policy early = Policy.builder().buffer(Buffer.before(Duration.ofMinutes(30))).build();
    EventBody monday = series("2026-09-07T00:15", rule("FREQ=WEEKLY"));
    MirrorShape made = from("2026-10-21", early).shape(monday);
    assertThat(made.time().startSlot()).isEqualTo(slot("2026-10-25T23:45:00"));
    assertThat(first(from("2026-11-20", early), monday, begins(made.time().startSlot())))
        .isEqualTo("2026-10-25T23:45:00");
    assertThat(first(from("2026-11-20"), monday, begins(made.time().startSlot())))
        .isEqualTo("2026-10-26T00:15:00");
  }

  /** SEM-29: times that the clocks skip are counted as slots. */
  @Test
  void slotsAreCountedOnAWallWithoutClockChanges() {
    EventBody hourly = series("2026-03-28T22:30", rule("FREQ=HOURLY;COUNT=20"));
    assertThat(from("2026-03-29").shape(hourly).recurrence().orElseThrow().rules())
        .containsExactly(rule("FREQ=HOURLY;COUNT=18"));
  }

  private static SeriesOverride changed(String slot, String start) {
    EventTime time = berlin(start);
    return new SeriesOverride(slot(slot), time, details("Team"));
  }

  private static List<String> starts(EventBody body) {
    TimeRange some =
        new TimeRange(Instant.parse("2018-01-01T00:00:00Z"), Instant.parse("2029-06-01T00:00:00Z"));
    return new RecurrenceExpander()
        .between(body, some, OnTerms.frame("Europe/Berlin")).occurrences().stream()
            .map(occurrence -> occurrence.starts().toString())
            .toList();
  }
}
