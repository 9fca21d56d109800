package dev.calsync.engine.projection;

import dev.calsync.calendar.SeriesSupport;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is shown, as the target keeps it: what it cannot keep within a series is an event of its own
 * (SEM-5, SEM-6, SEM-47); and where it keeps series in parts, each override is one.
 */
final class AsKept {

  private AsKept() {}

  static Projected of(Projected whole, Known known, Terms terms) {
    SeriesSupport series = terms.capabilities().series();
    if (series.kept() == SeriesSupport.Kept.WHOLE && series.limits().isEmpty()) {
      return whole;
    }
    List<DesiredPart> parts = new ArrayList<>();
    Set<Degradation> losses = new LinkedHashSet<>(whole.degradations());
    for (DesiredPart part : whole.parts()) {
      if (part.shape().recurrence().isEmpty()) {
        parts.add(part);
      } else {
        LimitedSeries kept = new LimitedSeries(part, known, terms);
        parts.addAll(kept.parts());
        losses.addAll(kept.losses());
      }
    }
    return new Projected(parts, whole.excluded(), List.copyOf(losses));
  }
}
