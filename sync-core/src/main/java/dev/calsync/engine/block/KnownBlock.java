package dev.calsync.engine.block;

import dev.calsync.engine.form.ShapeForm;
import dev.calsync.event.Availability;
import dev.calsync.event.EventTime;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.TimeRange;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Part;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The mirror of a block that is at the target, or on its way to it or from it.
 *
 * @param row its row
 * @param extent when it takes place; of one that is held what the target shows
 */
public record KnownBlock(MirrorRow row, TimeRange extent) {

  /** The block of a row; empty for one that is gone. */
  public static Optional<KnownBlock> of(MirrorRow row) {
    boolean gone =
        row.hashes().desired().isAbsent()
            && row.hashes().applied().isAbsent()
            && row.hashes().attempted().isEmpty();
    return row.extent().filter(any -> !gone).map(extent -> new KnownBlock(row, extent));
  }

  Part part() {
    return row.key().part();
  }

  /** A block's name says whether it is made of days: a kind of which no other can be made. */
  boolean ofDays() {
    return BlockNames.isOfDays(part());
  }

  boolean isWanted() {
    return !row.hashes().desired().isAbsent();
  }

  /** Whether something that it lost waits for a decision, or was kept by one. */
  boolean isKept() {
    return row.hold().isPresent() || row.detached();
  }

  /** What it shows of the time before some day or instant, as far as that is settled. */
  Optional<Block> before(Instant from, LocalDate day) {
    return Optional.of(row.form())
        .filter(form -> isWanted() && !isKept() && extent.from().isBefore(from) && !form.isEmpty())
        .map(ShapeForm::decode)
        .flatMap(shape -> before(shape, from, day));
  }

  private Optional<Block> before(MirrorShape shape, Instant from, LocalDate day) {
    Availability availability = shape.details().availability();
    Block.Kind kind = Block.Kind.of(shape.time(), availability);
    if (shape.time() instanceof EventTime.AllDay days) {
      return days.start().isBefore(day)
          ? Optional.of(new Block(kind, Block.days(days.start(), day)))
          : Optional.empty();
    }
    return Optional.of(new Block(kind, new TimeRange(extent.from(), from)));
  }
}
