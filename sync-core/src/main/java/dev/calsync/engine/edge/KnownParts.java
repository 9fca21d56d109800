package dev.calsync.engine.edge;

import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.SeriesSupport.Limit;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.mirror.RemovedOccurrence;
import dev.calsync.engine.projection.Known;
import dev.calsync.event.Recurrence;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeRange;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Part;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the rows of a mirror say of what is there. */
final class KnownParts {

  private KnownParts() {}

  static Known of(EdgeProjection.There mirror, EdgeTerms terms) {
    SeriesSupport series = terms.target().capabilities().series();
    Map<Part, Optional<TimeRange>> parts = new HashMap<>();
    Map<Part, Slot> firstSlots = new HashMap<>(mirror.found());
    mirror.rows().stream()
        .filter(KnownParts::isThere)
        .forEach(
            row -> {
              parts.put(row.key().part(), row.extent());
              if (terms.beginsSomewhere() && row.key().part().isSeries() && !row.form().isEmpty()) {
                firstSlots.put(
                    row.key().part(), EdgeProjection.firstSlot(ShapeForm.decode(row.form())));
              }
            });
    return new Known(
        parts,
        series.allows(Limit.RETURN_OF_SLOTS) ? Map.of() : removedForGood(mirror.rows()),
        firstSlots);
  }

  /** An override that was never written is no object yet, and need not become one. */
  private static boolean isThere(MirrorRow row) {
    boolean made = row.remote().isPresent() || row.hashes().attempted().isPresent();
    return !row.hashes().desired().isAbsent()
        && !row.detached()
        && (made || row.key().part().kind() != Part.Kind.OVERRIDE);
  }

  /** What was removed stays so: by us, as the form of the series says, or by somebody else. */
  private static Map<Part, Set<Slot>> removedForGood(Collection<MirrorRow> mirror) {
    Map<Part, Set<Slot>> removed = new HashMap<>();
    for (MirrorRow row : mirror) {
      Part part = row.key().part();
      if (part.isOverride() && row.hashes().observed().equals(RemovedOccurrence.HASH)) {
        removed
            .computeIfAbsent(part.parent().orElseThrow(), any -> new HashSet<>())
            .add(part.slot());
      } else if (row.remote().isPresent() && !row.form().isEmpty()) {
        ShapeForm.decode(row.form())
            .recurrence()
            .map(Recurrence::removed)
            .ifPresent(
                slots -> removed.computeIfAbsent(part, any -> new HashSet<>()).addAll(slots));
      }
    }
    return removed;
  }
}
