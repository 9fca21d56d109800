package dev.calsync.engine.plan;

import dev.calsync.calendar.Capabilities;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.event.EventTime;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.Slot;
import dev.calsync.store.MirrorRow;
import java.util.Optional;

/**
 * Whether what a mirror shall show is of another kind than what is there, in a calendar in which an
 * object stays what it is: then it is made anew, and the old one goes once the new one is there
 * (SEM-37).
 */
public final class KindChange {

  /** Why a mirror is made anew, for plan, journal and explain. */
  public static final String REASON = "RECREATED_KIND_CHANGE";

  private KindChange() {}

  /**
   * What an object is, whatever it says.
   *
   * @param series whether it repeats
   * @param wholeDays whether it takes days, not times
   */
  private record Kind(boolean series, boolean wholeDays) {

    static Kind of(MirrorShape shape) {
      return new Kind(shape.recurrence().isPresent(), shape.time() instanceof EventTime.AllDay);
    }
  }

  /**
   * Tells whether a mirror must be made anew.
   *
   * @param desired what it shall show
   * @param known its row
   * @param can what its calendar can do
   */
  public static boolean isNeeded(MirrorShape desired, MirrorRow known, Capabilities can) {
    return !can.writes().changesKind()
        && !known.key().part().isOverride()
        && mayBeThere(known)
        && kind(known).filter(Kind.of(desired)::equals).isEmpty();
  }

  /**
   * Tells whether what was found without a row must be made anew. Of a single event that says
   * something else than it shall, nobody knows whether it took days or times.
   *
   * @param desired what the mirror shall show
   * @param found what was found
   * @param can what its calendar can do
   */
  public static boolean isNeeded(MirrorShape desired, FoundMirror found, Capabilities can) {
    return !can.writes().changesKind()
        && !found.seen().equals(ShapeForm.hash(desired))
        && found
            .firstSlot()
            .map(slot -> new Kind(true, slot instanceof Slot.OnDay))
            .filter(Kind.of(desired)::equals)
            .isEmpty();
  }

  /**
   * Tells whether what somebody made of a mirror is of another kind than it shall be.
   *
   * @param known its row
   * @param there what is there now; empty if nothing is, or nothing that can be read
   */
  public static boolean isNeeded(MirrorRow known, Optional<MirrorShape> there) {
    return there.map(Kind::of).filter(is -> !kind(known).equals(Optional.of(is))).isPresent()
        && !known.form().isEmpty();
  }

  /** There, or made by a write of which nobody knows what became. */
  private static boolean mayBeThere(MirrorRow row) {
    return row.remote().isPresent()
        || row.hashes().attempted().filter(attempted -> !attempted.isAbsent()).isPresent();
  }

  /** Nobody knows what an object is that was to go. */
  private static Optional<Kind> kind(MirrorRow row) {
    return Optional.of(row.form())
        .filter(form -> !form.isEmpty())
        .map(form -> Kind.of(ShapeForm.decode(form)));
  }
}
