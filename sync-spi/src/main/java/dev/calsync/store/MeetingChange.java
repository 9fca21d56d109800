package dev.calsync.store;

import dev.calsync.calendar.CalendarId;
import java.util.Optional;

/**
 * That an event changed which may be somebody's copy of a meeting.
 *
 * @param calendar in which calendar
 * @param changedSeq its place among all changes of its calendar
 * @param meeting its name among all calendars; empty if it has none
 */
public record MeetingChange(CalendarId calendar, long changedSeq, Optional<String> meeting) {}
