package dev.calsync.engine.directory;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.Capabilities;

/** One calendar inside a connection. */
public record CalendarRecord(
    CalendarId id, CalendarRef ref, String displayName, Capabilities capabilities) {}
