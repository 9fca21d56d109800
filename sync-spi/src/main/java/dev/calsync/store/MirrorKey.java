package dev.calsync.store;

import dev.calsync.calendar.EdgeId;

/**
 * The name of a mirror row; unique for each owner (INV-2).
 *
 * @param edge under which edge
 * @param uid of which canonical event
 * @param part which part
 */
public record MirrorKey(EdgeId edge, String uid, Part part) {}
