package dev.calsync.engine.canonical;

import dev.calsync.engine.form.RuleNormalForm;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.Expansion;
import dev.calsync.event.Length;
import dev.calsync.event.Occurrence;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.RuleEnd;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The slots that the rules of a series make, on a wall whose clocks never change: there no slot is
 * skipped, and none is shown twice.
 *
 * @param start the first slot, which every rule has
 * @param expander finds slots
 */
public record Grid(Slot start, SeriesExpander expander) {

  private static final TimeFrame WALL = new TimeFrame(new SteadyClocks(), TimeZoneId.UTC);
  private static final EventDetails NOTHING = EventDetails.of(EventText.titled(""));

  /** The first slot of a rule that is not before another; empty if none was found. */
  public Optional<Slot> firstFrom(RecurrenceRule rule, Slot from) {
    TimeRange rest = new TimeRange(wall(from), TimeRange.ALWAYS.to());
    return Search.first(rest, range -> found(rule, range)).occurrences().stream()
        .map(Occurrence::slot)
        .findFirst();
  }

  /** Whether a rule has a slot. */
  public boolean has(RecurrenceRule rule, Slot slot) {
    return !found(rule, new TimeRange(wall(slot), wall(slot).plusSeconds(1)))
        .occurrences()
        .isEmpty();
  }

  /** The first slot that a rule makes itself: its start only if its days and times fit. */
  public Optional<Slot> firstMade(RecurrenceRule rule) {
    RecurrenceRule said = RuleNormalForm.of(rule, start);
    Grid earlier = new Grid(PeriodBefore.of(said, start), expander);
    return earlier.has(said.ending(RuleEnd.NEVER), start)
        ? Optional.of(start)
        : firstFrom(rule, next(start));
  }

  /** The last slot of a rule that ends; empty if it has too many to find it. */
  public Optional<Slot> last(RecurrenceRule rule) {
    Expansion all = found(rule, TimeRange.ALWAYS);
    return Optional.of(all.occurrences())
        .filter(any -> all.complete())
        .flatMap(slots -> slots.stream().map(Occurrence::slot).max(Comparator.naturalOrder()));
  }

  /** Whether a rule is sure to have no slot from another one on. */
  public boolean isOver(RecurrenceRule rule, Slot from) {
    if (rule.end() instanceof RuleEnd.Never) {
      return false;
    }
    Expansion rest = found(rule, new TimeRange(wall(from), TimeRange.ALWAYS.to()));
    return rest.complete() && rest.occurrences().isEmpty();
  }

  /** The slots of a rule on some days; empty if they are too many to find them all. */
  Optional<List<Slot>> onDays(RecurrenceRule rule, LocalDate first, LocalDate last) {
    Expansion slots = found(rule, new TimeRange(midnight(first), midnight(last.plusDays(1))));
    return Optional.of(slots.occurrences())
        .filter(any -> slots.complete())
        .map(all -> all.stream().map(Occurrence::slot).toList());
  }

  /** How many slots of a rule are before another; empty if they are too many to count. */
  public Optional<Integer> countBefore(RecurrenceRule rule, Slot slot) {
    Expansion before = found(rule, new TimeRange(TimeRange.ALWAYS.from(), wall(slot)));
    return before.complete() ? Optional.of(before.occurrences().size()) : Optional.empty();
  }

  private Expansion found(RecurrenceRule rule, TimeRange range) {
    EventBody alone =
        new EventBody(onTheWall(), NOTHING, Optional.of(Recurrence.of(rule)), List.of());
    return expander.between(alone, range, WALL);
  }

  private EventTime onTheWall() {
    return start instanceof Slot.AtTime timed
        ? new EventTime.Zoned(timed.start(), TimeZoneId.UTC, Length.of(Duration.ofSeconds(1)))
        : new EventTime.AllDay(start.day(), start.day().plusDays(1));
  }

  /** The next wall time or day after a slot. */
  public static Slot next(Slot slot) {
    return slot instanceof Slot.AtTime timed
        ? new Slot.AtTime(timed.start().plusSeconds(1))
        : new Slot.OnDay(slot.day().plusDays(1));
  }

  private static Instant midnight(LocalDate day) {
    return wall(new Slot.OnDay(day));
  }

  private static Instant wall(Slot slot) {
    LocalDateTime time =
        slot instanceof Slot.AtTime timed ? timed.start() : slot.day().atStartOfDay();
    return time.toInstant(ZoneOffset.UTC);
  }
}
