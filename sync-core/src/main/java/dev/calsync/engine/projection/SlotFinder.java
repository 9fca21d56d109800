package dev.calsync.engine.projection;

import dev.calsync.event.EventBody;
import dev.calsync.event.Expansion;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.Recurrence;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.failure.CalsyncException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the slots of a series lie. What cannot be found out is answered with yes.
 *
 * @param expander finds occurrences
 * @param frame zone rules and the owner's zone
 */
public record SlotFinder(SeriesExpander expander, TimeFrame frame) {

  private static final Duration A_DAY = Duration.ofDays(1);

  /** Whether a series shows something at a slot: its rule has it, and it is not removed. */
  public boolean shows(MirrorShape series, Slot slot) {
    Recurrence repeats = series.recurrence().orElseThrow();
    return near(body(series, repeats), slot, slot)
        .map(slots -> slots.anyMatch(slot::equals))
        .orElse(!repeats.removed().contains(slot));
  }

  /**
   * Whether an occurrence moves to or past the day of another slot (SEM-47). Where a slot was
   * removed, a target may still see a boundary.
   */
  boolean crosses(MirrorShape series, Slot slot, Slot to) {
    LocalDate from = slot.day();
    LocalDate until = to.day();
    Recurrence repeats = series.recurrence().orElseThrow();
    Recurrence all = new Recurrence(repeats.rules(), repeats.added(), List.of());
    return !from.equals(until)
        && near(body(series, all), slot, to)
            .map(slots -> slots.map(Slot::day).anyMatch(day -> isOnTheWay(day, from, until)))
            .orElse(true);
  }

  private static boolean isOnTheWay(LocalDate day, LocalDate from, LocalDate until) {
    return until.isAfter(from)
        ? day.isAfter(from) && !day.isAfter(until)
        : day.isBefore(from) && !day.isBefore(until);
  }

  private static EventBody body(MirrorShape series, Recurrence repeats) {
    return new MirrorShape(series.time(), series.details(), Optional.of(repeats), List.of()).body();
  }

  /** The slots from a day before the earlier to two days after the later; empty if unknown. */
  private Optional<Stream<Slot>> near(EventBody body, Slot one, Slot other) {
    LocalDate first = one.day().isBefore(other.day()) ? one.day() : other.day();
    LocalDate last = one.day().isBefore(other.day()) ? other.day() : one.day();
    return Extent.of(body.time(), frame)
        .flatMap(known -> expanded(body, range(first, last)))
        .filter(Expansion::complete)
        .map(found -> found.occurrences().stream().map(each -> each.slot()));
  }

  /** A host without an expander may mirror series all the same. */
  private Optional<Expansion> expanded(EventBody body, TimeRange range) {
    try {
      return Optional.of(expander.between(body, range, frame));
    } catch (CalsyncException none) {
      return Optional.empty();
    }
  }

  private static TimeRange range(LocalDate first, LocalDate last) {
    return new TimeRange(
        first.atStartOfDay().toInstant(ZoneOffset.UTC).minus(A_DAY),
        last.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).plus(A_DAY));
  }
}
