package dev.calsync.engine.plan;

import dev.calsync.policy.DeletionLimits;
import dev.calsync.store.CompletedPass;
import dev.calsync.store.EdgeTally;
import dev.calsync.store.Evidence;
import dev.calsync.store.HoldId;
import java.util.Optional;

/**
 * Looks at all deletions of a plan together and holds those that look like an accident (SEM-42,
 * INV-12). It counts source events, not parts; only deletions read from the source, never those
 * that a policy or a host asked for.
 */
public final class DeletionGuard {

  private final DeletionLimits limits;

  /**
   * A guard.
   *
   * @param limits how much is too much
   */
  public DeletionGuard(DeletionLimits limits) {
    this.limits = limits;
  }

  /**
   * What may not go.
   *
   * @param reason why
   * @param hold the hold to put it under
   * @param absence whether deletions by absence are held
   * @param tombstone whether deletions by tombstone are held
   * @param confirmable whether reading again may release them; emptiness never confirms itself
   */
  public record Verdict(
      String reason,
      Optional<HoldId> hold,
      boolean absence,
      boolean tombstone,
      boolean confirmable) {

    /** Everything may go. */
    public static final Verdict FREE = new Verdict("", Optional.empty(), false, false, false);

    Optional<HoldId> holdFor(Evidence.Kind evidence) {
      return evidence == Evidence.Kind.ABSENCE
          ? hold.filter(id -> absence)
          : hold.filter(id -> tombstone);
    }
  }

  /**
   * Judges the deletions that are read but not planned yet.
   *
   * @param tally the edge's counts, with the removals of the last 24 hours
   * @param lastComplete the newest complete reading of the source
   * @param hold the name of the hold to use if there is cause
   */
  public Verdict judge(EdgeTally tally, Optional<CompletedPass> lastComplete, HoldId hold) {
    long absent = tally.aheadByAbsence();
    long told = tally.aheadByTombstone();
    boolean emptied = absent > 0 && lastComplete.filter(pass -> pass.listed() == 0).isPresent();
    long before = tally.events() + tally.recentByAbsence() + tally.recentByTombstone();
    boolean holdAbsence =
        emptied
            || (absent > 0
                && limits.absence().exceededBy(absent + tally.recentByAbsence(), before));
    boolean holdTombstone =
        told > 0 && limits.tombstone().exceededBy(told + tally.recentByTombstone(), before);
    return holdAbsence || holdTombstone
        ? new Verdict(
            emptied ? "SOURCE_EMPTY" : "MASS_DELETE",
            Optional.of(hold),
            holdAbsence,
            holdTombstone,
            !emptied && !holdTombstone)
        : Verdict.FREE;
  }
}
