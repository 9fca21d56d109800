package dev.calsync.engine.projection;

import dev.calsync.event.EventBody;
import dev.calsync.store.Part;

/**
 * A series, or one rule of it, that is to be one object.
 *
 * @param part which object of the mirror
 * @param series what it shows
 */
record Segment(Part part, EventBody series) {}
