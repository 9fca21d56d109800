package dev.calsync.engine.projection;

import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.SeriesSupport.Limit;
import dev.calsync.engine.canonical.Grid;
import dev.calsync.event.EventBody;
import dev.calsync.event.Occurrence;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.RuleEnd;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeRange;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a target can say of a series in one object: a first slot that the rule makes, no added
 * slots, an end of a kind that it knows. What is left out on the way is shown beside it (R-C7).
 */
final class SayableSeries {

  private final SeriesSupport target;
  private final Terms terms;

  SayableSeries(Terms terms) {
    this.terms = terms;
    this.target = terms.capabilities().series();
  }

  /** The series in the target's words; empty if it has none for the rule. */
  Optional<EventBody> of(EventBody series) {
    if (target.limits().isEmpty()) {
      return Optional.of(series);
    }
    return Optional.of(series)
        .map(this::withoutAdditions)
        .flatMap(this::fromItsRuleOn)
        .flatMap(this::ended)
        .filter(this::canBeSaid);
  }

  private EventBody withoutAdditions(EventBody series) {
    Recurrence repeats = series.recurrence().orElseThrow();
    if (target.allows(Limit.ADDED_SLOTS) || repeats.added().isEmpty()) {
      return series;
    }
    Set<Slot> onlyAdded = new HashSet<>(repeats.added());
    onlyAdded.removeIf(slot -> repeats.rules().stream().anyMatch(r -> grid(series).has(r, slot)));
    return new EventBody(
        series.time(),
        series.details(),
        Optional.of(
            new Recurrence(repeats.rules(), List.of(), others(repeats.removed(), onlyAdded))),
        series.overrides().stream().filter(it -> !onlyAdded.contains(it.slot())).toList());
  }

  private static List<Slot> others(List<Slot> slots, Set<Slot> gone) {
    return slots.stream().filter(slot -> !gone.contains(slot)).toList();
  }

  private Optional<EventBody> fromItsRuleOn(EventBody series) {
    List<RecurrenceRule> rules = series.recurrence().orElseThrow().rules();
    if (target.allows(Limit.START_OFF_RULE) || rules.size() != 1) {
      return Optional.of(series)
          .filter(any -> !rules.isEmpty() || target.allows(Limit.ADDED_SLOTS));
    }
    Slot start = series.time().startSlot();
    return grid(series)
        .firstMade(rules.get(0))
        .flatMap(
            first ->
                first.equals(start)
                    ? Optional.of(series)
                    : new AnchoredSeries(series, first).rest(terms.expander()));
  }

  private Optional<EventBody> ended(EventBody series) {
    Recurrence repeats = series.recurrence().orElseThrow();
    List<RecurrenceRule> ended =
        repeats.rules().stream().flatMap(rule -> ended(series, rule).stream()).toList();
    return ended.size() == repeats.rules().size()
        ? Optional.of(with(series, ended, repeats.added()))
        : Optional.empty();
  }

  private Optional<RecurrenceRule> ended(EventBody series, RecurrenceRule rule) {
    return rule.end()
        .match(
            () ->
                target.allows(Limit.ENDLESS_SERIES)
                    ? Optional.of(rule)
                    : lastBeforeReachEnds(series, rule).map(RuleEnd.Until::new).map(rule::ending),
            count ->
                target.allows(Limit.COUNT)
                    ? Optional.of(rule)
                    : grid(series).last(rule).map(RuleEnd.Until::new).map(rule::ending),
            until -> Optional.of(rule));
  }

  /** The last slot before the end of reach, however long ago that was. */
  private Optional<Slot> lastBeforeReachEnds(EventBody series, RecurrenceRule rule) {
    EventBody alone = with(series, List.of(rule), List.of());
    TimeRange before = new TimeRange(TimeRange.ALWAYS.from(), terms.reach().from());
    return last(alone, terms.reach()).or(() -> last(alone, before));
  }

  private Optional<Slot> last(EventBody series, TimeRange range) {
    return terms.expander().between(series, range, terms.frame()).occurrences().stream()
        .filter(occurrence -> occurrence.override().isEmpty())
        .map(Occurrence::slot)
        .max(Comparator.naturalOrder());
  }

  private boolean canBeSaid(EventBody series) {
    Slot start = series.time().startSlot();
    return series.recurrence().orElseThrow().rules().stream()
        .flatMap(rule -> RuleNeeds.of(rule, start).stream())
        .allMatch(target::allows);
  }

  private Grid grid(EventBody series) {
    return new Grid(series.time().startSlot(), terms.expander());
  }

  private static EventBody with(EventBody series, List<RecurrenceRule> rules, List<Slot> added) {
    List<Slot> removed = series.recurrence().orElseThrow().removed();
    return new EventBody(
        series.time(),
        series.details(),
        Optional.of(new Recurrence(rules, added, removed)),
        series.overrides());
  }
}
