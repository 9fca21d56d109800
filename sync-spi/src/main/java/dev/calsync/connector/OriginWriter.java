package dev.calsync.connector;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.event.EventTime;
import dev.calsync.event.Slot;
import java.util.Optional;

/**
 * Writing a field patch to an origin event, conditional on its version; never a replacement of the
 * event.
 */
@FunctionalInterface
public interface OriginWriter {

  /**
   * Applies a patch.
   *
   * @param call the access
   * @param calendar where the origin lives
   * @param ref which, and the version it must still have
   * @param patch what to change
   * @return what became of it
   */
  WriteOutcome patchOrigin(Call call, CalendarRef calendar, MirrorRef ref, Patch patch);

  /**
   * The fields to change; the others stay as they are.
   *
   * @param slot the occurrence; empty for the event or the whole series
   * @param time the new time, if it changes
   * @param title the new title, if it changes
   * @param cancelled true if the occurrence or event shall be removed
   */
  record Patch(
      Optional<Slot> slot, Optional<EventTime> time, Optional<String> title, boolean cancelled) {}
}
