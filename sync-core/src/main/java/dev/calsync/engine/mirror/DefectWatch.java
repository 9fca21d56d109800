package dev.calsync.engine.mirror;

import dev.calsync.calendar.Capabilities;
import dev.calsync.connector.SourceObject;
import dev.calsync.event.EventBody;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.SourceItem;
import java.util.Optional;

/**
 * Watches over what known mirrors are beside what they show: their marks, their UIDs, and that
 * nobody is invited to them. A mirror whose mark was taken off or exchanged is still ours by its
 * row, but would be taken for the user's own once the store is lost (R-F5, INV-1); one whose UID
 * was changed would become the user's own with the next mark that goes; a cancelled one takes no
 * time. So a {@link Defect} is drift, and a write mends it.
 *
 * <pre>
 * mark and UID            | row saw it so | remembered        | sight
 * ------------------------+---------------+-------------------+---------------------------------
 * as we wrote them, or    | whatever      | whatever          | KEPT
 *   not visible           |               |                   |
 * defect                  | yes           | whatever          | AWAITED  its write is to come
 * defect                  | no            | nothing           | LOST     one write mends it
 * defect, version other   | no            | mended 1 or 2     | LOST     somebody came after our
 *   than our write left   |               |   times           |            write, or so it looks
 * defect, version as our  | no            | mended            | DROPPED  the write did not help
 *   write left it         |               |                   |
 * defect                  | no            | mended 3 times    | DROPPED  it helps nothing
 * defect                  | no            | left              | LEFT     that was told
 * another UID, status, or | no            | nothing           | KEPT     the target gives them
 *   guests, version as    |               |                   |            itself
 *   our write left it     |               |                   |
 * </pre>
 *
 * <p>What is remembered is the item of the object, without a mark, under the hash of a {@link
 * Mending}. It is forgotten when the object is read without a defect. So a provider that keeps no
 * marks, or gives UIDs of its own, costs one write a mirror; one whose versions change by
 * themselves three (FLT-23); never a loop (INV-11, FLT-16).
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
   * @param mending what is to be remembered of it, unless it was kept
   */
  public record Look(Sight sight, Optional<Defect> defect, FormHash seen, Mending mending) {}

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
   * @param body what was read of it
   * @param shown the hash of what it shows
   * @param row its row
   * @param marks where marks can be read in its calendar
   * @param was what is remembered of the object
   */
  public Look look(
      SourceObject object,
      EventBody body,
      FormHash shown,
      MirrorRow row,
      Capabilities.Marks marks,
      Optional<SourceItem> was) {
    Optional<Defect> defect =
        recognition
            .defectOf(object, row, marks == Capabilities.Marks.IN_LISTING)
            .or(() -> Defect.of(body));
    Optional<Mending> before = was.flatMap(Mending::in);
    if (defect.isEmpty()) {
      return new Look(Sight.KEPT, defect, shown, Mending.ONCE);
    }
    FormHash observed = row.hashes().observed();
    if (Defect.in(observed, shown).isPresent()) {
      return new Look(Sight.AWAITED, defect, observed, before.orElse(Mending.ONCE));
    }
    boolean untouched = isAsWritten(object, row);
    Sight sight =
        before
            .map(mending -> again(mending, untouched))
            .orElse(
                untouched && defect.get() != Defect.UNMARKED
                    // Nobody but its target can have given it that.
                    ? Sight.KEPT
                    : Sight.LOST);
    return sight == Sight.LOST
        ? new Look(
            sight,
            defect,
            defect.get().hash(shown),
            before.flatMap(Mending::next).orElse(Mending.ONCE))
        : new Look(sight, defect, shown, Mending.LEFT);
  }

  /** A defect that was mended before. */
  private static Sight again(Mending before, boolean untouched) {
    if (before == Mending.LEFT) {
      return Sight.LEFT;
    }
    return untouched || before.next().isEmpty() ? Sight.DROPPED : Sight.LOST;
  }

  /** Nobody touched it since our write. */
  private static boolean isAsWritten(SourceObject object, MirrorRow row) {
    return row.remote().map(MirrorRemote::version).filter(object.version()::equals).isPresent();
  }
}
