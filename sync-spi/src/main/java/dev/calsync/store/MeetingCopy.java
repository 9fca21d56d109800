package dev.calsync.store;

import dev.calsync.calendar.CalendarId;

/**
 * One calendar's copy of a meeting (SEM-20).
 *
 * @param calendar which calendar
 * @param row the event as it is kept; alive
 * @param masters of how many live objects that are no overrides it was read; of two or more, the
 *     calendar uses one UID for different things, and none of them is a copy (SEM-22)
 */
public record MeetingCopy(CalendarId calendar, CanonicalRow row, long masters) {}
