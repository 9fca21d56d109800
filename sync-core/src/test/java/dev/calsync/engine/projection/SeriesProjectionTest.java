package dev.calsync.engine.projection;

import static dev.calsync.engine.sample.Events.slot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.calsync.calendar.SeriesSupport;
import dev.calsync.engine.sample.Events;
import dev.calsync.engine.sample.Rules;
import dev.calsync.event.Attendee;
import dev.calsync.event.Availability;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.EventType;
import dev.calsync.event.Expansion;
import dev.calsync.event.Occurrence;
import dev.calsync.event.Participation;
import dev.calsync.event.Person;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeRange;
import dev.calsync.event.Visibility;
import dev.calsync.failure.CalsyncException;
import dev.calsync.policy.Policy;
import dev.calsync.store.Part;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SeriesProjectionTest {

  private static final EventTime TIME = Events.berlin("2026-11-02T10:00");
  private static final EventBody SERIES =
      Events.series(TIME, Events.details("Team"), Rules.rule("FREQ=WEEKLY"));
  private static final OnTerms BUSY = OnTerms.of(Policy.busy());
  private static final OnTerms DECEMBER =
      BUSY.within("2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z");
  private static final Slot FIRST = slot("2026-12-07T10:00:00");
  private static final Slot SECOND = slot("2026-12-14T10:00:00");
  private static final SeriesExpander TWO =
      (body, range, frame) -> expansion("2026-12-07", "2026-12-14");

  @Test
  void aWholeSeriesIsOneObject() {
    Projected projected = BUSY.to(SeriesSupport.WHOLE).project(SERIES);
    assertThat(projected.parts())
        .singleElement()
        .satisfies(part -> assertThat(part.part()).isEqualTo(Part.MASTER))
        .satisfies(part -> assertThat(part.shape().recurrence()).isEqualTo(SERIES.recurrence()));
  }

  @ParameterizedTest
  @EnumSource(SeriesSupport.Kept.class)
  void singleEventsGoEverywhere(SeriesSupport.Kept kept) {
    EventBody single = EventBody.single(TIME, Events.details("Dentist"));
    assertThat(BUSY.to(new SeriesSupport(kept, Set.of())).project(single).parts()).hasSize(1);
  }

  @Test
  void aTargetThatCannotGetsSingleEvents() {
    Projected projected = DECEMBER.to(SeriesSupport.NONE).expanding(TWO).project(SERIES);
    assertThat(projected.parts())
        .extracting(DesiredPart::part)
        .containsExactly(Part.slot(FIRST), Part.slot(SECOND));
    assertThat(projected.parts())
        .allSatisfy(part -> assertThat(part.shape().recurrence()).isEmpty());
    assertThat(projected.degradations()).containsExactly(Degradation.MATERIALISED);
  }

  /** R-C11, SEM-19: what left the window stays, and is kept in step. */
  @Test
  void aSingleEventThatIsKnownIsShownBeforeItsTime() {
    Part before = Part.slot(slot("2026-11-30T10:00:00"));
    Optional<TimeRange> extent =
        Optional.of(
            new TimeRange(
                Instant.parse("2026-11-30T09:00:00Z"), Instant.parse("2026-11-30T10:00:00Z")));
    List<TimeRange> asked = new ArrayList<>();
    Projected projected =
        DECEMBER
            .to(SeriesSupport.NONE)
            .expanding(
                (body, range, frame) -> {
                  asked.add(range);
                  return expansion("2026-11-23", "2026-11-30", "2026-12-07");
                })
            .project(SERIES, new Known(Map.of(before, extent), Map.of(), Map.of()));
    assertThat(asked)
        .containsExactly(
            new TimeRange(Instant.parse("2026-11-30T09:00:00Z"), DECEMBER.terms().reach().to()));
    assertThat(projected.parts())
        .extracting(DesiredPart::part)
        .containsExactly(before, Part.slot(FIRST));
  }

  @Test
  void anExpansionThatGaveUpMovesNoSingleEvent() {
    Expansion gaveUp = new Expansion(List.of(), false);
    OnTerms terms = DECEMBER.to(SeriesSupport.NONE).expanding(OnTerms.answering(gaveUp));
    assertThatExceptionOfType(CalsyncException.class)
        .isThrownBy(() -> terms.project(SERIES))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo("EXPANSION_INCOMPLETE"));
  }

  @Test
  void moreSingleEventsThanAMirrorMayHaveAreNotWritten() {
    String[] days =
        IntStream.range(0, 1_001)
            .mapToObj(day -> LocalDate.parse("2026-12-01").plusDays(day).toString())
            .toArray(String[]::new);
    OnTerms terms =
        BUSY.within("2026-12-01T00:00:00Z", "2030-01-01T00:00:00Z")
            .to(SeriesSupport.NONE)
            .expanding((body, range, frame) -> expansion(days));
    assertThat(terms.project(SERIES).excluded()).contains(Exclusion.TOO_MANY_OCCURRENCES);
  }

  /** SEM-8. */
  @Test
  void anAcceptedOccurrenceOfADeclinedSeriesIsShownByItself() {
    SeriesOverride accepted =
        new SeriesOverride(SECOND, TIME, answered(Participation.ACCEPTED, "Alice@A.example"));
    EventBody declined =
        Events.series(
            TIME,
            answered(Participation.DECLINED, "ALICE@a.example"),
            Rules.rule("FREQ=WEEKLY"),
            accepted);
    assertThat(BUSY.project(declined).parts())
        .extracting(DesiredPart::part)
        .containsExactly(Part.slot(SECOND));
    EventBody without = Events.series(TIME, declined.details(), Rules.rule("FREQ=WEEKLY"));
    assertThat(BUSY.project(without).excluded().map(Exclusion::rule)).contains("skip answer");
  }

  /** SEM-8: an occurrence that names no answer inherits that of its series. */
  @Test
  void anOccurrenceWithoutAnAnswerInheritsIt() {
    SeriesOverride renamed = new SeriesOverride(SECOND, TIME, Events.details("Renamed"));
    EventBody declined =
        Events.series(
            TIME,
            answered(Participation.DECLINED, "alice@a.example"),
            Rules.rule("FREQ=WEEKLY"),
            renamed);
    assertThat(BUSY.project(declined).parts()).isEmpty();
  }

  private static EventDetails answered(Participation answer, String address) {
    return new EventDetails(
        EventText.titled("Team"),
        Availability.BUSY,
        Visibility.NORMAL,
        EventStatus.CONFIRMED,
        EventType.DEFAULT,
        new Person("boss@b.example", ""),
        List.of(new Attendee(new Person(address, ""), answer)),
        Optional.empty());
  }

  private static Expansion expansion(String... days) {
    return new Expansion(
        Stream.of(days)
            .map(
                day ->
                    new Occurrence(
                        slot(day + "T10:00:00"),
                        Events.berlin(day + "T10:00"),
                        Instant.parse(day + "T09:00:00Z"),
                        Instant.parse(day + "T10:00:00Z"),
                        Optional.empty()))
            .toList(),
        true);
  }
}
