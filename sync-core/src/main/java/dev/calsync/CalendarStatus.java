package dev.calsync;

import dev.calsync.calendar.CalendarId;
import java.time.Instant;
import java.util.Optional;

/**
 * How reading a calendar goes.
 *
 * @param calendar which
 * @param lastReadAt when it was last read to the end
 * @param origins objects of the user's own
 * @param quarantined objects that cannot be understood
 * @param copies untouched copies of our mirrors, ignored
 * @param problem why the last reading failed, if it did
 */
public record CalendarStatus(
    CalendarId calendar,
    Optional<Instant> lastReadAt,
    long origins,
    long quarantined,
    long copies,
    Optional<Problem> problem) {}
