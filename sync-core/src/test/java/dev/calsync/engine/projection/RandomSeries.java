package dev.calsync.engine.projection;

import dev.calsync.engine.sample.Events;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.Expansion;
import dev.calsync.event.Frequency;
import dev.calsync.event.Length;
import dev.calsync.event.Occurrence;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.RuleEnd;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.WeekdayOrdinal;
import dev.calsync.ical.expansion.RecurrenceExpander;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Series as sources send them, and worse. */
final class RandomSeries {

  private static final List<String> ZONES =
      List.of("Europe/Berlin", "America/New_York", "UTC", "Antarctica/Troll", "Asia/Tokyo");
  private static final TimeRange LIFE =
      new TimeRange(Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2028-01-01T00:00:00Z"));

  private final Random chance;

  RandomSeries(Random chance) {
    this.chance = chance;
  }

  EventBody next() {
    EventTime first = first();
    List<RecurrenceRule> rules = new ArrayList<>();
    for (int i = chance.nextInt(4) == 0 ? 2 : 1; i > 0; i--) {
      rules.add(rule(first));
    }
    EventBody plain = body(first, new Recurrence(rules, List.of(), List.of()), List.of());
    return changed(plain);
  }

  private EventTime first() {
    LocalDate day = LocalDate.parse("2024-06-01").plusDays(chance.nextInt(1_000));
    if (chance.nextInt(5) == 0) {
      return new EventTime.AllDay(day, day.plusDays(1 + chance.nextInt(3)));
    }
    LocalDateTime start = day.atTime(chance.nextInt(24), 15 * chance.nextInt(4));
    TimeZoneId zone = new TimeZoneId(ZONES.get(chance.nextInt(ZONES.size())));
    return new EventTime.Zoned(start, zone, Length.of(Duration.ofMinutes(15 * chance.nextInt(60))));
  }

  private RecurrenceRule rule(EventTime first) {
    Frequency frequency =
        chance.nextInt(20) == 0 ? Frequency.HOURLY : Frequency.values()[3 + chance.nextInt(4)];
    boolean months = frequency.compareTo(Frequency.MONTHLY) >= 0;
    List<WeekdayOrdinal> days = chance.nextBoolean() ? List.of() : days(months);
    List<Integer> monthDays =
        months && days.isEmpty() && chance.nextBoolean()
            ? List.of(1 + chance.nextInt(31))
            : List.of();
    boolean setPos = months && !days.isEmpty() && days.get(0).ordinal() == 0;
    return new RecurrenceRule(
        frequency,
        frequency == Frequency.HOURLY ? 7 + chance.nextInt(30) : 1 + chance.nextInt(3),
        end(first),
        List.of(),
        List.of(),
        months || chance.nextInt(8) > 0 || first instanceof EventTime.AllDay
            ? List.of()
            : List.of(9, 17),
        frequency == Frequency.HOURLY ? List.of() : days,
        monthDays,
        List.of(),
        List.of(),
        frequency == Frequency.YEARLY && chance.nextBoolean()
            ? List.of(1 + chance.nextInt(12))
            : List.of(),
        setPos ? List.of(chance.nextBoolean() ? 1 : -1) : List.of(),
        chance.nextBoolean() ? DayOfWeek.MONDAY : DayOfWeek.SUNDAY);
  }

  private List<WeekdayOrdinal> days(boolean months) {
    int ordinal = months && chance.nextBoolean() ? List.of(1, 2, 4, -1).get(chance.nextInt(4)) : 0;
    List<WeekdayOrdinal> days = new ArrayList<>();
    for (int i = ordinal == 0 ? chance.nextInt(3) : 0; i >= 0; i--) {
      days.add(new WeekdayOrdinal(ordinal, DayOfWeek.of(1 + chance.nextInt(7))));
    }
    return days;
  }

  private RuleEnd end(EventTime first) {
    return switch (chance.nextInt(3)) {
      case 0 -> RuleEnd.NEVER;
      case 1 -> new RuleEnd.Count(1 + chance.nextInt(200));
      default -> new RuleEnd.Until(later(first, chance.nextInt(900)));
    };
  }

  private static Slot later(EventTime first, int days) {
    return first.startSlot() instanceof Slot.AtTime timed
        ? new Slot.AtTime(timed.start().plusDays(days))
        : new Slot.OnDay(first.startSlot().day().plusDays(days));
  }

  private EventBody changed(EventBody plain) {
    List<Slot> removed = new ArrayList<>();
    List<Slot> added = new ArrayList<>();
    Map<Slot, SeriesOverride> overrides = new TreeMap<>();
    Expansion all = new RecurrenceExpander().between(plain, LIFE, OnTerms.frame("Europe/Berlin"));
    for (Occurrence occurrence : all.occurrences()) {
      switch (chance.nextInt(25)) {
        case 0 -> removed.add(occurrence.slot());
        case 1 -> overrides.put(occurrence.slot(), moved(plain.time(), occurrence.slot()));
        default -> {}
      }
    }
    for (int i = chance.nextInt(4); i > 0; i--) {
      Slot extra = later(plain.time(), chance.nextInt(900));
      added.add(extra);
      if (chance.nextInt(3) == 0) {
        overrides.put(extra, moved(plain.time(), extra));
      }
    }
    List<RecurrenceRule> rules = plain.recurrence().orElseThrow().rules();
    return body(
        plain.time(), new Recurrence(rules, added, removed), List.copyOf(overrides.values()));
  }

  private SeriesOverride moved(EventTime first, Slot slot) {
    Slot to =
        slot instanceof Slot.AtTime timed
            ? new Slot.AtTime(timed.start().plusHours(chance.nextInt(400) - 200))
            : new Slot.OnDay(slot.day().plusDays(chance.nextInt(20) - 10));
    return new SeriesOverride(slot, first.at(to).orElseThrow(), Events.details("Moved"));
  }

  private static EventBody body(
      EventTime first, Recurrence repeats, List<SeriesOverride> overrides) {
    return new EventBody(first, Events.details("Team"), Optional.of(repeats), overrides);
  }
}
