package dev.calsync.engine.edge;

import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.form.BodyForm;
import dev.calsync.event.TimeRange;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.failure.CalsyncException;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.PlacedEvent;
import dev.calsync.store.SyncStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which events are looked at again because time passed or zone data changed, though nobody changed
 * them (R-C11). Costs what lies in the stretches of time that matter, not what the calendar holds.
 */
final class TimePassing {

  /** Of more than so many the whole edge is planned again. */
  private static final int MOST = 5_000;

  private static final Duration AHEAD = Duration.ofDays(800);

  private final SyncStore store;
  private final Clock clock;

  TimePassing(SyncStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** What came in, or is kept no longer; empty if it is too much to say. */
  Optional<List<CanonicalRow>> moved(OwnerId owner, EdgeTerms terms, Basis was, Basis now) {
    Map<String, CanonicalRow> rows = new TreeMap<>();
    for (TimeRange strip : was.strips(now)) {
      List<PlacedEvent> inside = takingPlace(owner, terms, strip);
      if (inside.size() > MOST) {
        return Optional.empty();
      }
      inside.forEach(it -> rows.put(it.event().uid(), it.event()));
    }
    return Optional.of(List.copyOf(rows.values()));
  }

  /** What has slots where zones changed; empty if the old rules are not at hand. */
  Optional<List<CanonicalRow>> rezoned(OwnerId owner, EdgeTerms terms, Basis was) {
    TimeRange looked = ahead(terms.terms().reach().to());
    Optional<ZoneRulesSource> before = terms.terms().frame().rules().asOf(was.zoneData());
    List<PlacedEvent> future = before.isEmpty() ? List.of() : takingPlace(owner, terms, looked);
    if (before.isEmpty() || future.size() > MOST) {
      return Optional.empty();
    }
    ZoneChange change =
        new ZoneChange(before.get(), terms.terms().frame(), looked, terms.terms().expander());
    return Optional.of(
        future.stream().map(PlacedEvent::event).filter(concernedBy(change)).toList());
  }

  /** As far as occurrences are written one by one, and as far as anybody looks. */
  private TimeRange ahead(Instant reach) {
    Instant now = clock.instant();
    Instant usual = now.plus(AHEAD);
    return new TimeRange(now, reach.isAfter(usual) ? reach : usual);
  }

  /** What cannot be read, or not be expanded, is looked at again: planning knows what to do. */
  private static Predicate<CanonicalRow> concernedBy(ZoneChange change) {
    return row -> {
      try {
        return change.concerns(BodyForm.decode(row.body()));
      } catch (CalsyncException unclear) {
        return true;
      }
    };
  }

  private List<PlacedEvent> takingPlace(OwnerId owner, EdgeTerms terms, TimeRange range) {
    return store.reading().takingPlace(owner, List.of(terms.source().id()), range, MOST + 1);
  }
}
