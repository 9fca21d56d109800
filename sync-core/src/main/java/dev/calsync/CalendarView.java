package dev.calsync;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.Capabilities;
import dev.calsync.engine.directory.CalendarRecord;

/**
 * A calendar as it is kept.
 *
 * @param id its id
 * @param ref its name at the provider
 * @param displayName what people call it
 * @param capabilities what it can do
 */
public record CalendarView(
    CalendarId id, CalendarRef ref, String displayName, Capabilities capabilities) {

  static CalendarView of(CalendarRecord record) {
    return new CalendarView(record.id(), record.ref(), record.displayName(), record.capabilities());
  }
}
