package dev.calsync.engine.edge;

import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.plan.Withdrawal;
import dev.calsync.engine.projection.Exclusion;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.Visibility;
import dev.calsync.store.MirrorRow;
import java.util.stream.Stream;

/**
 * Which writes go ahead of all others: those that take back what their owner made private (SEM-19).
 */
final class Urgency {

  private Urgency() {}

  /** Whether what a mirror is to show is to be private, and may not be so yet. */
  static boolean of(MirrorRow row, MirrorShape wanted) {
    boolean strippedBefore =
        !row.hashes().differs() && !row.form().isEmpty() && isPrivate(ShapeForm.decode(row.form()));
    return isThere(row) && isPrivate(wanted) && !strippedBefore;
  }

  /** Whether a mirror goes because its event is private. */
  static boolean of(MirrorRow row, Withdrawal why) {
    return isThere(row) && why.reason().equals(Exclusion.PRIVATE_SKIPPED.code());
  }

  private static boolean isThere(MirrorRow row) {
    return row.remote().isPresent() || row.hashes().attempted().isPresent();
  }

  private static boolean isPrivate(MirrorShape shape) {
    return Stream.concat(
            Stream.of(shape.details()), shape.overrides().stream().map(each -> each.details()))
        .anyMatch(details -> details.visibility() != Visibility.NORMAL);
  }
}
