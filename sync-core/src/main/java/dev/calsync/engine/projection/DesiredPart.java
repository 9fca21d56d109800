package dev.calsync.engine.projection;

import dev.calsync.event.MirrorShape;
import dev.calsync.event.TimeRange;
import dev.calsync.store.Part;
import java.util.Optional;

/**
 * One object that the target should show.
 *
 * @param part which object of the mirror
 * @param shape what it shows
 * @param extent when a single event takes place; empty for a series, and where the zone data does
 *     not know the event's zone
 */
public record DesiredPart(Part part, MirrorShape shape, Optional<TimeRange> extent) {}
