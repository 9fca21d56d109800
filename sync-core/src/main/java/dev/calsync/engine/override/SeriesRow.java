package dev.calsync.engine.override;

import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.projection.SlotFinder;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.Slot;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorRow;
import java.util.Optional;

/**
 * A mirrored series as it shall be: what its slots show as long as no override says otherwise.
 *
 * @param row its row
 * @param shape what it shall show; empty if it shall not be there, or is no series
 * @param slots finds its slots
 */
public record SeriesRow(MirrorRow row, Optional<MirrorShape> shape, SlotFinder slots) {

  /** The series of a row. */
  public static SeriesRow of(MirrorRow row, SlotFinder slots) {
    Optional<MirrorShape> shape =
        row.form().isEmpty() ? Optional.empty() : Optional.of(ShapeForm.decode(row.form()));
    return new SeriesRow(row, shape.filter(shown -> shown.recurrence().isPresent()), slots);
  }

  /** Whether it shall not be there, or is no series. */
  public boolean isNone() {
    return shape.isEmpty();
  }

  /** Whether a slot was taken out of the series. */
  public boolean removes(Slot slot) {
    return shape
        .flatMap(MirrorShape::recurrence)
        .filter(it -> it.removed().contains(slot))
        .isPresent();
  }

  /** What an untouched occurrence shows; empty if the series has none there. */
  public Optional<MirrorShape> occurrence(Slot slot) {
    return shape.filter(shown -> slots.shows(shown, slot)).flatMap(shown -> shown.occurrence(slot));
  }

  /** The hash of that, {@link FormHash#ABSENT} if there is none. */
  public FormHash untouched(Slot slot) {
    return occurrence(slot).map(ShapeForm::hash).orElse(FormHash.ABSENT);
  }
}
