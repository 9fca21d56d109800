package dev.calsync.engine.edge;

import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.plan.Withdrawal;
import dev.calsync.engine.projection.DesiredPart;
import dev.calsync.engine.projection.Exclusion;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.MirrorShape.ShownDetails;
import dev.calsync.event.MirrorShape.ShownOverride;
import dev.calsync.event.Recurrence;
import dev.calsync.event.Slot;
import dev.calsync.event.Visibility;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Part;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which writes of an event go ahead of all others: those that take back what its owner made private
 * (SEM-19), and those that make room for the other half of a series (SEM-40).
 *
 * @param event what the edge shows of it
 * @param rows its known mirrors by part
 * @param isCut whether another series goes on from where it ends now
 */
record Urgency(EdgeProjection event, Map<Part, MirrorRow> rows, boolean isCut) {

  /**
   * Whether a part makes room, or is to be private, as a whole or here and there, and may not be so
   * yet.
   */
  boolean of(DesiredPart part) {
    return makesRoom(part) || isStripped(part);
  }

  private boolean makesRoom(DesiredPart part) {
    return isCut && Optional.ofNullable(rows.get(part.part())).filter(Urgency::isThere).isPresent();
  }

  private boolean isStripped(DesiredPart part) {
    return event.withheld().isPrivate()
        && (turnsPrivate(part)
            || event.parts().stream()
                .filter(it -> waitsFor(it, part))
                .anyMatch(this::turnsPrivate));
  }

  /** Whether a mirror makes room, or goes because its event, or an occurrence of it, is private. */
  boolean of(MirrorRow row, Withdrawal why) {
    boolean asSingles = event.withheld().isPrivate() && row.key().part().isSeries();
    boolean skipped = why.reason().equals(Exclusion.PRIVATE_SKIPPED.code());
    return isThere(row) && (isCut || asSingles || skipped);
  }

  private static boolean waitsFor(DesiredPart child, DesiredPart series) {
    return child.part().parent().filter(series.part()::equals).isPresent();
  }

  private boolean turnsPrivate(DesiredPart part) {
    return shownBy(part.part())
        .filter(Urgency::isThere)
        .filter(row -> before(row).map(it -> takesBack(it, part.shape())).orElse(true))
        .isPresent();
  }

  /** The mirror that shows a part until now: an occurrence without an object is its series'. */
  private Optional<MirrorRow> shownBy(Part part) {
    return Optional.ofNullable(rows.get(part))
        .or(() -> part.parent().flatMap(series -> Optional.ofNullable(rows.get(series))));
  }

  private static boolean isThere(MirrorRow row) {
    return row.remote().isPresent() || row.hashes().attempted().isPresent();
  }

  /** What the target shows; empty where another write is due, so that it may show anything. */
  private static Optional<MirrorShape> before(MirrorRow row) {
    return Optional.of(row.form())
        .filter(form -> !row.hashes().differs() && !form.isEmpty())
        .map(ShapeForm::decode);
  }

  /** Whether something is private that was not, or an occurrence goes: it may be a private one. */
  private static boolean takesBack(MirrorShape before, MirrorShape wanted) {
    boolean all = isPrivate(wanted.details()) && !isPrivate(before.details());
    boolean one =
        wanted.overrides().stream()
            .filter(override -> isPrivate(override.details()))
            .anyMatch(override -> !isPrivate(shown(before, override.slot())));
    return all || one || !removed(before).containsAll(removed(wanted));
  }

  private static ShownDetails shown(MirrorShape series, Slot slot) {
    return series.overrides().stream()
        .filter(override -> override.slot().equals(slot))
        .findFirst()
        .map(ShownOverride::details)
        .orElseGet(series::details);
  }

  private static Set<Slot> removed(MirrorShape shape) {
    return new HashSet<>(shape.recurrence().map(Recurrence::removed).orElse(List.of()));
  }

  private static boolean isPrivate(ShownDetails details) {
    return details.visibility() != Visibility.NORMAL;
  }
}
