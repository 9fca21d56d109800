package dev.calsync.engine.canonical;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Between which instants an event takes place, in whatever zone its wall times are read: a day
 * wider on both sides, since no zone is further from UTC. So what was stored stays true when zone
 * data or the owner's zone change (SEM-25, SEM-27). Open where a series has no end, or none that
 * can be told without looking for it.
 */
public final class Bounds {

  private static final LocalDateTime FIRST = wall(TimeRange.ALWAYS.from());
  private static final LocalDateTime LAST = wall(TimeRange.ALWAYS.to());

  private final EventBody body;
  private LocalDateTime earliest;
  private LocalDateTime latest;

  private Bounds(EventBody body) {
    this.body = body;
    this.earliest = start(body.time());
    this.latest = end(body.time());
  }

  /** The bounds of a single event or a series. */
  public static TimeRange of(EventBody body) {
    Bounds bounds = new Bounds(body);
    body.overrides().forEach(override -> bounds.stretch(override.time()));
    body.recurrence().ifPresent(bounds::stretch);
    return new TimeRange(instant(bounds.earliest.minusDays(1)), instant(bounds.latest.plusDays(1)));
  }

  private void stretch(EventTime time) {
    stretch(start(time), end(time));
  }

  private void stretch(LocalDateTime from, LocalDateTime to) {
    earliest = from.isBefore(earliest) ? from : earliest;
    latest = to.isAfter(latest) ? to : latest;
  }

  private void stretch(Recurrence recurrence) {
    recurrence.added().forEach(this::stretch);
    recurrence.rules().forEach(this::stretch);
  }

  private void stretch(RecurrenceRule rule) {
    LocalDateTime start = start(body.time());
    Optional<LocalDateTime> last =
        rule.end()
            .match(Optional::empty, ignored -> LastOfCount.of(rule, body.time()), Bounds::endOf);
    stretch(start, last.map(this::endOfOneAt).orElse(LAST));
  }

  /** A slot that is a day may stand for any time of it. */
  private void stretch(Slot slot) {
    stretch(slot.day().atStartOfDay(), endOf(slot).map(this::endOfOneAt).orElse(LAST));
  }

  private static Optional<LocalDateTime> endOf(Slot slot) {
    return Optional.of(slot.day().plusDays(1).atStartOfDay());
  }

  private LocalDateTime endOfOneAt(LocalDateTime last) {
    return last.isBefore(LAST) ? last.plus(length()) : LAST;
  }

  private Duration length() {
    return Duration.between(start(body.time()), end(body.time()));
  }

  private static LocalDateTime start(EventTime time) {
    return time.match(
        days -> clamped(days.start().atStartOfDay()),
        zoned -> clamped(zoned.start()),
        floating -> clamped(floating.start()));
  }

  private static LocalDateTime end(EventTime time) {
    return time.match(
        days -> clamped(days.endExclusive().atStartOfDay()),
        zoned -> end(zoned.start(), zoned.length()),
        floating -> end(floating.start(), floating.length()));
  }

  private static LocalDateTime end(LocalDateTime start, Length length) {
    return clamped(clamped(start).plusDays(length.days()).plus(length.exact()));
  }

  private static LocalDateTime clamped(LocalDateTime time) {
    LocalDateTime notBefore = time.isBefore(FIRST) ? FIRST : time;
    return notBefore.isAfter(LAST) ? LAST : notBefore;
  }

  private static LocalDateTime wall(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static Instant instant(LocalDateTime wallTime) {
    return clamped(wallTime).toInstant(ZoneOffset.UTC);
  }
}
