package dev.calsync.ical;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.Expansion;
import dev.calsync.event.Frequency;
import dev.calsync.event.Length;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.RuleEnd;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.ical.expansion.RecurrenceExpander;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Cuts a series where an override changes all later slots (SEM-32): what is before the cut keeps
 * the master's content, what is after it has the override's, its keys moved along.
 */
final class Segments {

  private static final TimeFrame WALL = new TimeFrame(ZoneRulesSource.jdk(), TimeZoneId.UTC);

  /** Reading stays quick, whatever a calendar has in it. */
  private static final int MOST_STEPS = 2_000;

  private static final EventDetails NOTHING = EventDetails.of(EventText.NONE);

  private final EventTime time;
  private final Recurrence whole;
  private final Collection<SeriesOverride> overrides;

  /**
   * For one series.
   *
   * @param time its first slot
   * @param whole how it repeats
   * @param overrides what is changed of single slots
   */
  Segments(EventTime time, Recurrence whole, Collection<SeriesOverride> overrides) {
    this.time = time;
    this.whole = whole;
    this.overrides = overrides;
  }

  /**
   * A stretch of the slots of the master.
   *
   * @param from its first slot
   * @param end the first slot after it, if it ends before the series does
   */
  record Stretch(Slot from, Optional<Slot> end) {
    boolean has(Slot slot) {
      return slot.compareTo(from) >= 0 && end.filter(e -> slot.compareTo(e) >= 0).isEmpty();
    }
  }

  /**
   * A stretch as a series of its own.
   *
   * @param start when its first slot takes place
   * @param details its content
   * @throws UnreadableEventException with UNSUPPORTED_RANGE if its rules cannot be said of it
   */
  EventBody body(Stretch stretch, EventTime start, EventDetails details) {
    UnaryOperator<Slot> moved = move(stretch.from(), start);
    List<RecurrenceRule> rules =
        whole.rules().stream().map(rule -> rule.ending(end(rule, stretch, moved))).toList();
    List<Slot> added =
        whole.added().stream()
            .filter(slot -> stretch.has(slot) && !slot.equals(stretch.from()))
            .map(moved)
            .toList();
    List<Slot> removed = whole.removed().stream().filter(stretch::has).map(moved).toList();
    if (rules.isEmpty() && added.isEmpty() && removed.isEmpty()) {
      return EventBody.single(start, details);
    }
    List<SeriesOverride> changed =
        overrides.stream()
            .filter(it -> stretch.has(it.slot()))
            .map(it -> new SeriesOverride(moved.apply(it.slot()), it.time(), it.details()))
            .toList();
    return new EventBody(
        start, details, Optional.of(new Recurrence(rules, added, removed)), changed);
  }

  /** By how much the clock differs; the day and the zone must be the same. */
  private UnaryOperator<Slot> move(Slot from, EventTime start) {
    Slot to = start.startSlot();
    if (from instanceof Slot.AtTime old && to instanceof Slot.AtTime now && sameZone(start)) {
      Duration by = Duration.between(old.start(), now.start());
      if (by.isZero() || (old.day().equals(now.day()) && everyRuleFollows())) {
        return slot -> slot instanceof Slot.AtTime at ? new Slot.AtTime(at.start().plus(by)) : slot;
      }
    } else if (from.equals(to)) {
      return slot -> slot;
    }
    throw unsupported();
  }

  private boolean sameZone(EventTime start) {
    return zoneOf(start).equals(zoneOf(time));
  }

  private static Optional<TimeZoneId> zoneOf(EventTime of) {
    return of.match(
        days -> Optional.empty(), zoned -> Optional.of(zoned.zone()), f -> Optional.empty());
  }

  /** A rule that takes its time from the start takes it from a later start too. */
  private boolean everyRuleFollows() {
    return whole.rules().stream()
        .allMatch(
            rule ->
                rule.frequency().compareTo(Frequency.DAILY) >= 0
                    && rule.byHour().isEmpty()
                    && rule.byMinute().isEmpty()
                    && rule.bySecond().isEmpty());
  }

  private RuleEnd end(RecurrenceRule rule, Stretch stretch, UnaryOperator<Slot> moved) {
    if (stretch.end().isPresent()) {
      return new RuleEnd.Until(moved.apply(justBefore(stretch.end().get())));
    }
    return rule.end()
        .match(
            RuleEnd.Never::new,
            count -> new RuleEnd.Count(count - slotsBefore(rule, stretch.from())),
            last -> new RuleEnd.Until(moved.apply(last)));
  }

  private static Slot justBefore(Slot slot) {
    return slot instanceof Slot.AtTime at
        ? new Slot.AtTime(at.start().minusSeconds(1))
        : new Slot.OnDay(slot.day().minusDays(1));
  }

  /**
   * Refuses a cut at what is no slot, of which nobody could say where the later ones are, and of
   * several rules, which no producer writes.
   *
   * @throws UnreadableEventException with UNSUPPORTED_RANGE
   */
  void requireSlot(Slot slot) {
    boolean made =
        whole.added().contains(slot)
            || time.startSlot().equals(slot)
            || whole.rules().stream().anyMatch(rule -> makes(rule, slot));
    if (!made || whole.rules().size() > 1) {
      throw unsupported();
    }
  }

  /** Without COUNT, which would have to be counted from the start; the last stretch does. */
  private boolean makes(RecurrenceRule rule, Slot slot) {
    RuleEnd end =
        rule.end()
            .match(
                RuleEnd.Never::new, count -> new RuleEnd.Never(), last -> new RuleEnd.Until(last));
    Instant at = instant(slot);
    return slots(rule.ending(end), new TimeRange(at, at.plusSeconds(1))).contains(slot);
  }

  private int slotsBefore(RecurrenceRule rule, Slot first) {
    return slots(rule, new TimeRange(TimeRange.ALWAYS.from(), instant(first))).size();
  }

  /** The slots of a rule alone, on the wall, where no hour is skipped. */
  private List<Slot> slots(RecurrenceRule rule, TimeRange range) {
    EventTime wall =
        time.startSlot() instanceof Slot.AtTime at
            ? new EventTime.Floating(at.start(), Length.ZERO)
            : time;
    EventBody alone = new EventBody(wall, NOTHING, Optional.of(Recurrence.of(rule)), List.of());
    Expansion found = new RecurrenceExpander(MOST_STEPS).between(alone, range, WALL);
    if (!found.complete()) {
      throw unsupported();
    }
    return found.occurrences().stream().map(it -> it.slot()).toList();
  }

  private static Instant instant(Slot slot) {
    LocalDateTime local = slot instanceof Slot.AtTime at ? at.start() : slot.day().atStartOfDay();
    return local.toInstant(ZoneOffset.UTC);
  }

  private static UnreadableEventException unsupported() {
    return new UnreadableEventException("UNSUPPORTED_RANGE");
  }
}
