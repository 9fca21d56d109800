package dev.calsync.calendar;

/**
 * What a provider says of one calendar.
 *
 * @param ref its name there
 * @param displayName what people call it; may be empty
 * @param capabilities what it can do
 */
public record CalendarInfo(CalendarRef ref, String displayName, Capabilities capabilities) {}
