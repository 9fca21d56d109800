package dev.calsync.store;

import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What we know of one object at a provider.
 *
 * @param id the provider's id; unique in its calendar
 * @param uid its iCalendar UID; empty text where it has none
 * @param event the UID of the canonical event that it belongs to; empty where it belongs to none
 * @param slot the slot, if it is an override; the first slot, if it is a series of ours that has no
 *     row; as text
 * @param version its version
 * @param content the hash of what was read
 * @param state what it is to us
 * @param mark the text of our mark on it, where it is authentic
 * @param lineage what the mark says the object is a mirror of: the hash that all generations of one
 *     mirror part share
 * @param quarantine why it could not be understood
 * @param changedAt when its content was changed, where its provider says so (SEM-33)
 */
public record SourceItem(
    RemoteId id,
    String uid,
    Optional<String> event,
    Optional<String> slot,
    RemoteVersion version,
    FormHash content,
    ItemState state,
    Optional<String> mark,
    Optional<FormHash> lineage,
    Optional<Quarantine> quarantine,
    Optional<Instant> changedAt) {

  /** Keeps microseconds, as databases do. */
  public SourceItem {
    changedAt = changedAt.map(at -> at.truncatedTo(ChronoUnit.MICROS));
  }

  /**
   * An object of which nobody said when it changed.
   *
   * @param id the provider's id; unique in its calendar
   * @param uid its iCalendar UID; empty text where it has none
   * @param event the UID of the canonical event that it belongs to; empty where it belongs to none
   * @param slot the slot, if it is an override; as text
   * @param version its version
   * @param content the hash of what was read
   * @param state what it is to us
   * @param mark the text of our mark on it, where it is authentic
   * @param lineage what the mark says the object is a mirror of
   * @param quarantine why it could not be understood
   */
  public SourceItem(
      RemoteId id,
      String uid,
      Optional<String> event,
      Optional<String> slot,
      RemoteVersion version,
      FormHash content,
      ItemState state,
      Optional<String> mark,
      Optional<FormHash> lineage,
      Optional<Quarantine> quarantine) {
    this(
        id, uid, event, slot, version, content, state, mark, lineage, quarantine, Optional.empty());
  }

  /**
   * Whether something else is an older state of the same object, by its provider's own clock.
   *
   * @param read when the other state was changed
   * @return false if either does not say
   */
  public boolean isNewerThan(Optional<Instant> read) {
    return changedAt.isPresent() && read.filter(changedAt.get()::isAfter).isPresent();
  }

  /**
   * The same, with the raw form of an object in quarantine in other bytes.
   *
   * @param other the bytes
   * @return the changed value; the same if there is none
   */
  public SourceItem withRaw(FormBytes other) {
    Optional<Quarantine> changed =
        quarantine.map(why -> new Quarantine(why.code(), why.where(), other));
    return new SourceItem(
        id, uid, event, slot, version, content, state, mark, lineage, changed, changedAt);
  }

  /**
   * Why an object could not be understood.
   *
   * @param code a stable name in capitals
   * @param where the place in the object; no content
   * @param raw its raw form, for a later attempt
   */
  public record Quarantine(String code, String where, FormBytes raw) {}
}
