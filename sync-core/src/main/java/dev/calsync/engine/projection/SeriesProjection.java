package dev.calsync.engine.projection;

import dev.calsync.calendar.SeriesSupport;
import dev.calsync.event.EventBody;
import dev.calsync.event.Participation;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeRange;
import dev.calsync.policy.Instance;
import dev.calsync.store.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a target should show of a series: the series minus the slots that fail (SEM-3). Whatever the
 * source said, a slot that is not shown is a removed slot (SEM-5). Where the target cannot keep the
 * rest in one object, or most of it fails, the slots that pass are objects of their own.
 */
final class SeriesProjection {

  private final EventBody series;
  private final Known known;
  private final Terms terms;
  private final Judge judge;
  private final List<SeriesOverride> shown = new ArrayList<>();
  private final List<Slot> hidden = new ArrayList<>();

  SeriesProjection(EventBody series, Known known, Terms terms) {
    this.series = series;
    this.known = known;
    this.terms = terms;
    this.judge = new Judge(terms);
    for (SeriesOverride override : series.overrides()) {
      boolean passes =
          judge
              .objection(override.slot(), judge.instance(series, override), series.time())
              .isEmpty();
      if (passes) {
        shown.add(override);
      } else {
        hidden.add(override.slot());
      }
    }
  }

  Projected project() {
    Instance unchanged = judge.instance(series);
    Optional<Exclusion> toAll = judge.objectionToAll(unchanged, series.time());
    if (toAll.isPresent()) {
      return onlyChanged(toAll.get());
    }
    boolean open = terms.elsewhere().isOpen();
    List<Slot> elsewhere = open ? List.of() : shownElsewhere(unchanged.answer());
    hidden.addAll(elsewhere);
    EventBody judged = Slots.of(series).without(hidden, shown);
    if (!elsewhere.isEmpty() && isOver(judged)) {
      return Projected.excluded(terms.elsewhere().rivals().get(0).why());
    }
    if (open || terms.policy().variesWithin(series.time())) {
      return new OccurrenceRule(judged, known, terms).project();
    }
    return terms.capabilities().series().kept() != SeriesSupport.Kept.NONE
        ? whole(judged)
        : new Materialised(judged, known, terms).project();
  }

  /** The unchanged slots that others have, where these are few (SEM-20). */
  private List<Slot> shownElsewhere(Participation answer) {
    Set<Slot> changed =
        series.overrides().stream().map(SeriesOverride::slot).collect(Collectors.toSet());
    Elsewhere others = terms.elsewhere();
    return others
        .slotsOf(series.time(), terms.frame())
        .filter(slot -> !changed.contains(slot))
        .filter(slot -> others.objection(slot, series.time(), answer, terms.frame()).isPresent())
        .toList();
  }

  /** Whether nothing is left of a series that ends. */
  private boolean isOver(EventBody judged) {
    return Slots.of(judged).end()
        && terms
            .expander()
            .between(judged, TimeRange.ALWAYS, terms.frame())
            .occurrences()
            .isEmpty();
  }

  /** No unchanged occurrence is shown; a changed one may be, by itself (SEM-8). */
  private Projected onlyChanged(Exclusion toAll) {
    List<DesiredPart> parts = shown.stream().map(this::part).filter(this::isKnownOrInside).toList();
    return parts.isEmpty()
        ? Projected.excluded(shown.isEmpty() ? toAll : Exclusion.OUTSIDE_WINDOW)
        : Projected.shown(parts);
  }

  private DesiredPart part(SeriesOverride override) {
    return Projection.single(Part.slot(override.slot()), judge.instance(series, override), terms);
  }

  private boolean isKnownOrInside(DesiredPart part) {
    return known.has(part.part()) || WindowRule.touches(part.extent(), terms.window());
  }

  private Projected whole(EventBody judged) {
    return WindowRule.objection(judged, known, terms)
        .map(Projected::excluded)
        .or(() -> SplitSeries.of(judged, known, terms))
        .orElseGet(() -> new Materialised(judged, known, terms).project());
  }
}
