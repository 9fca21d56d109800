package dev.calsync.engine.edge;

import dev.calsync.engine.canonical.Split;
import dev.calsync.engine.directory.SeriesLineage;
import dev.calsync.engine.form.BodyForm;
import dev.calsync.event.EventBody;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.Slot;
import dev.calsync.failure.CalsyncException;
import dev.calsync.store.CanonicalRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The series that came in with the change that cut another one off: both are changes of a reading
 * that was planned to its end, so they are seen together in whatever order they came (SEM-40).
 */
final class Splits {

  private final Split split;

  Splits(SeriesExpander expander) {
    this.split = new Split(expander);
  }

  /**
   * The new series among changes that go on with another one.
   *
   * @param rows the changes
   * @param planned up to which change the edge had planned before
   * @return by UID
   */
  Map<String, SeriesLineage> among(List<CanonicalRow> rows, long planned) {
    Map<String, EventBody> cut = new LinkedHashMap<>();
    Map<String, EventBody> fresh = new LinkedHashMap<>();
    for (CanonicalRow row : rows) {
      if (row.live() && row.changedSeq() > planned) {
        body(row)
            .filter(EventBody::isSeries)
            .ifPresent(body -> (row.version() == 1 ? fresh : cut).put(row.uid(), body));
      }
    }
    Map<String, SeriesLineage> found = new LinkedHashMap<>();
    fresh.forEach(
        (uid, later) -> lineage(cut, later).ifPresent(lineage -> found.put(uid, lineage)));
    return found;
  }

  private Optional<SeriesLineage> lineage(Map<String, EventBody> cut, EventBody later) {
    return cut.entrySet().stream()
        .flatMap(
            earlier ->
                cut(earlier.getValue(), later)
                    .map(slot -> new SeriesLineage(earlier.getKey(), slot))
                    .stream())
        .findFirst();
  }

  /** What cannot be expanded, or not be read, is no half of anything that is known. */
  private Optional<Slot> cut(EventBody earlier, EventBody later) {
    try {
      return split.cut(earlier, later);
    } catch (CalsyncException unclear) {
      return Optional.empty();
    }
  }

  private static Optional<EventBody> body(CanonicalRow row) {
    try {
      return Optional.of(BodyForm.decode(row.body()));
    } catch (CalsyncException garbled) {
      return Optional.empty();
    }
  }
}
