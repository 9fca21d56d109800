package dev.calsync.store;

import dev.calsync.calendar.CalendarId;

/**
 * An event and where it stands.
 *
 * @param calendar in which calendar
 * @param event the event
 */
public record PlacedEvent(CalendarId calendar, CanonicalRow event) {}
