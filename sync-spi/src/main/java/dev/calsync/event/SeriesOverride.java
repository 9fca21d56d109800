package dev.calsync.event;

/**
 * One changed occurrence of a series, complete in itself: what the source left out is filled in
 * from the master by the reader.
 *
 * @param slot its original start; stays the same when the occurrence is moved
 * @param time when it takes place now
 * @param details what it says now
 */
public record SeriesOverride(Slot slot, EventTime time, EventDetails details) {}
