package dev.calsync.engine.permit;

import dev.calsync.calendar.CalendarRef;

/**
 * Whose calls they are.
 *
 * @param account the account's name at the provider
 * @param calendar which calendar
 */
public record Whose(String account, CalendarRef calendar) {}
