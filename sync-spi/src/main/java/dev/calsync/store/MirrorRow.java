package dev.calsync.store;

import dev.calsync.calendar.CalendarId;
import dev.calsync.event.TimeRange;
import java.util.Optional;

/**
 * A mirror part: one object at the target, and the intent to write it. There is no second queue.
 *
 * @param key its name
 * @param target the calendar that it lives in
 * @param identity who it is, chosen before the first call
 * @param hashes desired, attempted, applied, observed
 * @param stamps what the desired hash was made from
 * @param form the canonical bytes of what is desired; empty if nothing is
 * @param extent when it takes place; empty for series without end and for tombstones
 * @param remote where it lives at the provider; empty until it was created
 * @param hold the hold that keeps it from being written; none once desired equals applied
 * @param detached true once a decision left the target as it is
 * @param refusal why the target will not take what is desired; empty text if it was not refused;
 *     forgotten when something else is desired
 * @param writes how many writes were applied so far
 * @param revision raised by one with every change of the row, from 1
 */
public record MirrorRow(
    MirrorKey key,
    CalendarId target,
    MirrorIdentity identity,
    MirrorHashes hashes,
    Stamps stamps,
    FormBytes form,
    Optional<TimeRange> extent,
    Optional<MirrorRemote> remote,
    Optional<HoldId> hold,
    boolean detached,
    String refusal,
    int writes,
    long revision) {

  /**
   * Where the mirror stands: a function of the other columns, so that no two of them can disagree.
   * An open attempt comes first, because it must be looked up whatever else is wanted (R-C4).
   *
   * @return the state
   */
  public MirrorState state() {
    if (hashes.attempted().isPresent()) {
      return MirrorState.ATTEMPTED;
    }
    if (detached) {
      return MirrorState.DETACHED;
    }
    if (!hashes.differs()) {
      return MirrorState.SETTLED;
    }
    if (hold.isPresent()) {
      return MirrorState.HELD;
    }
    return refusal.isEmpty() ? MirrorState.DUE : MirrorState.REFUSED;
  }

  /**
   * The same, with its content in other bytes.
   *
   * @param other the bytes
   * @return the changed value
   */
  public MirrorRow withForm(FormBytes other) {
    return new MirrorRow(
        key, target, identity, hashes, stamps, other, extent, remote, hold, detached, refusal,
        writes, revision);
  }
}
