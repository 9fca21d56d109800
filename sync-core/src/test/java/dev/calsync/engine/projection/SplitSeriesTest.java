package dev.calsync.engine.projection;

import static dev.calsync.engine.sample.Events.berlin;
import static dev.calsync.engine.sample.Events.days;
import static dev.calsync.engine.sample.Events.details;
import static dev.calsync.engine.sample.Events.slot;
import static dev.calsync.engine.sample.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.SeriesSupport.Limit;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.sample.Events;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.MirrorShape.ShownOverride;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.ical.expansion.RecurrenceExpander;
import dev.calsync.policy.Buffer;
import dev.calsync.policy.Policy;
import dev.calsync.store.Part;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** R-C7: native, else split, else single events. */
class SplitSeriesTest {

  private static final OnTerms WINTER =
      OnTerms.of(Policy.busy())
          .within("2026-11-01T00:00:00Z", "2027-03-01T00:00:00Z")
          .expanding(new RecurrenceExpander());
  private static final Part FIRST_OF_MONTH = Part.segment(slot("2026-12-01T10:00:00"));

  private static OnTerms without(Limit... limits) {
    return WINTER.to(SeriesSupport.WHOLE.but(limits));
  }

  private static EventBody series(
      List<RecurrenceRule> rules, List<Slot> added, SeriesOverride... changed) {
    return new EventBody(
        berlin("2026-11-02T10:00"),
        details("Team"),
        Optional.of(new Recurrence(rules, added, List.of())),
        List.of(changed));
  }

  private static EventBody mondaysAndFirstsOfMonths(SeriesOverride... changed) {
    return series(
        List.of(rule("FREQ=WEEKLY"), rule("FREQ=MONTHLY;BYMONTHDAY=1")), List.of(), changed);
  }

  private static List<String> codes(Projected projected) {
    return projected.degradations().stream().map(Degradation::code).toList();
  }

  private static List<Part> parts(Projected projected) {
    return projected.parts().stream().map(DesiredPart::part).toList();
  }

  @Test
  void aTargetWithoutLimitsKeepsEverythingInOneObject() {
    Projected whole =
        WINTER.project(
            series(
                List.of(rule("FREQ=WEEKLY"), rule("FREQ=HOURLY;INTERVAL=50")),
                List.of(slot("2026-11-03T10:00:00"))));
    assertThat(parts(whole)).containsExactly(Part.MASTER);
    assertThat(whole.degradations()).isEmpty();
  }

  @Test
  void eachOfSeveralRulesIsAnObjectOfItsOwn() {
    Projected split = without(Limit.SEVERAL_RULES).project(mondaysAndFirstsOfMonths());
    assertThat(parts(split)).containsExactly(Part.MASTER, FIRST_OF_MONTH);
    assertThat(split.parts().get(0).shape().recurrence().orElseThrow().rules())
        .containsExactly(rule("FREQ=WEEKLY;BYDAY=MO"));
    assertThat(split.parts().get(1).shape().time()).isEqualTo(berlin("2026-12-01T10:00"));
    assertThat(codes(split)).containsExactly("SPLIT");
  }

  /** Monday 2027-02-01 is both. */
  @Test
  void aSlotOfTwoRulesIsShownOnce() {
    Projected split = without(Limit.SEVERAL_RULES).project(mondaysAndFirstsOfMonths());
    assertThat(split.parts().get(1).shape().recurrence().orElseThrow().removed())
        .containsExactly(slot("2027-02-01T10:00:00"));
  }

  @Test
  void aSegmentKeepsItsNameWhateverTheOrderOfRulesAndTheDay() {
    EventBody otherOrder =
        series(List.of(rule("FREQ=MONTHLY;BYMONTHDAY=1"), rule("FREQ=WEEKLY")), List.of());
    OnTerms later =
        without(Limit.SEVERAL_RULES).within("2027-02-10T00:00:00Z", "2027-06-01T00:00:00Z");
    assertThat(parts(without(Limit.SEVERAL_RULES).project(otherOrder)))
        .containsExactly(Part.MASTER, FIRST_OF_MONTH);
    assertThat(parts(later.project(otherOrder))).containsExactly(Part.MASTER, FIRST_OF_MONTH);
  }

