package dev.calsync.engine.projection;

import static dev.calsync.engine.sample.Events.slot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.engine.sample.Events;
import dev.calsync.engine.sample.Rules;
import dev.calsync.event.Availability;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import dev.calsync.event.EventTime;
import dev.calsync.event.Expansion;
import dev.calsync.event.Occurrence;
import dev.calsync.event.Participation;
import dev.calsync.event.Recurrence;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.TimeRange;
import dev.calsync.event.Visibility;
import dev.calsync.policy.Filter;
import dev.calsync.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** At which slots a copy has something to say. */
class CopiesTest {

  private static final CalendarId THERE = CalendarId.of("there");
  private static final EventTime TIME = Events.berlin("2026-12-01T11:00");
  private static final MeetingSlot FIRST = new MeetingSlot("2026-12-01T10:00:00Z");
  private static final MeetingSlot SECOND = new MeetingSlot("2026-12-08T10:00:00Z");
  private static final OnTerms BUSY =
      OnTerms.of(Policy.busy()).expanding((body, range, frame) -> ofFirst());
  private static final Copies.Ranked EDGE =
      new Copies.Ranked(
          EdgeId.of("other"),
          THERE,
          new Standing(0, false, Participation.ACCEPTED, Instant.EPOCH, "other"));

  private static Expansion ofFirst() {
    Instant starts = Instant.parse("2026-12-01T10:00:00Z");
    return new Expansion(
        List.of(
            new Occurrence(
                slot("2026-12-01T11:00:00"),
                TIME,
                starts,
                starts.plusSeconds(3_600),
                Optional.empty())),
        true);
  }

  private static Rival.Copy present(EventBody copy) {
    return Copies.present(THERE, copy, TimeRange.ALWAYS, BUSY.terms());
  }

  private static EventDetails answered(Participation answer) {
    EventDetails details = Events.details("Team");
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

  /** SEM-20: declined, free and cancelled copies do not count as present. */
  @Test
  void onlyACopyThatTakesTimeIsPresent() {
    assertThat(present(EventBody.single(TIME, answered(Participation.NEEDS_ACTION))).slots())
        .containsExactly(FIRST);
    for (EventDetails absent :
        List.of(
            answered(Participation.DECLINED),
            answered(Participation.DELEGATED),
            Events.details("x", Availability.FREE, Visibility.NORMAL, EventStatus.CONFIRMED),
            Events.details("x", Availability.BUSY, Visibility.NORMAL, EventStatus.CANCELLED))) {
      assertThat(present(EventBody.single(TIME, absent)).slots()).isEmpty();
    }
  }

  @Test
  void eachOccurrenceIsJudgedByItself() {
    SeriesOverride declined =
        new SeriesOverride(slot("2026-12-08T11:00:00"), TIME, answered(Participation.DECLINED));
    SeriesOverride accepted =
        new SeriesOverride(slot("2026-12-08T11:00:00"), TIME, answered(Participation.ACCEPTED));

    Rival.Copy all = present(series(Participation.ACCEPTED, declined));
    assertThat(all.slots()).containsExactly(FIRST);
    assertThat(all.open()).isTrue();
    Rival.Copy few = present(series(Participation.DECLINED, accepted));
    assertThat(few.slots()).containsExactly(SECOND);
    assertThat(few.open()).isFalse();
  }

  @Test
  void aRemovedSlotStaysRemovedWhateverIsSaidOfIt() {
    SeriesOverride accepted =
        new SeriesOverride(slot("2026-12-08T11:00:00"), TIME, answered(Participation.ACCEPTED));
    EventBody series = series(Participation.ACCEPTED, accepted);
    EventBody removed =
        new EventBody(
            series.time(),
            series.details(),
            series
                .recurrence()
                .map(it -> new Recurrence(it.rules(), it.added(), List.of(accepted.slot()))),
            series.overrides());

    assertThat(present(removed).slots()).containsExactly(FIRST);
  }

  /** SEM-21: what an edge filters out, or does not look at, nobody is shadowed by. */
  @Test
  void anEdgeShowsWhatItsPolicyLetsThrough() {
    EventBody team = EventBody.single(TIME, Events.details("Team"));
    OnTerms without = OnTerms.of(Policy.builder().skip(Filter.titleContains("team")).build());
    OnTerms later = BUSY.within("2027-01-01T00:00:00Z", "2028-01-01T00:00:00Z");

    assertThat(shown(BUSY, team).slots()).containsExactly(FIRST);
    assertThat(shown(without, team).slots()).isEmpty();
    assertThat(shown(later, team).slots()).isEmpty();
    assertThat(shown(BUSY, series(Participation.ACCEPTED)).open()).isTrue();
    assertThat(shown(BUSY, series(Participation.DECLINED)).open()).isFalse();
  }

  private static Rival.Edge shown(OnTerms terms, EventBody body) {
    return Copies.shown(EDGE, body, Known.NOTHING, TimeRange.ALWAYS, terms.terms());
  }

  private static EventBody series(Participation answer, SeriesOverride... overrides) {
    return Events.series(TIME, answered(answer), Rules.rule("FREQ=WEEKLY"), overrides);
  }
}
