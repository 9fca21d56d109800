package dev.calsync.store;

import dev.calsync.event.TimeRange;
import java.util.Optional;

/**
 * A change of one canonical event.
 *
 * @param uid its natural name inside its calendar
 * @param expectedVersion the version it was read with; 0 for a new one
 * @param body its new content; for a deletion the old one
 * @param removal the evidence, for a deletion
 * @param bounds between which instants it takes place, or wider, so that it stays true whatever
 *     becomes of zone data; empty where that is not known, and for a deletion
 * @param meeting what its copies in other calendars are called, too, 1 to 1,024 characters; empty
 *     if it can have none
 */
public record CanonicalWrite(
    String uid,
    long expectedVersion,
    FormBytes body,
    Optional<Evidence> removal,
    Optional<TimeRange> bounds,
    Optional<String> meeting) {

  /**
   * The deletion of an event; copies are still told of it.
   *
   * @param row the event as it is
   * @param why the evidence
   * @return the change
   */
  public static CanonicalWrite deletion(CanonicalRow row, Evidence why) {
    return new CanonicalWrite(
        row.uid(), row.version(), row.body(), Optional.of(why), Optional.empty(), row.meeting());
  }

  /**
   * The same, with its content in other bytes.
   *
   * @param other the bytes
   * @return the changed value
   */
  public CanonicalWrite withBody(FormBytes other) {
    return new CanonicalWrite(uid, expectedVersion, other, removal, bounds, meeting);
  }
}
