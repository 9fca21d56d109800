package dev.calsync.engine.directory;

/**
 * What the owner chose when the source of an edge no longer told what its events say (SEM-18). It
 * is about one loss: what is told again, and lost again, is asked again.
 *
 * @param lost which loss, as {@link CalendarRecord#detailLost} names it
 * @param keep whether what was known then is shown on; else nothing of it
 */
public record DetailChoice(int lost, boolean keep) {}
