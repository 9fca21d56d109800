package dev.calsync.engine.mirror;

import dev.calsync.calendar.Capabilities;
import dev.calsync.connector.SourceObject;
import dev.calsync.store.FormHash;
import dev.calsync.store.ItemState;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.SourceItem;
import java.util.Optional;

/**
 * Watches over the marks of known mirrors. A mirror whose mark was taken off or exchanged is still
 * ours by its row, but would be taken for the user's own once the store is lost (R-F5, INV-1); so a
 * missing mark is drift, and a write puts it back.
 *
 * <pre>
 * mark                  | row saw it so | remembered    | sight
 * ----------------------+---------------+---------------+--------------------------------------
 * there, or not visible | whatever      | whatever      | KEPT
 * missing               | yes           | whatever      | AWAITED  its write did not happen yet
 * missing               | no            | nothing       | LOST     one write puts it back
 * missing               | no            | a write asked | DROPPED  the write did not help
 * missing               | no            | left          | LEFT     that was told
 * </pre>
 *
 * <p>What is remembered is the item of the object, without a mark: under the hash of {@link
 * UnmarkedObject} once a write was asked for, under that of what it shows once it is left so. It is
 * forgotten when the mark is read again. So a provider that keeps no marks costs one write a
 * mirror, never a loop (INV-11).
 */
public final class MarkWatch {

  /** What a reading says of a mirror's mark. */
  public enum Sight {
    /** It is there, or cannot be seen here. */
    KEPT,
    /** It is missing, and a write shall put it back. */
    LOST,
    /** It is missing, and the write that puts it back is still to come. */
    AWAITED,
    /** It is missing after the write that should have put it back. */
    DROPPED,
    /** It is missing, as it was when it was given up. */
    LEFT;

    /** Whether the mirror counts as one that lacks what we write. */
    public boolean isDrift() {
      return this == LOST || this == AWAITED;
    }
  }

  private final Recognition recognition;

  /**
   * A watch.
   *
   * @param recognition tells marks
   */
  public MarkWatch(Recognition recognition) {
    this.recognition = recognition;
  }

  /**
   * Looks at the mark of a mirror.
   *
   * @param object the mirror as it was read
   * @param shown the hash of what it shows
   * @param row its row
   * @param marks where marks can be read in its calendar
   * @param was what is remembered of the object
   */
  public Sight look(
      SourceObject object,
      FormHash shown,
      MirrorRow row,
      Capabilities.Marks marks,
      Optional<SourceItem> was) {
    if (marks != Capabilities.Marks.IN_LISTING || recognition.bearsItsMark(object, row)) {
      return Sight.KEPT;
    }
    if (row.hashes().observed().equals(UnmarkedObject.hash(shown))) {
      return Sight.AWAITED;
    }
    return was.filter(MarkWatch::isUnmarked)
        .map(item -> item.content().equals(shown) ? Sight.LEFT : Sight.DROPPED)
        .orElse(Sight.LOST);
  }

  /** Whether an item is the memory of a mirror without its mark. */
  public static boolean isUnmarked(SourceItem item) {
    return item.state() == ItemState.MANAGED && item.mark().isEmpty();
  }
}
