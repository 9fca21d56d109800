package dev.calsync.engine.projection;

import static dev.calsync.engine.projection.Degradation.MATERIALISED;
import static dev.calsync.engine.projection.Degradation.PICKED;

import dev.calsync.calendar.SeriesSupport;
import dev.calsync.event.EventBody;
import dev.calsync.event.Expansion;
import dev.calsync.event.Occurrence;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeRange;
import dev.calsync.policy.Instance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A series whose occurrences are judged one by one (SEM-3). It is written no further than it was
 * judged (SEM-4): as one object that ends with the last judged slot, if the target can and at most
 * half of its first slots fail; else the slots that pass are objects of their own. The first slots
 * stay what they are, while what is within reach changes every day.
 */
final class OccurrenceRule {

  /** Four weeks of days; in so many years a date is on every day of the week equally often. */
  private static final int FIRST_SLOTS = 28;

  private final EventBody series;
  private final Known known;
  private final Terms terms;
  private final Judge judge;
  private final Materialised singles;
  private final List<Occurrence> passing = new ArrayList<>();
  private final List<Slot> failing = new ArrayList<>();
  private final Set<Exclusion> reasons = new LinkedHashSet<>();
  private boolean failsWithinReach;
  private int balanceOfFirstSlots;

  OccurrenceRule(EventBody series, Known known, Terms terms) {
    this.series = series;
    this.known = known;
    this.terms = terms;
    this.judge = new Judge(terms);
    this.singles = new Materialised(series, known, terms);
  }

  Projected project() {
    TimeRange judged = new TimeRange(TimeRange.ALWAYS.from(), terms.reach().to());
    Expansion all = terms.expander().between(series, judged, terms.frame());
    all.occurrences().forEach(this::judge);
    boolean anyWithin = passing.stream().anyMatch(this::isWithinReach);
    if (passing.isEmpty() && failsWithinReach) {
      return Projected.excluded(reason());
    }
    Optional<Slot> last = lastJudged(all.occurrences());
    boolean canBeOne =
        terms.capabilities().series().kept() != SeriesSupport.Kept.NONE
            && all.complete()
            && last.isPresent();
    boolean mostFail = balanceOfFirstSlots < 0;
    boolean asOne = canBeOne && (anyWithin ? !mostFail : isKeptAsOne());
    return Optional.of(passing)
        .filter(any -> asOne)
        .flatMap(any -> ended(last.get()))
        .orElseGet(() -> singles.project(passing, canBeOne && mostFail ? PICKED : MATERIALISED));
  }

  /** What was one object when it left reach stays so (KEEP_PAST). */
  private boolean isKeptAsOne() {
    return known.hasSeries() && !passing.isEmpty();
  }

  private void judge(Occurrence occurrence) {
    Instance instance = singles.instance(occurrence);
    Optional<Exclusion> objection = judge.objection(occurrence.slot(), instance, series.time());
    if (passing.size() + failing.size() < FIRST_SLOTS) {
      balanceOfFirstSlots += objection.isEmpty() ? 1 : -1;
    }
    if (objection.isEmpty()) {
      passing.add(occurrence);
    } else {
      failing.add(occurrence.slot());
      reasons.add(objection.get());
      failsWithinReach |= isWithinReach(occurrence);
    }
  }

  /** Where others have all of it, who has. */
  private Exclusion reason() {
    return reasons.stream().allMatch(Exclusion::isByOthers)
        ? reasons.iterator().next()
        : Exclusion.EVERY_OCCURRENCE;
  }

  private boolean isWithinReach(Occurrence occurrence) {
    return terms.reach().overlaps(occurrence.starts(), occurrence.ends());
  }

  /** Slots between the end of reach and a later one that was moved forward are not judged yet. */
  private Optional<Slot> lastJudged(List<Occurrence> occurrences) {
    return occurrences.stream()
        .map(Occurrence::slot)
        .sorted(Comparator.reverseOrder())
        .filter(this::isBeforeReachEnds)
        .findFirst();
  }

  private boolean isBeforeReachEnds(Slot slot) {
    return series
        .time()
        .at(slot)
        .flatMap(time -> Extent.of(time, terms.frame()))
        .filter(extent -> extent.from().isBefore(terms.reach().to()))
        .isPresent();
  }

  private Optional<Projected> ended(Slot last) {
    EventBody kept = Slots.of(series).without(failing, series.overrides());
    return SplitSeries.of(Slots.of(kept).until(last, terms.expander()), known, terms)
        .map(shown -> shown.and(beyond(last)));
  }

  private List<DesiredPart> beyond(Slot last) {
    return passing.stream()
        .filter(occurrence -> occurrence.slot().compareTo(last) > 0)
        .map(singles::part)
        .toList();
  }
}
