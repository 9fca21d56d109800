package dev.calsync.engine.projection;

import dev.calsync.engine.canonical.Bounds;
import dev.calsync.event.EventBody;
import dev.calsync.event.Expansion;
import dev.calsync.event.TimeRange;
import java.time.Instant;
import java.util.List;

/**
 * What ended too long ago is shown no more, if the edge says so (R-C11, SEM-11). A series in one
 * object is over with its last occurrence.
 */
public final class RetentionRule {

  private RetentionRule() {}

  /**
   * What of an event is kept.
   *
   * @param projected what the target would show of it
   * @param body the event
   * @param terms finds occurrences
   * @param from what ended before is not kept
   */
  public static Projected kept(Projected projected, EventBody body, Terms terms, Instant from) {
    if (projected.parts().isEmpty() || from.equals(TimeRange.ALWAYS.from())) {
      return projected;
    }
    List<DesiredPart> kept =
        projected.parts().stream()
            .filter(
                part ->
                    part.extent()
                        .map(extent -> extent.to().isAfter(from))
                        .orElseGet(() -> goesOn(body, terms, from)))
            .toList();
    return kept.isEmpty()
        ? Projected.excluded(Exclusion.PRUNED)
        : new Projected(kept, projected.excluded(), projected.degradations());
  }

  /** Of a series that has no end, or none that can be told, nobody says that it is over. */
  private static boolean goesOn(EventBody series, Terms terms, Instant from) {
    Instant end = Bounds.of(series).to();
    if (!end.isAfter(from) || end.equals(TimeRange.ALWAYS.to())) {
      return end.isAfter(from);
    }
    Expansion rest = terms.expander().between(series, new TimeRange(from, end), terms.frame());
    return !rest.complete() || !rest.occurrences().isEmpty();
  }
}
