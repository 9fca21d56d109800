package dev.calsync.store;

import dev.calsync.calendar.CalendarId;

/**
 * A patch to an origin event.
 *
 * @param calendar the calendar of the origin
 * @param uid which event
 * @param baseVersion the version of the event that the patch was made from; at least 1
 * @param cause the mirror whose edit is carried back
 * @param patch the fields to change; the store does not read it
 * @param attempted whether a call that may have been applied carries it; ignored when it is
 *     proposed
 */
public record OriginEdit(
    CalendarId calendar,
    String uid,
    long baseVersion,
    MirrorKey cause,
    FormBytes patch,
    boolean attempted) {

  /** Checks the version. */
  public OriginEdit {
    if (baseVersion < 1) {
      throw new IllegalArgumentException("an event has versions from 1, not " + baseVersion);
    }
  }

  /**
   * The same, with its content in other bytes.
   *
   * @param other the bytes
   * @return the changed value
   */
  public OriginEdit withPatch(FormBytes other) {
    return new OriginEdit(calendar, uid, baseVersion, cause, other, attempted);
  }
}
