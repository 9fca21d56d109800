package dev.calsync.engine.projection;

import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.SeriesSupport.Limit;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.event.EventTime;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.MirrorShape.ShownOverride;
import dev.calsync.event.Recurrence;
import dev.calsync.event.Slot;
import dev.calsync.store.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One series within the limits of its target. A changed occurrence that the target would refuse, or
 * cannot bring back, is a removed slot and an event of its own, from the start and not after an
 * error (SEM-5, SEM-6, SEM-47).
 *
 * <p>In a target that keeps series in parts, an override that is an object once stays one as long
 * as its slot is there: no provider makes it a mere occurrence again, and as an object it shows
 * what was written to it, whatever becomes of its series.
 */
final class LimitedSeries {

  private final DesiredPart series;
  private final MirrorShape shape;
  private final SeriesSupport can;
  private final Terms terms;
  private final SlotFinder slots;
  private final Set<Slot> gone;
  private final Map<Slot, MirrorShape> within = new TreeMap<>();
  private final Map<Slot, MirrorShape> detached = new TreeMap<>();
  private final List<Degradation> losses = new ArrayList<>();

  LimitedSeries(DesiredPart series, Known known, Terms terms) {
    this.series = series;
    this.shape = ShapeForm.normal(series.shape());
    this.can = terms.capabilities().series();
    this.terms = terms;
    this.slots = new SlotFinder(terms.expander(), terms.frame());
    this.gone =
        known.removedFrom(series.part()).stream()
            .map(slot -> ofItsKind(slot, shape.time().startSlot()))
            .collect(Collectors.toCollection(TreeSet::new));
    shape.overrides().forEach(this::place);
    gone.forEach(this::bringBack);
    if (can.kept() == SeriesSupport.Kept.PARTS) {
      known.overridesOf(series.part()).filter(this::isUnchanged).forEach(this::keep);
    }
  }

  List<Degradation> losses() {
    return losses;
  }

  List<DesiredPart> parts() {
    List<DesiredPart> parts = new ArrayList<>();
    parts.add(new DesiredPart(series.part(), master(), series.extent()));
    if (can.kept() == SeriesSupport.Kept.PARTS) {
      within.forEach((slot, shown) -> parts.add(override(slot, shown)));
    }
    detached.forEach((slot, shown) -> parts.add(single(slot, shown)));
    return parts;
  }

  /** What was removed while the series was of whole days stays removed where it is of times. */
  private static Slot ofItsKind(Slot slot, Slot first) {
    if (first instanceof Slot.OnDay) {
      return new Slot.OnDay(slot.day());
    }
    return slot instanceof Slot.OnDay
        ? new Slot.AtTime(slot.day().atTime(((Slot.AtTime) first).start().toLocalTime()))
        : slot;
  }

  private void place(ShownOverride override) {
    MirrorShape shown = MirrorShape.single(override.time(), override.details());
    Slot slot = override.slot();
    if (isBeyondLimits(override)) {
      detach(slot, shown, Degradation.OVERRIDE_DETACHED);
    } else if (gone.contains(slot)) {
      detach(slot, shown, Degradation.SLOT_RETURNED);
    } else {
      within.put(slot, shown);
    }
  }

  private boolean isBeyondLimits(ShownOverride override) {
    EventTime time = override.time();
    boolean otherKind =
        time instanceof EventTime.AllDay != shape.time() instanceof EventTime.AllDay;
    return (otherKind && !can.allows(Limit.KIND_OF_OVERRIDES))
        || (!can.allows(Limit.OVERRIDES_CROSSING)
            && slots.crosses(shape, override.slot(), time.startSlot()));
  }

  private void bringBack(Slot slot) {
    boolean wanted = !detached.containsKey(slot) && isUnchanged(slot);
    shape
        .occurrence(slot)
        .filter(it -> wanted)
        .ifPresent(shown -> detach(slot, shown, Degradation.SLOT_RETURNED));
  }

  private void detach(Slot slot, MirrorShape shown, Degradation why) {
    detached.put(slot, shown);
    if (!losses.contains(why)) {
      losses.add(why);
    }
  }

  private void keep(Slot slot) {
    shape.occurrence(slot).ifPresent(shown -> within.put(slot, shown));
  }

  /** Whether the series shows something there, and just what its rule says. */
  private boolean isUnchanged(Slot slot) {
    return !within.containsKey(slot) && !detached.containsKey(slot) && slots.shows(shape, slot);
  }

  /** What is gone is told of even where the series has no slot any more: it may have one again. */
  private MirrorShape master() {
    Recurrence repeats = shape.recurrence().orElseThrow();
    List<Slot> removed = new ArrayList<>(repeats.removed());
    removed.addAll(detached.keySet());
    removed.addAll(gone);
    return new MirrorShape(
        shape.time(),
        shape.details(),
        Optional.of(new Recurrence(repeats.rules(), repeats.added(), removed)),
        can.kept() == SeriesSupport.Kept.PARTS ? List.of() : overridesWithin());
  }

  private List<ShownOverride> overridesWithin() {
    return shape.overrides().stream()
        .filter(override -> within.containsKey(override.slot()))
        .toList();
  }

  /** Part of its series, whenever it takes place. */
  private DesiredPart override(Slot slot, MirrorShape shown) {
    return new DesiredPart(Part.override(series.part(), slot), shown, Optional.empty());
  }

  private DesiredPart single(Slot slot, MirrorShape shown) {
    return new DesiredPart(
        Part.slot(atSource(slot)), shown, Extent.of(shown.time(), terms.frame()));
  }

  /** A series with a buffer begins earlier than at its source (SEM-7). */
  private Slot atSource(Slot slot) {
    return slot instanceof Slot.AtTime at
        ? new Slot.AtTime(at.start().plus(terms.policy().buffer().ahead()))
        : slot;
  }
}
