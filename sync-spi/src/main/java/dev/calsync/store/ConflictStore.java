package dev.calsync.store;

import dev.calsync.calendar.OwnerId;
import java.util.List;
import java.util.Optional;

/**
 * Changes on both sides that wait for a person (R-C10). Those that a strategy settles are never
 * stored. Not part of {@link SyncStore} yet.
 */
public interface ConflictStore {

  /**
   * Stores a conflict and keeps its mirror from being written. A mirror has at most one that is
   * open: a newer one takes its place and keeps its name.
   *
   * @param lease the proof; that of the target's connection
   * @param conflict what both sides say
   * @param journal what is to be told
   * @return false, and nothing written, if the mirror has another revision by now
   */
  boolean putConflict(Lease lease, Conflict conflict, JournalLine journal);

  /**
   * The host's decision. For the origin: what the target shows is taken over as applied and
   * observed, so that the mirror is due again. For the target: the patch becomes the event's open
   * origin edit, in the same transaction.
   *
   * @param owner whose
   * @param conflict which
   * @param patch what the origin shall take over; empty if the origin wins
   * @param journal what is to be told
   * @return false, and nothing written, if there is no such open conflict, or the event has another
   *     version than the patch was made from or a patch already
   */
  boolean decideConflict(
      OwnerId owner, ConflictId conflict, Optional<OriginEdit> patch, JournalLine journal);

  /**
   * An owner's open conflicts.
   *
   * @param owner whose
   * @param after names that sort after this; empty text for the first page
   * @param limit at most so many
   * @return sorted by name, byte by byte
   */
  List<Conflict> openConflicts(OwnerId owner, String after, int limit);
}
