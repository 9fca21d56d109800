package dev.calsync.store;

import dev.calsync.calendar.OwnerId;
import java.util.List;
import java.util.Optional;

/**
 * Low-traffic records: connections, calendars, edges and whatever else is read far more often than
 * written.
 */
public interface RecordStore {

  /**
   * One record.
   *
   * @param owner whose
   * @param kind which kind
   * @param key its name
   * @return empty if there is none
   */
  Optional<OwnedRecord> find(OwnerId owner, RecordKind kind, String key);

  /**
   * Writes a record if it still has the version it was read with.
   *
   * @param owner whose
   * @param kind which kind
   * @param key its name
   * @param expectedVersion 0 for a new one
   * @param body its content
   * @return the new version; empty, and nothing written, if the version is another one
   */
  default Optional<Long> put(
      OwnerId owner, RecordKind kind, String key, long expectedVersion, String body) {
    return putAndTell(owner, kind, key, expectedVersion, body, Told.NOTHING);
  }

  /**
   * As {@link #put}, with what is to be told of it, in one transaction.
   *
   * @param owner whose
   * @param kind which kind
   * @param key its name
   * @param expectedVersion 0 for a new one
   * @param body its content
   * @param told written only if the record is
   * @return the new version; empty, and nothing written, if the version is another one
   */
  Optional<Long> putAndTell(
      OwnerId owner, RecordKind kind, String key, long expectedVersion, String body, Told told);

  /**
   * Removes a record if it still has the version it was read with.
   *
   * @param owner whose
   * @param kind which kind
   * @param key its name
   * @param expectedVersion the version that was read
   * @return false, and nothing removed, if there is none, or the version is another one
   */
  boolean remove(OwnerId owner, RecordKind kind, String key, long expectedVersion);

  /**
   * An owner's records of a kind.
   *
   * @param owner whose
   * @param kind which kind
   * @param after names that sort after this; empty text for the first page
   * @param limit at most so many
   * @return sorted by name, byte by byte
   */
  List<OwnedRecord> page(OwnerId owner, RecordKind kind, String after, int limit);
}
