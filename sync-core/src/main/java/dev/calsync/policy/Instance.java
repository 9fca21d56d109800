package dev.calsync.policy;

import dev.calsync.event.Availability;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventTime;
import dev.calsync.event.Participation;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.failure.CalsyncException;
import java.util.Optional;

/**
 * A single event or one occurrence of a series, as a filter sees it: before any buffer (SEM-7).
 *
 * @param details what it says
 * @param availability what it says about the owner's time, its status and the owner's answer
 *     considered
 * @param answer the owner's answer (SEM-8)
 * @param time when it takes place, in wall time or dates
 * @param extent when it takes place, in instants; whole days are the owner's days (SEM-28); empty
 *     where the zone data does not know the zone
 * @param frame zone rules and the owner's zone
 */
public record Instance(
    EventDetails details,
    Availability availability,
    Participation answer,
    EventTime time,
    Optional<TimeRange> extent,
    TimeFrame frame) {

  /** When it takes place, for a filter that must know. */
  TimeRange knownExtent() {
    return extent.orElseThrow(
        () ->
            new CalsyncException(
                "UNKNOWN_ZONE",
                "zone data "
                    + frame.rules().version()
                    + " does not know the event's zone; a filter that asks when it takes place"
                    + " cannot judge it"));
  }
}
