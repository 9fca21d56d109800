package dev.calsync.engine.mirror;

import dev.calsync.calendar.Capabilities;
import dev.calsync.connector.SourceObject;
import dev.calsync.store.FormHash;
import dev.calsync.store.ItemState;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.SourceItem;
import java.util.Optional;

/**
 * Watches over what tells known mirrors: their marks and their UIDs. A mirror whose mark was taken
 * off or exchanged is still ours by its row, but would be taken for the user's own once the store
 * is lost (R-F5, INV-1); one whose UID was changed would become the user's own with the next mark
 * that goes. So a {@link Defect} is drift, and a write mends it.
 *
 * <pre>
 * mark and UID            | row saw it so | remembered    | sight
 * ------------------------+---------------+---------------+-------------------------------------
 * as we wrote them, or    | whatever      | whatever      | KEPT
 *   not visible           |               |               |
 * defect                  | yes           | whatever      | AWAITED  its write did not happen yet
 * defect                  | no            | nothing       | LOST     one write mends it
 * defect                  | no            | a write asked | DROPPED  the write did not help
 * defect                  | no            | left          | LEFT     that was told
 * another UID, version as | no            | nothing       | KEPT     the target gives UIDs itself
 *   our write left it     |               |               |
 * </pre>
 *
 * <p>What is remembered is the item of the object, without a mark: under the hash of the defect
 * once a write was asked for, under that of what it shows once it is left so. It is forgotten when
 * the object is read without one. So a provider that keeps no marks, or gives UIDs of its own,
 * costs one write a mirror, never a loop (INV-11).
 */
public final class DefectWatch {

  /** What a reading says of a mirror's mark and UID. */
  public enum Sight {
    /** They are there, or cannot be seen here. */
    KEPT,
    /** One is wrong, and a write shall put it right. */
    LOST,
    /** One is wrong, and the write that puts it right is still to come. */
    AWAITED,
    /** One is wrong after the write that should have put it right. */
    DROPPED,
    /** One is wrong, as it was when it was given up. */
    LEFT
  }

  /**
   * How a mirror was met.
   *
   * @param sight what that says
   * @param defect what is wrong, if anything
   * @param seen the hash to hold against the row's: that of the defect where it is drift, else that
   *     of what the mirror shows
   */
  public record Look(Sight sight, Optional<Defect> defect, FormHash seen) {}

  private final Recognition recognition;

  /**
   * A watch.
   *
   * @param recognition tells marks
   */
  public DefectWatch(Recognition recognition) {
    this.recognition = recognition;
  }

  /**
   * Looks at a mirror.
   *
   * @param object the mirror as it was read
   * @param shown the hash of what it shows
   * @param row its row
   * @param marks where marks can be read in its calendar
   * @param was what is remembered of the object
   */
  public Look look(
      SourceObject object,
      FormHash shown,
      MirrorRow row,
      Capabilities.Marks marks,
      Optional<SourceItem> was) {
    Optional<Defect> defect =
        recognition.defectOf(object, row, marks == Capabilities.Marks.IN_LISTING);
    if (defect.isEmpty()) {
      return new Look(Sight.KEPT, defect, shown);
    }
    FormHash observed = row.hashes().observed();
    if (Defect.in(observed, shown).isPresent()) {
      return new Look(Sight.AWAITED, defect, observed);
    }
    Optional<FormHash> tried = was.filter(DefectWatch::isMemory).map(SourceItem::content);
    if (tried.isPresent()) {
      Sight sight = tried.filter(shown::equals).isPresent() ? Sight.LEFT : Sight.DROPPED;
      return new Look(sight, defect, shown);
    }
    return isTheTargetsOwn(defect.get(), object, row)
        ? new Look(Sight.KEPT, defect, shown)
        : new Look(Sight.LOST, defect, defect.get().hash(shown));
  }

  /** Nobody touched it since our write, so the UID is the one that its target gave it. */
  private static boolean isTheTargetsOwn(Defect defect, SourceObject object, MirrorRow row) {
    return defect == Defect.UID_CHANGED
        && row.remote().map(MirrorRemote::version).filter(object.version()::equals).isPresent();
  }

  /** Whether an item is the memory of a mirror with a defect. */
  public static boolean isMemory(SourceItem item) {
    return item.state() == ItemState.MANAGED && item.mark().isEmpty();
  }
}
