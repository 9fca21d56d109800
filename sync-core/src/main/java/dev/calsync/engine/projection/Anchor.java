package dev.calsync.engine.projection;

import dev.calsync.engine.canonical.Grid;
import dev.calsync.engine.canonical.Search;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.Occurrence;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeRange;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a native series begins at its target: with the first slot that still takes place inside the
 * window, or with the slot that its mirror begins with already, whichever is earlier. So an anchor
 * does not move with the window, and a source that begins earlier than it did is shown (SEM-9).
 *
 * <p>A slot that the source moved is looked for on its day. Where none can be told, the series
 * begins where its source does.
 */
final class Anchor {

  private final EventBody series;
  private final Terms terms;
  private final List<RecurrenceRule> rules;
  private final Grid grid;

  private Anchor(EventBody series, Terms terms) {
    this.series = series;
    this.terms = terms;
    this.rules = series.recurrence().orElseThrow().rules();
    this.grid = new Grid(series.time().startSlot(), terms.expander());
  }

  /**
   * The slot to begin with.
   *
   * @param known the slot that the mirror begins with
   * @return empty to begin as the source does
   */
  static Optional<Slot> of(EventBody series, Optional<Slot> known, Terms terms) {
    return new Anchor(series, terms).slot(known);
  }

  private Optional<Slot> slot(Optional<Slot> known) {
    Slot own = series.time().startSlot();
    if (beginsInside() || known.filter(own::equals).isPresent()) {
      return Optional.empty();
    }
    return Stream.concat(firstInside().stream(), known.flatMap(this::kept).stream())
        .min(Comparator.naturalOrder())
        .filter(anchor -> !anchor.equals(own));
  }

  private boolean beginsInside() {
    return Extent.of(series.time(), terms.frame())
        .map(extent -> fromWindowOn().overlaps(extent.from(), extent.to()))
        .orElse(true);
  }

  private Optional<Slot> kept(Slot known) {
    return firstFrom(known).filter(known::equals).or(() -> firstFrom(startOf(known)));
  }

  private Optional<Slot> firstFrom(Slot from) {
    return rules.stream()
        .flatMap(rule -> grid.firstFrom(rule, from).stream())
        .min(Comparator.naturalOrder());
  }

  private Slot startOf(Slot known) {
    return series.time() instanceof EventTime.AllDay
        ? new Slot.OnDay(known.day())
        : new Slot.AtTime(known.day().atStartOfDay());
  }

  private Optional<Slot> firstInside() {
    EventBody unchanged =
        new EventBody(
            series.time(),
            series.details(),
            Optional.of(new Recurrence(rules, List.of(), List.of())),
            List.of());
    return Search.first(
            fromWindowOn(), range -> terms.expander().between(unchanged, range, terms.frame()))
        .occurrences()
        .stream()
        .map(Occurrence::slot)
        .min(Comparator.naturalOrder());
  }

  private TimeRange fromWindowOn() {
    return new TimeRange(terms.window().from(), TimeRange.ALWAYS.to());
  }
}
