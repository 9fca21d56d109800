package dev.calsync.engine.projection;

import static dev.calsync.engine.sample.Events.slot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.engine.sample.Events;
import dev.calsync.engine.sample.Rules;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventTime;
import dev.calsync.event.Expansion;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.Occurrence;
import dev.calsync.event.Participation;
import dev.calsync.event.Recurrence;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.SeriesOverride;
import dev.calsync.policy.Policy;
import dev.calsync.store.Part;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What others have of a meeting is not shown once more (SEM-20, SEM-21). */
class ElsewhereTest {

  private static final CalendarId THERE = CalendarId.of("there");
  private static final EventTime TIME = Events.berlin("2026-12-01T11:00");
  private static final EventBody SINGLE = EventBody.single(TIME, Events.details("Team"));
  private static final EventBody SERIES =
      Events.series(TIME, Events.details("Team"), Rules.rule("FREQ=WEEKLY"));
  private static final MeetingSlot FIRST = new MeetingSlot("2026-12-01T10:00:00Z");
  private static final MeetingSlot SECOND = new MeetingSlot("2026-12-08T10:00:00Z");
  private static final Standing OWN =
      new Standing(1, false, Participation.ACCEPTED, Instant.EPOCH, "own");
  private static final OnTerms BUSY = OnTerms.of(Policy.busy());

  private static Elsewhere copy(boolean open, MeetingSlot... slots) {
    return new Elsewhere(Optional.empty(), List.of(new Rival.Copy(THERE, Set.of(slots), open)));
  }

  private static Elsewhere edge(int priority) {
    Standing other = new Standing(priority, false, Participation.ACCEPTED, Instant.EPOCH, "other");
    Rival rival = new Rival.Edge(EdgeId.of("other"), THERE, Map.of(FIRST, other), false);
    return new Elsewhere(Optional.of(OWN), List.of(rival));
  }

  /** Answers the first two slots, as far as they are not removed. */
  private static final SeriesExpander TWO =
      (body, range, frame) ->
          new Expansion(
              Arrays.asList(occurrence("2026-12-01"), occurrence("2026-12-08")).stream()
                  .filter(it -> !removed(body).contains(it.slot()))
                  .toList(),
              true);

  private static List<dev.calsync.event.Slot> removed(EventBody body) {
    return body.recurrence().map(Recurrence::removed).orElse(List.of());
  }

  private static Occurrence occurrence(String day) {
    Instant starts = Instant.parse(day + "T10:00:00Z");
    return new Occurrence(
        slot(day + "T11:00:00"),
        Events.berlin(day + "T11:00"),
        starts,
        starts.plusSeconds(3_600),
        Optional.empty());
  }

  @Test
  void anEventThatIsThereAlreadyIsNotShown() {
    Projected projected = BUSY.besides(copy(false, FIRST)).project(SINGLE);

    assertThat(projected.excluded()).contains(Exclusion.alreadyPresent(THERE));
    assertThat(projected.excluded().orElseThrow().rule()).contains(THERE.value());
    assertThat(BUSY.besides(copy(false, SECOND)).project(SINGLE).parts()).hasSize(1);
  }

  /** Whoever wins shows; nobody adds anything to what the winner shows. */
  @Test
  void theBetterEdgeShowsTheMeeting() {
    assertThat(BUSY.besides(edge(0)).project(SINGLE).excluded())
        .contains(Exclusion.shadowed(EdgeId.of("other"), THERE));
    assertThat(BUSY.besides(edge(2)).project(SINGLE)).isEqualTo(BUSY.project(SINGLE));
  }

