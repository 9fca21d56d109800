package dev.calsync.engine.form;

import dev.calsync.event.Recurrence;
import dev.calsync.event.Slot;

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
}
