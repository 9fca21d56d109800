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
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The series that came in with the change that cut another one off: both are changes of a reading
 * that was planned to its end, so they are seen together in whatever order they came (SEM-40). A
 * page of only new events, as in a first mirror, is not even looked into.
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
    List<CanonicalRow> changes =
        rows.stream().filter(row -> row.live() && row.changedSeq() > planned).toList();
    Predicate<CanonicalRow> isNew = row -> row.version() == 1;
    if (changes.stream().allMatch(isNew) || changes.stream().noneMatch(isNew)) {
      return Map.of();
    }
    Map<String, EventBody> cut = series(changes.stream().filter(isNew.negate()));
    Map<String, SeriesLineage> found = new LinkedHashMap<>();
    series(changes.stream().filter(isNew))
        .forEach((uid, later) -> lineage(cut, later).ifPresent(it -> found.put(uid, it)));
    return found;
  }

  private static Map<String, EventBody> series(Stream<CanonicalRow> rows) {
    Map<String, EventBody> series = new LinkedHashMap<>();
    rows.forEach(
        row ->
            body(row).filter(EventBody::isSeries).ifPresent(body -> series.put(row.uid(), body)));
    return series;
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
