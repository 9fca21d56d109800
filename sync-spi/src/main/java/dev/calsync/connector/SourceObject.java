package dev.calsync.connector;

import java.time.Instant;
import java.util.Optional;

/**
 * The names of one object at a provider.
 *
 * @param id the provider's id
 * @param uid the iCalendar UID; empty text where it has none
 * @param version its version
 * @param mark the text of our mark, if the object carries one; not yet verified
 * @param changedAt when it was last changed, by the clock of a provider that sets this itself and
 *     never lets a client; empty for all others. Nothing but the order of two readings of this
 *     object is told by it (SEM-33).
 */
public record SourceObject(
    RemoteId id,
    String uid,
    RemoteVersion version,
    Optional<String> mark,
    Optional<Instant> changedAt) {

  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  /** A time that no clock of a provider shows is none. */
  public SourceObject {
    changedAt = changedAt.filter(at -> !at.isBefore(FIRST) && !at.isAfter(LAST));
  }

  /**
   * An object of a provider that does not say when it changed.
   *
   * @param id the provider's id
   * @param uid the iCalendar UID; empty text where it has none
   * @param version its version
   * @param mark the text of our mark, if the object carries one; not yet verified
   */
  public SourceObject(RemoteId id, String uid, RemoteVersion version, Optional<String> mark) {
    this(id, uid, version, mark, Optional.empty());
  }
}
