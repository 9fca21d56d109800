package dev.calsync.engine.edge;

import dev.calsync.calendar.CalendarId;
import dev.calsync.engine.form.BodyForm;
import dev.calsync.event.EventBody;
import dev.calsync.store.MeetingCopy;
import java.util.function.Supplier;

/**
 * One calendar's copy of a meeting.
 *
 * @param calendar where it is
 * @param uid its natural name there
 * @param meeting what all copies are called
 * @param masters of how many objects that are no overrides it was read
 * @param content what it says, read when it is asked for
 */
public record Copy(
    CalendarId calendar, String uid, String meeting, long masters, Supplier<EventBody> content) {

  /** A copy as it is stored. */
  public static Copy of(MeetingCopy stored) {
    return new Copy(
        stored.calendar(),
        stored.row().uid(),
        stored.row().meeting().orElseThrow(),
        stored.masters(),
        () -> BodyForm.decode(stored.row().body()));
  }

  EventBody body() {
    return content.get();
  }
}