  @Test
  void aChangedOccurrenceGoesWithItsRule() {
    Projected split =
        without(Limit.SEVERAL_RULES)
            .project(
                mondaysAndFirstsOfMonths(
                    changed("2027-01-01T10:00:00"), changed("2027-02-01T10:00:00")));
    assertThat(split.parts().get(0).shape().overrides())
        .extracting(it -> it.slot().text())
        .containsExactly("2027-02-01T10:00:00");
    assertThat(split.parts().get(1).shape().overrides())
        .extracting(it -> it.slot().text())
        .containsExactly("2027-01-01T10:00:00");
  }

  @Test
  void anAddedSlotIsASingleEventBesideTheSeries() {
    EventBody added =
        series(
            List.of(rule("FREQ=WEEKLY")),
            List.of(slot("2026-11-03T10:00:00"), slot("2027-11-03T10:00:00")),
            changed("2026-11-03T10:00:00"));
    Projected split = without(Limit.ADDED_SLOTS).project(added);
    assertThat(parts(split)).containsExactly(Part.MASTER, Part.slot(slot("2026-11-03T10:00:00")));
    assertThat(split.parts().get(0).shape().overrides()).isEmpty();
    assertThat(split.parts().get(1).shape().time()).isEqualTo(berlin("2026-11-03T12:00"));
    assertThat(codes(split)).containsExactly("SLOTS_APART");
  }

  @Test
  void aSeriesOfAddedSlotsAloneIsMaterialised() {
    EventBody added = series(List.of(), List.of(slot("2026-11-03T10:00:00")));
    assertThat(parts(without(Limit.ADDED_SLOTS).project(added)))
        .containsExactly(
            Part.slot(slot("2026-11-02T10:00:00")), Part.slot(slot("2026-11-03T10:00:00")));
  }

  /** RFC 5545 counts the first start whether the rule makes it or not. */
  @Test
  void aFirstSlotThatTheRuleDoesNotMakeIsASingleEvent() {
    EventBody tuesdays = series(List.of(rule("FREQ=WEEKLY;BYDAY=TU;COUNT=4")), List.of());
    Projected split = without(Limit.START_OFF_RULE).project(tuesdays);
    assertThat(parts(split)).containsExactly(Part.MASTER, Part.slot(slot("2026-11-02T10:00:00")));
    assertThat(split.parts().get(0).shape().time()).isEqualTo(berlin("2026-11-03T10:00"));
    assertThat(split.parts().get(0).shape().recurrence().orElseThrow().rules())
        .containsExactly(rule("FREQ=WEEKLY;BYDAY=TU;COUNT=3"));
  }

  @Test
  void aTargetWithoutCountIsToldTheLastSlot() {
    EventBody five = series(List.of(rule("FREQ=WEEKLY;COUNT=5")), List.of());
    Projected shown = without(Limit.COUNT).project(five);
    assertThat(shown.parts().get(0).shape().recurrence().orElseThrow().rules())
        .containsExactly(rule("FREQ=WEEKLY;BYDAY=MO;UNTIL=2026-11-30T10:00:00"));
    assertThat(shown.degradations()).isEmpty();
  }

  @Test
  void whereNothingIsEndlessASeriesIsProlonged() {
    EventBody endless = series(List.of(rule("FREQ=WEEKLY")), List.of());
    Projected shown = without(Limit.ENDLESS_SERIES).project(endless);
    assertThat(shown.parts().get(0).shape().recurrence().orElseThrow().rules())
        .containsExactly(rule("FREQ=WEEKLY;BYDAY=MO;UNTIL=2027-02-22T10:00:00"));
    assertThat(codes(shown)).containsExactly("PROLONGED");
  }

  @Test
  void aRuleWithoutWordsAtTheTargetIsMaterialised() {
    EventBody fridayThe13th =
        series(List.of(rule("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13")), List.of());
    Projected shown = without(Limit.FREE_PATTERNS).project(fridayThe13th);
    assertThat(parts(shown))
        .containsExactly(
            Part.slot(slot("2026-11-02T10:00:00")), Part.slot(slot("2026-11-13T10:00:00")));
    assertThat(codes(shown)).containsExactly("MATERIALISED");
  }

  /** SEM-30. */
  @Test
  void the29thOfFebruaryIsNotGivenToATargetThatClamps() {
    EventBody leap =
        Events.series(days("2024-02-29", "2024-03-01"), details("Jonas"), rule("FREQ=YEARLY"));
    OnTerms clamps = without(Limit.LATE_DAYS_OF_MONTH);
    assertThat(clamps.within("2026-11-20T00:00:00Z", "2027-11-20T00:00:00Z").project(leap).parts())
        .isEmpty();
    assertThat(parts(clamps.within("2026-11-20T00:00:00Z", "2028-03-31T00:00:00Z").project(leap)))
        .containsExactly(Part.slot(slot("2028-02-29")));
  }

