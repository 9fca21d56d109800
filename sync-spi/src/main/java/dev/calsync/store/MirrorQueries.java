package dev.calsync.store;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.RemoteId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Questions about mirrors. */
public interface MirrorQueries {

  /**
   * How far an edge has planned.
   *
   * @param owner whose
   * @param edge which
   * @return {@link EdgeState#NEW} if it never planned
   */
  EdgeState edgeState(OwnerId owner, EdgeId edge);

  /**
   * The mirrors of some events.
   *
   * @param owner whose
   * @param edge under which edge
   * @param uids at most 1,000 canonical events
   * @return all their parts
   */
  List<MirrorRow> ofEvents(OwnerId owner, EdgeId edge, Collection<String> uids);

  /**
   * The mirrors that live, or last lived, at some objects of a calendar; one that lives there goes
   * before one that did.
   *
   * @param owner whose
   * @param target in which calendar
   * @param ids at most 1,000
   * @return by the provider's id
   */
  Map<RemoteId, MirrorRow> atObjects(OwnerId owner, CalendarId target, Collection<RemoteId> ids);

  /**
   * The mirrors with some identities, in whatever calendar.
   *
   * @param owner whose
   * @param identities at most 1,000
   * @return by identity
   */
  Map<FormHash, MirrorRow> byIdentity(OwnerId owner, Collection<FormHash> identities);

  /**
   * Writes that were opened and not settled, oldest first.
   *
   * @param owner whose
   * @param target at which calendar
   * @param limit at most so many
   * @return the rows
   */
  List<MirrorRow> openAttempts(OwnerId owner, CalendarId target, int limit);

  /**
   * The mirrors of an edge, page by page, tombstones included.
   *
   * @param owner whose
   * @param edge which
   * @param after the key of the last row of the page before; empty for the first page
   * @param limit at most so many
   * @return sorted by UID, then part, both as text, byte by byte
   */
  List<MirrorRow> page(OwnerId owner, EdgeId edge, Optional<MirrorKey> after, int limit);

  /**
   * Counts for the deletion guard and for status.
   *
   * @param owner whose
   * @param edge which
   * @param source the calendar that the edge reads, whose deletions are counted
   * @param back how far back removals are counted
   * @return the counts
   */
  EdgeTally tally(OwnerId owner, EdgeId edge, CalendarId source, Duration back);

  /**
   * How long until a write at a calendar can be claimed, or an open one must be looked up: an open
   * one, at once.
   *
   * @param owner whose
   * @param target which calendar
   * @return zero if now; empty if nothing is to be done
   */
  Optional<Duration> untilDue(OwnerId owner, CalendarId target);
}
