package dev.calsync.tck.simulation;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.Frequency;
import dev.calsync.event.Length;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.RuleEnd;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeZoneId;
import dev.calsync.test.Canary;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Events that people think of. No two bear the same title. */
final class Happenings {

  private static final TimeZoneId BERLIN = new TimeZoneId("Europe/Berlin");
  private static final LocalDate FIRST = LocalDate.parse("2026-12-01");

  private Happenings() {}

  static EventBody single(SplittableRandom chance) {
    LocalDate day = FIRST.plusDays(chance.nextInt(28));
    EventTime time =
        chance.nextInt(5) == 0
            ? new EventTime.AllDay(day, day.plusDays(1))
            : at(day.atTime(chance.nextInt(24), 0));
    return EventBody.single(time, details(chance));
  }

  static EventBody series(SplittableRandom chance) {
    LocalDateTime start = FIRST.plusDays(chance.nextInt(7)).atTime(chance.nextInt(24), 0);
    RecurrenceRule rule =
        RecurrenceRule.every(Frequency.WEEKLY).ending(new RuleEnd.Count(3 + chance.nextInt(4)));
    List<Slot> cancelled =
        chance.nextBoolean() ? List.of(new Slot.AtTime(start.plusWeeks(1))) : List.of();
    List<SeriesOverride> moved =
        chance.nextBoolean()
            ? List.of(
                new SeriesOverride(
                    new Slot.AtTime(start.plusWeeks(2)),
                    at(start.plusWeeks(2).plusHours(1)),
                    details(chance)))
            : List.of();
    return new EventBody(
        at(start),
        details(chance),
        Optional.of(new Recurrence(List.of(rule), List.of(), cancelled)),
        moved);
  }

  private static EventTime at(LocalDateTime start) {
    return new EventTime.Zoned(start, BERLIN, Length.of(Duration.ofHours(1)));
  }

  private static EventDetails details(SplittableRandom chance) {
    String title = "Event " + Long.toHexString(chance.nextLong()) + " " + Canary.WORD;
    return EventDetails.of(
        new EventText(
            title, "Words of " + Canary.WORD, "Room 1", "https://meet.example/x", List.of()));
  }
}
