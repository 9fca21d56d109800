package dev.calsync.event;

import java.time.Instant;
import java.util.Optional;

/**
 * One instance of an event.
 *
 * @param slot its original start
 * @param time when it takes place, in wall time or dates
 * @param starts its first instant
 * @param ends its end, exclusive
 * @param override the change that applies to it, if any
 */
public record Occurrence(
    Slot slot, EventTime time, Instant starts, Instant ends, Optional<SeriesOverride> override) {}
