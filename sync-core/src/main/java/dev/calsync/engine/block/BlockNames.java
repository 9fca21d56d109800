package dev.calsync.engine.block;

import dev.calsync.event.CanonicalKey;
import dev.calsync.event.EventTime;
import dev.calsync.event.Slot;
import dev.calsync.store.Part;
import java.util.function.Predicate;

/**
 * How blocks are named. A block is called by its start when it was first made: an instant or, of
 * whole days, a date; {@code ~2} and so on behind it where that name is taken. The name outlives
 * every move of the block and is history: after a loss of the store only its mark knows it (R-F5).
 */
public final class BlockNames {

  /** Stands where mirrors of events have their source calendar: blocks have several. */
  private static final String CALENDAR = "blocks";

  private BlockNames() {}

  /** What a block's mirror has in the place of an event's natural name. */
  public static CanonicalKey key(Part part) {
    return new CanonicalKey(CALENDAR, uid(part));
  }

  /** What its row and its journal lines are called by. */
  public static String uid(Part part) {
    return part.text();
  }

  static boolean isOfDays(Part part) {
    return part.at().indexOf('T') < 0;
  }

  /** The first free name of a block. */
  static Part free(DesiredBlock block, Predicate<Part> taken) {
    String start = start(block);
    Part part = new Part(Part.Kind.BLOCK, start);
    for (int next = 2; taken.test(part); next++) {
      part = new Part(Part.Kind.BLOCK, start + "~" + next);
    }
    return part;
  }

  private static String start(DesiredBlock block) {
    EventTime time = block.shape().time();
    return time instanceof EventTime.AllDay days
        ? new Slot.OnDay(days.start()).text()
        : block.extent().from().toString();
  }
}
