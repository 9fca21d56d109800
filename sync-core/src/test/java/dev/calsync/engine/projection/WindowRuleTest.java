package dev.calsync.engine.projection;

import static dev.calsync.engine.sample.Events.berlin;
import static dev.calsync.engine.sample.Events.days;
import static dev.calsync.engine.sample.Events.details;
import static dev.calsync.engine.sample.Events.slot;
import static dev.calsync.engine.sample.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.sample.Events;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventStatus;
import dev.calsync.event.EventTime;
import dev.calsync.event.Expansion;
import dev.calsync.event.Length;
import dev.calsync.event.Occurrence;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowRuleTest {

  private static final OnTerms BUSY = OnTerms.of(Policy.busy());
  private static final EventBody WEEKLY =
      Events.series(berlin("2026-11-02T10:00"), details("Team"), rule("FREQ=WEEKLY"));
  private static final Expansion NONE = new Expansion(List.of(), true);

  @ParameterizedTest
  @CsvSource({
    "2026-12-02T11:00:00Z, false",
    "2026-12-02T09:59:59Z, true",
    "2026-12-02T09:00:00Z, true",
    "2026-12-02T08:59:59Z, true",
  })
  void sem10ASingleEventIsInsideIfItTouchesTheWindow(String from, boolean inside) {
    EventBody tenToEleven = EventBody.single(berlin("2026-12-02T10:00"), details("Dentist"));
    OnTerms terms = BUSY.within(from, "2027-01-01T00:00:00Z");
    assertThat(terms.project(tenToEleven).excluded().isEmpty()).isEqualTo(inside);
  }

  @Test
  void sem10TheEndOfTheWindowIsOutside() {
    EventBody tenToEleven = EventBody.single(berlin("2026-12-02T10:00"), details("Dentist"));
    assertThat(
            BUSY.within("2026-01-01T00:00:00Z", "2026-12-02T09:00:00Z")
                .project(tenToEleven)
                .excluded())
        .contains(Exclusion.OUTSIDE_WINDOW);
  }

  @Test
  void sem45APointIsInsideWhereItLies() {
    EventBody point =
        EventBody.single(berlin("2026-12-02T10:00", Duration.ZERO), details("Reminder"));
    OnTerms from = BUSY.within("2026-12-02T09:00:00Z", "2026-12-03T00:00:00Z");
    OnTerms until = BUSY.within("2026-12-01T00:00:00Z", "2026-12-02T09:00:00Z");
    assertThat(from.project(point).excluded()).isEmpty();
    assertThat(until.project(point).excluded()).contains(Exclusion.OUTSIDE_WINDOW);
  }

  @Test
  void sem28WholeDaysAreTheOwnersDays() {
    EventBody holiday = EventBody.single(days("2026-12-24", "2026-12-25"), details("Holiday"));
    OnTerms losAngeles = BUSY.in(OnTerms.frame("America/Los_Angeles"));
    OnTerms tokyoDay = losAngeles.within("2026-12-23T15:00:00Z", "2026-12-24T08:00:00Z");
    OnTerms ownDay = losAngeles.within("2026-12-25T07:59:00Z", "2026-12-26T00:00:00Z");
    assertThat(tokyoDay.project(holiday).excluded()).contains(Exclusion.OUTSIDE_WINDOW);
    assertThat(ownDay.project(holiday).excluded()).isEmpty();
  }

  @Test
  void anOpenWindowNeedsNoExpansion() {
    assertThat(BUSY.project(WEEKLY).excluded()).isEmpty();
  }

  @Test
  void sem10ASeriesIsInsideIfAnyOccurrenceIs() {
    OnTerms december = BUSY.within("2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z");
    EventTime moved = berlin("2026-12-15T10:00");
    Occurrence occurrence =
        new Occurrence(
            slot("2026-11-02T10:00:00"),
            moved,
            Instant.parse("2026-12-15T09:00:00Z"),
            Instant.parse("2026-12-15T10:00:00Z"),
            Optional.empty());
    Expansion one = new Expansion(List.of(occurrence), true);
    assertThat(december.expanding(OnTerms.answering(one)).project(WEEKLY).excluded()).isEmpty();
    assertThat(december.expanding(OnTerms.answering(NONE)).project(WEEKLY).excluded())
        .contains(Exclusion.OUTSIDE_WINDOW);
  }

  @Test
  void anExpansionThatGaveUpIsInside() {
    Expansion gaveUp = new Expansion(List.of(), false);
    OnTerms terms = BUSY.within("2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z");
    assertThat(terms.expanding(OnTerms.answering(gaveUp)).project(WEEKLY).excluded()).isEmpty();
  }

  @Test
  void asksOnlyForTheWindowAndOnlyForWhatIsShown() {
    List<TimeRange> ranges = new ArrayList<>();
    List<EventBody> bodies = new ArrayList<>();
    SeriesOverride cancelled =
        new SeriesOverride(
            slot("2026-11-09T10:00:00"),
            berlin("2026-12-09T10:00"),
            Events.with(details("Team"), EventStatus.CANCELLED));
    OnTerms terms = BUSY.within("2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z");
    terms
        .expanding(
            (body, range, frame) -> {
              bodies.add(body);
              ranges.add(range);
              return NONE;
            })
        .project(Events.series(WEEKLY.time(), WEEKLY.details(), rule("FREQ=WEEKLY"), cancelled));
    assertThat(ranges).containsExactly(terms.terms().window());
    assertThat(bodies).singleElement().satisfies(it -> assertThat(it.overrides()).isEmpty());
  }

  @Test
  void whatCannotBePlacedIsInside() {
    EventTime somewhere =
        new EventTime.Zoned(
            LocalDateTime.parse("2026-12-02T10:00"), new TimeZoneId("Mars/Olympus"), Length.ZERO);
    OnTerms terms = BUSY.within("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z");
    EventBody single = EventBody.single(somewhere, details("Launch"));
    assertThat(terms.project(single).parts())
        .singleElement()
        .satisfies(part -> assertThat(part.extent()).isEmpty());
    assertThat(
            terms
                .project(Events.series(somewhere, details("Launch"), rule("FREQ=WEEKLY")))
                .excluded())
        .isEmpty();
  }
}
