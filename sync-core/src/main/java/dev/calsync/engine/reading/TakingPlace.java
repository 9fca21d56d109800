package dev.calsync.engine.reading;

import dev.calsync.agenda.AgendaEntry;
import dev.calsync.calendar.CalendarId;
import dev.calsync.engine.projection.AnswerRule;
import dev.calsync.engine.projection.AvailabilityRule;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import dev.calsync.event.Occurrence;
import dev.calsync.event.Participation;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Visibility;
import dev.calsync.policy.Policy;
import java.util.Optional;
import java.util.Set;

/**
 * One event, as its occurrences show it. Pure.
 *
 * @param calendar where it stands
 * @param uid its name there
 * @param body what it says
 * @param addresses the owner's addresses there (SEM-8)
 */
record TakingPlace(CalendarId calendar, String uid, EventBody body, Set<String> addresses) {

  /** An occurrence; empty if it is cancelled (SEM-41). */
  Optional<AgendaEntry> entry(Occurrence occurrence) {
    EventDetails details =
        occurrence.override().map(SeriesOverride::details).orElse(body.details());
    return details.status() == EventStatus.CANCELLED
        ? Optional.empty()
        : Optional.of(entry(occurrence, details));
  }

  private AgendaEntry entry(Occurrence occurrence, EventDetails details) {
    Participation answer = AnswerRule.answer(details, body.details(), addresses);
    return new AgendaEntry(
        calendar,
        uid,
        body.isSeries() ? Optional.of(occurrence.slot()) : Optional.empty(),
        occurrence.time(),
        occurrence.starts(),
        occurrence.ends(),
        details.text(),
        AvailabilityRule.availability(details, answer, occurrence.time(), Policy.busy()),
        answer,
        stricter(details.visibility(), body.details().visibility()));
  }

  private static Visibility stricter(Visibility one, Visibility other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
