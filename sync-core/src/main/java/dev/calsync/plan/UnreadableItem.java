package dev.calsync.plan;

import dev.calsync.calendar.CalendarId;

/**
 * An object of a calendar that cannot be understood. It stops only itself (R-B5). Says where the
 * fault is, never what stands there.
 *
 * @param calendar in which calendar
 * @param id the provider's id of it
 * @param uid its iCalendar UID; empty text where it has none that can be read
 * @param code why, a stable name in capitals
 * @param where the place in the object, such as a line
 */
public record UnreadableItem(
    CalendarId calendar, String id, String uid, String code, String where) {}
