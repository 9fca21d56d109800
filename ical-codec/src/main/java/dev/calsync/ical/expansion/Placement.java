package dev.calsync.ical.expansion;

import dev.calsync.event.Occurrence;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeRange;

/** How the slots of one event lie in time: as days or on a clock. */
sealed interface Placement permits ClockPlacement, DayPlacement {

  /** Wall seconds of a slot. */
  long wall(Slot slot);

  /** The last wall time that an UNTIL still lets in. */
  long lastWall(Slot until);

  /** The wall time shown at a slot: a later one where the clocks skip it. */
  long shown(long wall);

  /** The unchanged occurrence of a slot. */
  Occurrence occurrence(long wall);

  /** Where the occurrences that touch a range can start. */
  Window window(TimeRange range);

  /** Whether slots are dates. */
  boolean wholeDays();
}
