package dev.calsync.engine.projection;

import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import java.time.Duration;
import java.util.Optional;

/**
 * A slot as copies in other zones name it, too: an instant, or a date (SEM-22).
 *
 * @param text the instant or the date in ISO 8601
 */
record MeetingSlot(String text) {

  /** A slot of an event; empty where the zone data does not know the zone. */
  static Optional<MeetingSlot> of(Slot slot, EventTime event, TimeFrame frame) {
    return slot instanceof Slot.AtTime timed
        ? Extent.of(at(timed, event), frame)
            .map(TimeRange::from)
            .map(Object::toString)
            .map(MeetingSlot::new)
        : Optional.of(new MeetingSlot(slot.text()));
  }

  private static EventTime at(Slot.AtTime slot, EventTime event) {
    Length none = Length.of(Duration.ZERO);
    return event instanceof EventTime.Zoned zoned
        ? new EventTime.Zoned(slot.start(), zoned.zone(), none)
        : new EventTime.Floating(slot.start(), none);
  }
}
