package dev.calsync.store;

import java.util.Optional;

/**
 * A canonical event as the store keeps it.
 *
 * @param uid its natural name inside its calendar
 * @param version raised by one with every change, from 1
 * @param changedSeq its place among all changes of its calendar
 * @param body its content; kept after a deletion
 * @param removal the evidence of its deletion; empty while it lives
 * @param meeting what its copies in other calendars are called, too; empty if it can have none
 */
public record CanonicalRow(
    String uid,
    long version,
    long changedSeq,
    FormBytes body,
    Optional<Evidence> removal,
    Optional<String> meeting) {

  /**
   * Tells whether the source still has it.
   *
   * @return true unless it was deleted
   */
  public boolean live() {
    return removal.isEmpty();
  }

  /**
   * The same, with its content in other bytes.
   *
   * @param other the bytes
   * @return the changed value
   */
  public CanonicalRow withBody(FormBytes other) {
    return new CanonicalRow(uid, version, changedSeq, other, removal, meeting);
  }
}
