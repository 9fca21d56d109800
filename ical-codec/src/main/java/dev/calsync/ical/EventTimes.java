package dev.calsync.ical;

import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * DTSTART, DTEND and DURATION as an {@link EventTime}, broken ones mended: an end before the start
 * is none, a date beside a time takes the kind of the start, DTEND beats DURATION (provider facts,
 * 4.1 and 6).
 */
final class EventTimes {

  private EventTimes() {}

  /**
   * A time and what is known of its zone.
   *
   * @param time the time
   * @param zone its zone; null for dates and floating times
   * @param nameless whether the zone has no name that we know
   */
  record Timed(EventTime time, @Nullable NamedZone zone, boolean nameless) {}

  /**
   * Reads the time of an event.
   *
   * @throws UnreadableEventException with NO_START, BAD_DATE, BAD_DURATION or UNKNOWN_ZONE
   */
  static Timed read(EventProperties event) {
    NamedZone calendarZone = event.zones().ofCalendar().orElse(null);
    Moment start =
        event
            .moment("DTSTART")
            .orElseThrow(() -> new UnreadableEventException("NO_START"))
            .orIn(calendarZone);
    Optional<Moment> end = event.moment("DTEND");
    Optional<Length> duration =
        event
            .first("DURATION")
            .filter(l -> !l.value().isBlank())
            .map(l -> DurationValue.parse(l.value()));
    if (start.isDate()) {
      return new Timed(allDay(start.day(), end, duration), null, false);
    }
    Length length = end.map(e -> until(start, e)).or(() -> duration).orElse(Length.ZERO);
    Optional<EventTime> wholeDays =
        event
            .word("X-MICROSOFT-CDO-ALLDAYEVENT")
            .filter("TRUE"::equals)
            .flatMap(f -> days(start, end, length));
    if (wholeDays.isPresent()) {
      return new Timed(wholeDays.get(), null, false);
    }
    boolean nameless = start.kind() == Moment.Kind.NAMELESS;
    NamedZone zone = start.zone();
    return zone == null
        ? new Timed(new EventTime.Floating(start.local(), length), null, false)
        : new Timed(new EventTime.Zoned(start.local(), zone.id(), length), zone, nameless);
  }

  private static EventTime allDay(
      LocalDate first, Optional<Moment> end, Optional<Length> duration) {
    LocalDate said =
        end.map(EventTimes::dayAfter)
            .or(() -> duration.map(length -> first.plusDays(wholeDays(length))))
            .orElse(first);
    return checked(first, said.isAfter(first) ? said : first.plusDays(1));
  }

  private static EventTime checked(LocalDate first, LocalDate endExclusive) {
    if (endExclusive.getYear() > 9999) {
      throw new UnreadableEventException("BAD_DATE");
    }
    return new EventTime.AllDay(first, endExclusive);
  }

  private static LocalDate dayAfter(Moment end) {
    boolean midnight = end.local().toLocalTime().equals(LocalTime.MIDNIGHT);
    return midnight ? end.day() : end.day().plusDays(1);
  }

  private static long wholeDays(Length length) {
    long seconds = length.exact().getSeconds();
    return length.days() + (seconds + 86_399) / 86_400;
  }

  /** From instant to instant where both have one, else from wall time to wall time. */
  static Length until(Moment start, Moment end) {
    NamedZone from = start.zone();
    Moment to = end.orIn(from);
    NamedZone zone = to.zone() == null ? from : to.zone();
    Duration exact =
        from == null || zone == null
            ? Duration.between(start.local(), to.local())
            : Duration.between(from.instant(start.local()), zone.instant(to.local()));
    return exact.isNegative() ? Length.ZERO : DurationValue.length(0, exact);
  }

  /** Outlook says an all-day event as midnight to midnight and a flag. */
  private static Optional<EventTime> days(Moment start, Optional<Moment> end, Length length) {
    LocalDateTime last =
        end.map(e -> e.orIn(start.zone()).localIn(start.zone()))
            .orElseGet(() -> start.local().plusDays(length.days()).plus(length.exact()));
    boolean midnights =
        start.local().toLocalTime().equals(LocalTime.MIDNIGHT)
            && last.toLocalTime().equals(LocalTime.MIDNIGHT);
    return midnights && start.day().isBefore(last.toLocalDate())
        ? Optional.of(checked(start.day(), last.toLocalDate()))
        : Optional.empty();
  }
}