  /** SEM-29, SEM-36: daily at 02:30 in Berlin. */
  @Test
  void timesThatTheClocksSkipOrRepeatAreSpelledOutWhereTheTargetTakesThemOtherwise() {
    EventBody night =
        Events.series(berlin("2026-03-27T02:30"), details("Backup"), rule("FREQ=DAILY"));
    OnTerms doubtful =
        without(Limit.CLOCK_CHANGES).within("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");
    MirrorShape shape = doubtful.shape(night);
    assertThat(shape.overrides())
        .extracting(it -> it.slot().text(), ShownOverride::time)
        .containsExactly(
            tuple("2026-03-29T02:30:00", berlin("2026-03-29T03:30")),
            tuple(
                "2026-10-25T02:30:00",
                new EventTime.Zoned(
                    LocalDateTime.parse("2026-10-25T00:30"),
                    TimeZoneId.UTC,
                    Length.of(Duration.ofHours(1)))));
    assertThat(ShapeForm.decode(ShapeForm.encode(shape)).overrides()).hasSize(2);
    assertThat(
            WINTER.within("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z").shape(night).overrides())
        .isEmpty();
  }

  /** SEM-7: Sundays at 03:15, half an hour ahead, over the night when the clocks are put back. */
  @Test
  void sem7AnOccurrenceWhoseBufferBeginsInTheRepeatedHourIsAChangedOne() {
    Policy early = Policy.builder().buffer(Buffer.before(Duration.ofMinutes(30))).build();
    EventBody sundays =
        Events.series(berlin("2026-10-18T03:15"), details("Run"), rule("FREQ=WEEKLY"));
    MirrorShape shape =
        OnTerms.of(early)
            .within("2026-10-01T00:00:00Z", "2027-01-01T00:00:00Z")
            .expanding(new RecurrenceExpander())
            .shape(sundays);
    assertThat(shape.overrides())
        .singleElement()
        .satisfies(it -> assertThat(it.time().startSlot()).isEqualTo(slot("2026-10-25T01:45:00")));
  }

  /** SEM-7: there the clocks go back by two hours, to what UTC shows. */
  @Test
  void sem7AWallTimeThatUtcShowsTooIsStillNotThatOfTheSeries() {
    Policy early = Policy.builder().buffer(Buffer.before(Duration.ofMinutes(20))).build();
    EventTime three =
        new EventTime.Zoned(
            LocalDateTime.parse("2026-10-18T03:00"),
            new TimeZoneId("Antarctica/Troll"),
            Length.of(Duration.ofHours(1)));
    MirrorShape shape =
        OnTerms.of(early)
            .within("2026-10-01T00:00:00Z", "2027-01-01T00:00:00Z")
            .expanding(new RecurrenceExpander())
            .shape(Events.series(three, details("Run"), rule("FREQ=WEEKLY")));
    assertThat(shape.overrides())
        .extracting(ShownOverride::time)
        .containsExactly(
            new EventTime.Zoned(
                LocalDateTime.parse("2026-10-25T02:40"),
                TimeZoneId.UTC,
                Length.of(Duration.ofMinutes(80))));
  }

  /** Years of mirrors that were kept do not make it too many. */
  @Test
  void whatHasLeftTheWindowIsNotCounted() {
    EventBody daily = series(List.of(rule("FREQ=DAILY")), List.of());
    OnTerms singles = WINTER.to(SeriesSupport.NONE);
    Known known = Known.NOTHING;
    List<DesiredPart> parts = List.of();
    for (int year = 2027; year < 2031; year++) {
      Projected shown =
          singles
              .within(year + "-01-01T00:00:00Z", (year + 1) + "-01-01T00:00:00Z")
              .project(daily, known);
      parts = shown.parts();
      known = known(parts);
    }
    assertThat(parts).hasSize(4 * 365 + 1);
  }

  private static Known known(List<DesiredPart> parts) {
    Map<Part, Optional<TimeRange>> known = new HashMap<>();
    parts.forEach(part -> known.put(part.part(), part.extent()));
    return new Known(known, Map.of(), Map.of());
  }

  private static SeriesOverride changed(String slot) {
    Slot original = slot(slot);
    EventTime noon = berlin(original.day() + "T12:00");
    return new SeriesOverride(original, noon, details("Team"));
  }
}
