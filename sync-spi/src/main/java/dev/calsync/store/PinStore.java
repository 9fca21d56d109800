package dev.calsync.store;

import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Pins: what an undone run had changed stays put back until the host lets it go (R-F4). A pin is a
 * hold on what is <em>wanted</em> of a mirror: planning passes the mirror by, and unlike the hold
 * on a write it stays on when desired equals applied.
 */
public interface PinStore {

  /**
   * Puts back and pins; several pages under one name are one pin. Each intent is taken over if the
   * mirror still has the revision that it expects and is not pinned; else it is left alone.
   *
   * @param owner whose
   * @param pin the pin, with what the mirrors shall show again
   * @param journal what is to be told, if anything was pinned
   * @return the mirrors that were pinned now
   */
  Set<MirrorKey> pinRun(OwnerId owner, RunPin pin, JournalLine journal);

  /**
   * Takes a pin off. What the edges want now is not known here: they must be planned anew.
   *
   * @param owner whose
   * @param pin which
   * @param journal what is to be told, if there was such a pin
   * @return the edges whose mirrors were pinned; empty if there is no such pin
   */
  Set<EdgeId> releasePin(OwnerId owner, HoldId pin, JournalLine journal);

  /**
   * The pinned mirrors of some events.
   *
   * @param owner whose
   * @param edge under which edge
   * @param uids at most 1,000 canonical events
   * @return those that planning must pass by
   */
  Set<MirrorKey> pinned(OwnerId owner, EdgeId edge, Collection<String> uids);

  /**
   * An owner's pins.
   *
   * @param owner whose
   * @return oldest first
   */
  List<Pinned> pins(OwnerId owner);

  /**
   * A pin as it stands.
   *
   * @param id its name
   * @param run the run that was undone
   * @param pinnedAt when its first mirror was pinned, by the store's clock
   * @param mirrors how many mirrors it pins
   */
  record Pinned(HoldId id, String run, Instant pinnedAt, int mirrors) {}
}
