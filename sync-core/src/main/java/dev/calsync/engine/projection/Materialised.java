package dev.calsync.engine.projection;

import dev.calsync.event.EventBody;
import dev.calsync.event.Expansion;
import dev.calsync.event.Occurrence;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeRange;
import dev.calsync.failure.CalsyncException;
import dev.calsync.policy.Instance;
import dev.calsync.store.Part;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A series as one object for each occurrence, within reach or known already (R-C7). */
final class Materialised {

  /**
   * More parts within reach than this are not written: the mirror would cost more than it shows.
   * What has left the window is kept beside them.
   */
  private static final int MOST = 1_000;

  private final EventBody series;
  private final Known known;
  private final Terms terms;
  private final Judge judge;

  Materialised(EventBody series, Known known, Terms terms) {
    this.series = series;
    this.known = known;
    this.terms = terms;
    this.judge = new Judge(terms);
  }

  Projected project() {
    return project(occurrences(series), Degradation.MATERIALISED);
  }

  /** The occurrences that native objects do not show, nor single events beside them. */
  List<DesiredPart> beside(List<EventBody> natives, List<DesiredPart> others) {
    Set<Slot> shown = new HashSet<>();
    natives.forEach(each -> occurrences(each).forEach(it -> shown.add(it.slot())));
    Set<Part> taken = others.stream().map(DesiredPart::part).collect(Collectors.toSet());
    return occurrences(series).stream()
        .filter(occurrence -> !shown.contains(occurrence.slot()))
        .filter(occurrence -> !taken.contains(Part.slot(occurrence.slot())))
        .filter(this::isKnownOrInReach)
        .map(this::part)
        .toList();
  }

  private List<Occurrence> occurrences(EventBody body) {
    TimeRange range = known.stretch(terms.reach());
    Expansion expansion = terms.expander().between(body, range, terms.frame());
    if (!expansion.complete()) {
      throw new CalsyncException(
          "EXPANSION_INCOMPLETE",
          "the occurrences of a series between "
              + range
              + " are too many to be found; its mirror stays as it is");
    }
    return expansion.occurrences();
  }

  Projected project(List<Occurrence> occurrences, Degradation why) {
    List<Occurrence> wanted = occurrences.stream().filter(this::isKnownOrInReach).toList();
    if (wanted.isEmpty()) {
      return Projected.excluded(Exclusion.OUTSIDE_WINDOW);
    }
    return wanted.stream().filter(this::isInReach).count() > MOST
        ? Projected.excluded(Exclusion.TOO_MANY_OCCURRENCES)
        : Projected.shown(wanted.stream().map(this::part).toList(), why);
  }

  DesiredPart part(Occurrence occurrence) {
    return Projection.single(Part.slot(occurrence.slot()), instance(occurrence), terms);
  }

  Instance instance(Occurrence occurrence) {
    return judge.instance(series, occurrence);
  }

  private boolean isKnownOrInReach(Occurrence occurrence) {
    return known.has(Part.slot(occurrence.slot())) || isInReach(occurrence);
  }

  private boolean isInReach(Occurrence occurrence) {
    return terms.reach().overlaps(occurrence.starts(), occurrence.ends());
  }
}
