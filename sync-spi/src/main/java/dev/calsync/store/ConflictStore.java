package dev.calsync.store;

import dev.calsync.calendar.OwnerId;
import java.util.List;
import java.util.Optional;

/**
 * Changes on both sides that wait for a person (R-C10). Those that a strategy settles are never
 * stored.
 *
 * <p>A conflict keeps its mirror from being written as a hold does: the mirror carries {@link
 * ConflictId#hold()}, every plan must carry it on, and the mirror leaves it by itself once desired
 * equals applied. What its mirror left is over.
 */
public interface ConflictStore {

  /**
   * Stores a conflict and keeps its mirror from being written. A mirror has at most one: a newer
   * one takes its place and keeps its name and age.
   *
   * @param lease the proof; that of the lane that met the conflict
   * @param conflict what both sides say
   * @param journal what is to be told
   * @return false, and nothing written, if the mirror has another revision by now; if an attempt is
   *     open, which is looked up first; if nothing would be written there anyway, or something else
   *     holds it
   */
  boolean putConflict(Lease lease, Conflict conflict, JournalLine journal);

  /**
   * The host's decision. What the target shows is taken over as applied and observed. For the
   * origin: the mirror is due again. For the target: what it shows is what is desired until the
   * event changes, and the patch becomes the event's proposed origin edit, in the same transaction.
   * The conflict is forgotten.
   *
   * @param owner whose
   * @param conflict which
   * @param patch what the origin shall take over; empty if the origin wins
   * @param journal what is to be told
   * @return false, and nothing written, if there is no such open conflict, or {@link
   *     OriginEditStore#proposeOriginEdit} would refuse the patch
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

  /**
   * Erases conflicts that are over without a decision: they still hold what people wrote (R-F6).
   *
   * @param owner whose
   * @param limit at most so many
   * @return how many
   */
  int eraseOver(OwnerId owner, int limit);
}
