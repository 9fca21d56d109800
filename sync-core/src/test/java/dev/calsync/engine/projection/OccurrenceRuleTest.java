package dev.calsync.engine.projection;

import static dev.calsync.engine.sample.Events.berlin;
import static dev.calsync.engine.sample.Events.details;
import static dev.calsync.engine.sample.Events.slot;
import static dev.calsync.engine.sample.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.SeriesSupport;
import dev.calsync.event.EventBody;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.ical.expansion.RecurrenceExpander;
import dev.calsync.policy.Filter;
import dev.calsync.policy.Policy;
import dev.calsync.store.Part;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SEM-3, SEM-4. */
class OccurrenceRuleTest {

  private static final OnTerms WORKDAYS =
      OnTerms.of(
              Policy.builder().skip(Filter.startsOn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)).build())
          .within("2026-11-01T00:00:00Z", "2027-03-01T00:00:00Z")
          .expanding(new RecurrenceExpander());

  private static EventBody series(String start, RecurrenceRule rule) {
    Recurrence repeats =
        new Recurrence(List.of(rule), List.of(slot("2027-01-12T10:00:00")), List.of());
    return new EventBody(berlin(start), details("Team"), Optional.of(repeats), List.of());
  }

  /** An added slot after the end of a rule makes the rule no longer. */
  @ParameterizedTest
  @CsvSource({
    "FREQ=WEEKLY;COUNT=3, FREQ=WEEKLY;COUNT=3",
    "FREQ=WEEKLY;UNTIL=2026-11-16T10:00:00, FREQ=WEEKLY;UNTIL=2026-11-16T10:00:00",
    "FREQ=WEEKLY, FREQ=WEEKLY;UNTIL=2027-02-22T10:00:00",
    "FREQ=WEEKLY;COUNT=100, FREQ=WEEKLY;UNTIL=2027-02-22T10:00:00",
  })
  void aRuleIsShownToItsOwnEndButNoFurtherThanItWasJudged(String said, String shown) {
    assertThat(
            WORKDAYS
                .shape(series("2026-11-02T10:00", rule(said)))
                .recurrence()
                .orElseThrow()
                .rules())
        .containsExactly(rule(shown));
  }

  /** SEM-3: half may fail, and not one more. */
  @ParameterizedTest
  @CsvSource({
    "'FREQ=WEEKLY;BYDAY=MO,SA;COUNT=8', true",
    "'FREQ=WEEKLY;BYDAY=MO,SA,SU;COUNT=9', false"
  })
  void theSeriesIsOneObjectIfAtMostHalfOfItsSlotsFail(String said, boolean one) {
    EventBody body =
        new EventBody(
            berlin("2026-11-02T10:00"),
            details("Team"),
            Optional.of(Recurrence.of(rule(said))),
            List.of());
    List<DesiredPart> parts = WORKDAYS.project(body).parts();
    assertThat(parts.get(0).part().equals(Part.MASTER)).isEqualTo(one);
    assertThat(parts).hasSize(one ? 1 : 3);
  }

  /** R-C7: that most is filtered out is said only where it is so, and the target could do more. */
  @ParameterizedTest
  @CsvSource({
    "'FREQ=WEEKLY;BYDAY=MO,SA;COUNT=8', WHOLE, ''",
    "'FREQ=WEEKLY;BYDAY=MO,SA,SU;COUNT=9', WHOLE, PICKED",
    "'FREQ=WEEKLY;BYDAY=MO,SA,SU;COUNT=9', NONE, MATERIALISED",
    "'FREQ=WEEKLY;BYDAY=MO;COUNT=3', NONE, MATERIALISED"
  })
  void whatIsSaidToBeLostIsWhatIsLost(String said, SeriesSupport.Kept kept, String lost) {
    EventBody body =
        new EventBody(
            berlin("2026-11-02T10:00"),
            details("Team"),
            Optional.of(Recurrence.of(rule(said))),
            List.of());
    assertThat(WORKDAYS.to(new SeriesSupport(kept, Set.of())).project(body).degradations())
        .extracting(Degradation::code)
        .isEqualTo(lost.isEmpty() ? List.of() : List.of(lost));
  }

  /** Three slots, of which one passes: which of them are within reach changes nothing. */
  @ParameterizedTest
  @CsvSource({"2026-11-01", "2026-11-03", "2026-11-07"})
  void howASeriesIsShownDoesNotChangeAsItsSlotsLeaveReach(String from) {
    OnTerms later = WORKDAYS.within(from + "T00:00:00Z", "2027-03-01T00:00:00Z");
    EventBody body =
        new EventBody(
            berlin("2026-11-01T10:00"),
            details("Team"),
            Optional.of(Recurrence.of(rule("FREQ=DAILY;INTERVAL=6;COUNT=3"))),
            List.of());
    assertThat(later.project(body).degradations()).containsExactly(Degradation.PICKED);
  }

  /** Every second slot fails, the first one too: with each that time brings the share changes. */
  @ParameterizedTest
  @CsvSource({"2028-03-01", "2028-03-05", "2028-03-07"})
  void howASeriesIsShownDoesNotChangeAsSlotsComeWithinReach(String to) {
    OnTerms later = WORKDAYS.within("2027-12-01T00:00:00Z", to + "T00:00:00Z");
    EventBody body =
        new EventBody(
            berlin("2026-11-07T10:00"),
            details("Team"),
            Optional.of(Recurrence.of(rule("FREQ=WEEKLY;BYDAY=MO,SA"))),
            List.of());
    assertThat(later.project(body).degradations()).isEmpty();
  }
}
