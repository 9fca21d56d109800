package dev.calsync.store;

import java.util.Optional;

/**
 * The four hashes of a mirror. Whether a write is due and whether the target drifted are two
 * questions that never share a hash; that is what makes a provider that rewrites, and a lost reply
 * followed by a new change, harmless.
 *
 * @param desired what the projection wants now
 * @param attempted what a call that may have been applied carries; empty when none is open
 * @param applied the desired hash of the last write known to have happened
 * @param observed what the target showed after that write, after its rewriting
 */
public record MirrorHashes(
    FormHash desired, Optional<FormHash> attempted, FormHash applied, FormHash observed) {

  /** Nothing wanted, nothing there: a tombstone. */
  public static final MirrorHashes NOTHING =
      new MirrorHashes(FormHash.ABSENT, Optional.empty(), FormHash.ABSENT, FormHash.ABSENT);

  /**
   * Tells whether a write is needed, once none is open.
   *
   * @return true if desired and applied differ
   */
  public boolean differs() {
    return !desired.equals(applied);
  }

  /**
   * Tells whether a reading shows something that is neither what we last saw nor what we may just
   * have written.
   *
   * @param seen the hash of what the target shows
   * @return true if somebody else changed it
   */
  public boolean driftedTo(FormHash seen) {
    return !seen.equals(observed) && attempted.filter(seen::equals).isEmpty();
  }
}
