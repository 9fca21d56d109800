package dev.calsync.engine.projection;

import dev.calsync.event.EventBody;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.store.Part;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A series from its anchor on (SEM-9). What was moved into the window from before the anchor is a
 * single event beside it (SEM-10).
 */
final class Anchored {

  private final EventBody whole;
  private final Known known;
  private final Terms terms;
  private final Judge judge;
  private final Optional<AnchoredSeries> anchored;
  private final Optional<EventBody> rest;

  Anchored(Part part, EventBody series, Known known, Terms terms) {
    this.whole = series;
    this.known = known;
    this.terms = terms;
    this.judge = new Judge(terms);
    // The mirror begins earlier than its anchor by its buffer.
    Optional<Slot> begins =
        known
            .firstSlot(part)
            .map(shown -> ShiftedRule.unmoved(shown, terms.policy().buffer().ahead()));
    this.anchored =
        Anchor.of(series, begins, terms).map(anchor -> new AnchoredSeries(series, anchor));
    this.rest = anchored.flatMap(it -> it.rest(terms.expander()));
  }

  EventBody series() {
    return rest.orElse(whole);
  }

  List<DesiredPart> before() {
    return rest.flatMap(any -> anchored).stream()
        .flatMap(
            it ->
                Stream.concat(
                    it.skippedOverrides().stream().map(this::changed),
                    it.skippedAdditions().stream().flatMap(this::added)))
        .filter(this::isKnownOrInside)
        .toList();
  }

  private DesiredPart changed(SeriesOverride override) {
    return Projection.single(Part.slot(override.slot()), judge.instance(whole, override), terms);
  }

  private Stream<DesiredPart> added(Slot slot) {
    return whole.time().at(slot).stream()
        .flatMap(
            time ->
                Extent.of(time, terms.frame()).stream()
                    .map(extent -> judge.instance(whole, time, extent)))
        .map(instance -> Projection.single(Part.slot(slot), instance, terms));
  }

  private boolean isKnownOrInside(DesiredPart part) {
    return known.has(part.part()) || WindowRule.touches(part.extent(), terms.window());
  }
}
