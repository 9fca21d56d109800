package dev.calsync.engine.directory;

import dev.calsync.event.Slot;

/**
 * Which series another one goes on with, since somebody split it at the source (SEM-40).
 *
 * @param predecessor the UID of the earlier half
 * @param cut the first slot of that which it does not have any more
 */
public record SeriesLineage(String predecessor, Slot cut) {}
