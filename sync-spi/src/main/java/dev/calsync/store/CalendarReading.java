package dev.calsync.store;

import dev.calsync.calendar.CalendarId;
import java.time.Duration;
import java.util.Optional;

/**
 * How far a calendar has been read, and how long ago.
 *
 * @param calendar which
 * @param state how far
 * @param age how long ago its newest finished reading ended; empty until there was one
 */
public record CalendarReading(CalendarId calendar, CalendarState state, Optional<Duration> age) {}
