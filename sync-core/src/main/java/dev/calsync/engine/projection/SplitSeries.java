package dev.calsync.engine.projection;

import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.SeriesSupport.Limit;
import dev.calsync.event.EventBody;
import dev.calsync.event.RuleEnd;
import dev.calsync.store.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A series that its target keeps as such, in as few objects as the target has words for: one, else
 * one a rule; what none of them says is a single event beside them (R-C7).
 */
final class SplitSeries {

  private final EventBody series;
  private final Known known;
  private final Terms terms;
  private final SeriesSupport target;
  private final List<DesiredPart> parts = new ArrayList<>();
  private final List<EventBody> said = new ArrayList<>();
  private final List<Degradation> losses = new ArrayList<>();

  private SplitSeries(EventBody series, Known known, Terms terms) {
    this.series = series;
    this.known = known;
    this.terms = terms;
    this.target = terms.capabilities().series();
  }

  /** What to show; empty if the target cannot say when the series takes place. */
  static Optional<Projected> of(EventBody series, Known known, Terms terms) {
    SplitSeries shown = new SplitSeries(series, known, terms);
    return shown.canSayAll() ? Optional.of(shown.projected()) : Optional.empty();
  }

  private boolean canSayAll() {
    List<Segment> segments = segments();
    SayableSeries sayable = new SayableSeries(terms);
    for (Segment segment : segments) {
      Optional<EventBody> inItsWords = sayable.of(segment.series());
      boolean added = inItsWords.filter(body -> add(segment.part(), body)).isPresent();
      if (!added) {
        return false;
      }
    }
    if (segments.size() > 1) {
      losses.add(Degradation.SPLIT);
    }
    return !segments.isEmpty();
  }

  private List<Segment> segments() {
    return target.allows(Limit.SEVERAL_RULES) || rules() < 2
        ? List.of(new Segment(Part.MASTER, series))
        : SeparateRules.of(series, terms);
  }

  private int rules() {
    return series.recurrence().orElseThrow().rules().size();
  }

  private boolean add(Part part, EventBody body) {
    said.add(body);
    Anchored anchored = new Anchored(part, body, known, terms);
    Optional<DesiredPart> object = SeriesShape.object(part, anchored.series(), terms);
    object.ifPresent(parts::add);
    parts.addAll(anchored.before());
    return object.isPresent();
  }

  private Projected projected() {
    if (!said.equals(List.of(series))) {
      List<DesiredPart> loose = new Materialised(series, known, terms).beside(said, parts);
      parts.addAll(loose);
      if (!loose.isEmpty()) {
        losses.add(Degradation.SLOTS_APART);
      }
      if (isEndless(series) && said.stream().noneMatch(SplitSeries::isEndless)) {
        losses.add(Degradation.PROLONGED);
      }
    }
    return new Projected(parts, Optional.empty(), losses);
  }

  private static boolean isEndless(EventBody body) {
    return body.recurrence().orElseThrow().rules().stream()
        .anyMatch(rule -> rule.end() instanceof RuleEnd.Never);
  }
}
