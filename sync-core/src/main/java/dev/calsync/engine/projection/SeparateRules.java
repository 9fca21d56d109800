package dev.calsync.engine.projection;

import dev.calsync.engine.canonical.Grid;
import dev.calsync.engine.form.RuleNormalForm;
import dev.calsync.event.EventBody;
import dev.calsync.event.Occurrence;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.store.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A series of several rules, each as an object of its own: the rule that begins first is the
 * master, each other a segment that begins with the first slot that only it has. A slot that two
 * rules have is shown by the earlier one (R-C7).
 */
final class SeparateRules {

  /** A rule that begins with more slots of others than this has none of its own worth an object. */
  private static final int PATIENCE = 100;

  private final EventBody series;
  private final Recurrence repeats;
  private final Terms terms;
  private final Grid grid;
  private final List<Strand> earlier = new ArrayList<>();

  private SeparateRules(EventBody series, Terms terms) {
    this.series = series;
    this.repeats = series.recurrence().orElseThrow();
    this.terms = terms;
    this.grid = new Grid(series.time().startSlot(), terms.expander());
  }

  /** One segment for each rule that has slots of its own. */
  static List<Segment> of(EventBody series, Terms terms) {
    return new SeparateRules(series, terms).segments();
  }

  /** A rule, and the first slot that it makes itself. */
  private record Strand(RecurrenceRule rule, Slot first) {}

  private List<Segment> segments() {
    List<Segment> segments = new ArrayList<>();
    for (Strand strand : strands()) {
      firstOfItsOwn(strand)
          .flatMap(first -> new AnchoredSeries(alone(strand), first).rest(terms.expander()))
          .map(body -> shared(strand, body))
          .ifPresent(body -> segments.add(new Segment(part(segments, body), body)));
      earlier.add(strand);
    }
    return segments;
  }

  private static Part part(List<Segment> segments, EventBody body) {
    return segments.isEmpty() ? Part.MASTER : Part.segment(body.time().startSlot());
  }

  private List<Strand> strands() {
    return RuleNormalForm.ofAll(repeats.rules(), series.time().startSlot()).stream()
        .flatMap(rule -> grid.firstMade(rule).stream().map(first -> new Strand(rule, first)))
        .sorted(Comparator.comparing(Strand::first))
        .toList();
  }

  private Optional<Slot> firstOfItsOwn(Strand strand) {
    Optional<Slot> first = Optional.of(strand.first());
    for (int i = 0; i < PATIENCE && first.filter(this::isTaken).isPresent(); i++) {
      first = first.flatMap(slot -> grid.firstFrom(strand.rule(), Grid.next(slot)));
    }
    return first.filter(slot -> !isTaken(slot));
  }

  private boolean isTaken(Slot slot) {
    return earlier.stream().anyMatch(strand -> has(strand, slot));
  }

  private boolean has(Strand strand, Slot slot) {
    return slot.compareTo(strand.first()) >= 0 && grid.has(strand.rule(), slot);
  }

  private EventBody alone(Strand strand) {
    Recurrence one = new Recurrence(List.of(strand.rule()), List.of(), List.of());
    return new EventBody(series.time(), series.details(), Optional.of(one), List.of());
  }

  /** Its share of removed and changed slots; what an earlier rule shows is removed here. */
  private EventBody shared(Strand strand, EventBody body) {
    List<Slot> removed =
        Stream.concat(
                repeats.removed().stream().filter(slot -> has(strand, slot)),
                withinReach(body).filter(this::isTaken))
            .toList();
    List<SeriesOverride> changed =
        series.overrides().stream()
            .filter(it -> has(strand, it.slot()) && !isTaken(it.slot()))
            .toList();
    List<RecurrenceRule> rule = body.recurrence().orElseThrow().rules();
    return new EventBody(
        body.time(),
        body.details(),
        Optional.of(new Recurrence(rule, List.of(), removed)),
        changed);
  }

  private Stream<Slot> withinReach(EventBody body) {
    return terms.expander().between(body, terms.reach(), terms.frame()).occurrences().stream()
        .map(Occurrence::slot);
  }
}
