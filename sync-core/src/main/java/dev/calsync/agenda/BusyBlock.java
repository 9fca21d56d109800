package dev.calsync.agenda;

import dev.calsync.event.Availability;
import java.time.Instant;

/**
 * A stretch of time that is taken in one way.
 *
 * @param from its first instant
 * @param to its end, exclusive, later than {@code from}
 * @param how {@link Availability#BUSY}, {@link Availability#TENTATIVE} or {@link
 *     Availability#OUT_OF_OFFICE}
 */
public record BusyBlock(Instant from, Instant to, Availability how) {}
