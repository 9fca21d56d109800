package dev.calsync.engine.form;

import dev.calsync.event.EventTime;
import dev.calsync.event.Recurrence;
import dev.calsync.event.Slot;
import java.util.Optional;

/**
 * The slots that a series is sure to have. What plain arithmetic cannot tell is not known, and then
 * an override is kept.
 *
 * @param start the first slot of the series
 * @param recurrence how it repeats, its rules in normal form
 */
record KnownSlots(Slot start, Recurrence recurrence) {

  boolean contain(Slot slot) {
    return slot.equals(start)
        || recurrence.added().contains(slot)
        || recurrence.rules().stream()
            .flatMap(rule -> RuleDays.of(rule, start).stream())
            .anyMatch(days -> days.have(slot));
  }

  /** When the series itself takes place at a slot; nothing if slot and series differ in kind. */
  static Optional<EventTime> timeAt(Slot slot, EventTime first) {
    if (first instanceof EventTime.AllDay days && slot instanceof Slot.OnDay on) {
      return Optional.of(new EventTime.AllDay(on.day(), on.day().plusDays(days.days())));
    }
    if (first instanceof EventTime.Zoned zoned && slot instanceof Slot.AtTime at) {
      return Optional.of(new EventTime.Zoned(at.start(), zoned.zone(), zoned.length()));
    }
    if (first instanceof EventTime.Floating floating && slot instanceof Slot.AtTime at) {
      return Optional.of(new EventTime.Floating(at.start(), floating.length()));
    }
    return Optional.empty();
  }
}
