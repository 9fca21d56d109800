package dev.calsync.store;

import java.time.Instant;

/**
 * An event and its mirror that were both changed.
 *
 * @param id its name, never used before
 * @param mirror which mirror
 * @param expectedRevision the revision of the mirror that was looked at
 * @param originVersion the version of the event; its content is the canonical row's
 * @param seen what the target shows
 * @param form the canonical bytes of that; the store does not read them
 * @param openedAt when it was stored first, by the store's clock; ignored when it is put
 */
public record Conflict(
    ConflictId id,
    MirrorKey mirror,
    long expectedRevision,
    long originVersion,
    Settlement.Found seen,
    FormBytes form,
    Instant openedAt) {
  /**
   * The same, with its content in other bytes.
   *
   * @param other the bytes
   * @return the changed value
   */
  public Conflict withForm(FormBytes other) {
    return new Conflict(id, mirror, expectedRevision, originVersion, seen, other, openedAt);
  }
}
