package dev.calsync.engine.form;

import dev.calsync.event.EventTime;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.MirrorShape.ShownDetails;
import dev.calsync.event.MirrorShape.ShownOverride;
import dev.calsync.event.Recurrence;
import dev.calsync.event.Slot;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one way to say what a shape means (SEM-35): words in {@link PlainText}, rules in {@link
 * RuleNormalForm}, removed slots win over everything, an override that changes nothing is none.
 */
final class ShapeNormalForm {

  private ShapeNormalForm() {}

  static MirrorShape of(MirrorShape shape) {
    ShownDetails details = plain(shape.details());
    return shape
        .recurrence()
        .map(repeats -> series(shape, details, repeats))
        .orElseGet(() -> new MirrorShape(shape.time(), details, Optional.empty(), List.of()));
  }

  private static MirrorShape series(MirrorShape shape, ShownDetails details, Recurrence repeats) {
    Set<Slot> removed = new HashSet<>(repeats.removed());
    Recurrence recurrence =
        new Recurrence(
            RuleNormalForm.ofAll(repeats.rules(), shape.time().startSlot()),
            repeats.added().stream().filter(slot -> !removed.contains(slot)).toList(),
            repeats.removed());
    KnownSlots slots = new KnownSlots(shape.time().startSlot(), recurrence);
    List<ShownOverride> overrides =
        shape.overrides().stream()
            .filter(override -> !removed.contains(override.slot()))
            .map(o -> new ShownOverride(o.slot(), o.time(), plain(o.details())))
            .filter(o -> !o.details().equals(details) || isElsewhere(o, shape.time(), slots))
            .toList();
    return new MirrorShape(shape.time(), details, Optional.of(recurrence), overrides);
  }

  /** True unless the series itself is sure to have an occurrence at just this time. */
  private static boolean isElsewhere(ShownOverride override, EventTime first, KnownSlots slots) {
    return !override.time().equals(first.at(override.slot()).orElse(null))
        || !slots.contain(override.slot());
  }

  private static ShownDetails plain(ShownDetails details) {
    return new ShownDetails(
        PlainText.of(details.text()), details.availability(), details.visibility());
  }
}