  /** SEM-21: what ranks is the answer to the occurrence, whatever was answered to the rest. */
  @ParameterizedTest
  @CsvSource({"ACCEPTED, true", "TENTATIVE, false", "NEEDS_ACTION, false"})
  void anEdgeStandsByTheAnswerToTheOccurrence(Participation answer, boolean shown) {
    Standing older =
        new Standing(1, false, Participation.TENTATIVE, Instant.EPOCH.minusSeconds(1), "other");
    for (Participation toTheRest : Participation.values()) {
      Standing own = new Standing(1, false, toTheRest, Instant.EPOCH, "own");
      Rival rival = new Rival.Edge(EdgeId.of("other"), THERE, Map.of(SECOND, older), false);
      Elsewhere others = new Elsewhere(Optional.of(own), List.of(rival));
      SeriesOverride answered =
          new SeriesOverride(
              slot("2026-12-08T11:00:00"),
              Events.berlin("2026-12-08T11:00"),
              answering(answer, Events.details("Team")));
      EventBody series =
          Events.series(TIME, Events.details("Team"), Rules.rule("FREQ=WEEKLY"), answered);

      assertThat(BUSY.besides(others).shape(series).overrides())
          .as("answered " + answer + ", the rest " + toTheRest)
          .hasSize(shown ? 1 : 0);
    }
  }

  private static EventDetails answering(Participation answer, EventDetails details) {
    return new EventDetails(
        details.text(),
        details.availability(),
        details.visibility(),
        details.status(),
        details.type(),
        details.organizer(),
        details.attendees(),
        Optional.of(answer));
  }

  /** A few slots are removed ones; the series keeps its own end and its object. */
  @Test
  void slotsThatAreThereAreRemovedOnes() {
    MirrorShape shape = BUSY.besides(copy(false, SECOND)).shape(SERIES);

    assertThat(shape.recurrence().orElseThrow().removed())
        .containsExactly(slot("2026-12-08T11:00:00"));
    assertThat(shape.recurrence().orElseThrow().rules())
        .isEqualTo(SERIES.recurrence().orElseThrow().rules());
  }

  @Test
  void aSeriesOfWhichNothingIsLeftIsNotShown() {
    EventBody twice =
        Events.series(TIME, Events.details("Team"), Rules.rule("FREQ=WEEKLY;COUNT=2"));

    assertThat(BUSY.expanding(TWO).besides(copy(false, FIRST, SECOND)).project(twice).excluded())
        .contains(Exclusion.alreadyPresent(THERE));
    assertThat(BUSY.expanding(TWO).besides(copy(false, FIRST)).project(twice).parts()).hasSize(1);
  }

  /** SEM-20: what only one of them declined is one single object. */
  @Test
  void whatACopyWithoutEndLeavesOutIsShownByItself() {
    OnTerms december = BUSY.within("2026-11-01T00:00:00Z", "2027-01-01T00:00:00Z").expanding(TWO);

    assertThat(december.besides(copy(true, FIRST, SECOND)).project(SERIES).excluded())
        .contains(Exclusion.alreadyPresent(THERE));
    assertThat(december.besides(copy(true, FIRST)).project(SERIES).parts())
        .filteredOn(
            part -> part.part().kind() == Part.Kind.SLOT || !part.shape().recurrence().isEmpty())
        .isNotEmpty();
    assertThat(december.besides(copy(true, FIRST)).project(SERIES).excluded()).isEmpty();
  }

  @Test
  void aChangedOccurrenceIsHeldAgainstItsOriginalStart() {
    SeriesOverride moved =
        new SeriesOverride(
            slot("2026-12-08T11:00:00"),
            Events.berlin("2026-12-09T09:00"),
            Events.details("Later"));
    EventBody series =
        Events.series(TIME, Events.details("Team"), Rules.rule("FREQ=WEEKLY"), moved);

    assertThat(BUSY.besides(copy(false, SECOND)).shape(series).overrides()).isEmpty();
    assertThat(BUSY.besides(copy(false, FIRST)).shape(series).overrides()).hasSize(1);
  }

  @Test
  void daysAreHeldAgainstDaysAndInstantsAgainstInstants() {
    EventBody day =
        EventBody.single(Events.days("2026-12-24", "2026-12-25"), Events.details("Eve"));

    assertThat(BUSY.besides(copy(false, new MeetingSlot("2026-12-24"))).project(day).parts())
        .isEmpty();
    assertThat(
            BUSY.besides(copy(false, new MeetingSlot("2026-12-23T23:00:00Z"))).project(day).parts())
        .hasSize(1);
    assertThat(BUSY.besides(copy(false, new MeetingSlot("2026-12-01"))).project(SERIES))
        .isEqualTo(BUSY.project(SERIES));
  }
}
