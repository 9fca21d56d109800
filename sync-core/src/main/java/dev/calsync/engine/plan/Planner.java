package dev.calsync.engine.plan;

import dev.calsync.store.FormHash;
import dev.calsync.store.HoldId;
import dev.calsync.store.MirrorRow;
import java.util.Optional;

/**
 * The planner's whole mind: what one mirror part needs.
 *
 * <pre>
 * desired  | known row                     | change
 * ---------+-------------------------------+------------------------------------------
 * nothing  | none, or nothing wanted       | Keep
 * nothing  | wanted                        | Remove  (held if the guard says so)
 * h        | none, nothing found           | Show    (NEW)
 * h        | none, found at the target     | Show    (ADOPTED)
 * h        | wants h, not detached         | Keep    (this is what silences an echo)
 * h        | wants nothing, or is detached | Show    (RETURNED)
 * h        | wants something else          | Show    (CHANGED)
 * </pre>
 *
 * <p>Whether a write follows is not asked here: the row's hashes say so (INV-10). Only rows of ours
 * are ever looked at (INV-13).
 */
public final class Planner {

  private Planner() {}

  /**
   * The part shall show something.
   *
   * @param desired the hash of what it shall show
   * @param known its row
   * @param found a mirror met at the target; looked at only where there is no row
   */
  public static PlannedChange show(
      FormHash desired, Optional<MirrorRow> known, Optional<FoundMirror> found) {
    if (known.isEmpty()) {
      return new PlannedChange.Show(found.isPresent() ? "ADOPTED" : "NEW", found);
    }
    MirrorRow row = known.get();
    if (row.detached() || row.hashes().desired().isAbsent()) {
      return new PlannedChange.Show("RETURNED", Optional.empty());
    }
    return row.hashes().desired().equals(desired)
        ? new PlannedChange.Keep("UNCHANGED")
        : new PlannedChange.Show("CHANGED", Optional.empty());
  }

  /**
   * The part shall show nothing.
   *
   * @param why what took it away
   * @param known its row
   * @param guard what the guard says of this plan's deletes
   */
  public static PlannedChange withdraw(
      Withdrawal why, MirrorRow known, DeletionGuard.Verdict guard) {
    if (known.hashes().desired().isAbsent()) {
      return new PlannedChange.Keep("NOTHING_THERE");
    }
    return remove(why, guard);
  }

  /**
   * Something that is wanted shall be taken away.
   *
   * @param why what took it away
   * @param guard what the guard says of this plan's deletes
   */
  public static PlannedChange.Remove remove(Withdrawal why, DeletionGuard.Verdict guard) {
    Optional<HoldId> hold = why.evidence().flatMap(guard::holdFor);
    return new PlannedChange.Remove(hold.isPresent() ? guard.reason() : why.reason(), hold);
  }
}
