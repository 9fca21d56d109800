package dev.calsync.engine.projection;

import dev.calsync.calendar.SeriesSupport.Limit;
import dev.calsync.engine.canonical.ClockChanges;
import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.MirrorShape.ShownOverride;
import dev.calsync.event.Occurrence;
import dev.calsync.event.TimeZoneId;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/**
 * The slots of a series that the clocks skip or show twice, as changed occurrences: a target that
 * takes such times in another way, or in one that nobody knows, is told when they are (SEM-29).
 */
final class SpelledOutTimes {

  private SpelledOutTimes() {}

  /** The shape as the target is told it. */
  static MirrorShape of(MirrorShape shape, Terms terms) {
    return terms.capabilities().series().allows(Limit.CLOCK_CHANGES)
        ? shape
        : ClockChanges.of(shape.time(), terms.frame())
            .map(changes -> spelledOut(shape, changes, terms))
            .orElse(shape);
  }

  private static MirrorShape spelledOut(MirrorShape shape, ClockChanges changes, Terms terms) {
    Stream<ShownOverride> told =
        changes
            .among(shape.body(), terms.reach(), terms.frame(), terms.expander())
            .map(it -> new ShownOverride(it.slot(), inItself(it, changes), shape.details()));
    return new MirrorShape(
        shape.time(),
        shape.details(),
        shape.recurrence(),
        Stream.concat(shape.overrides().stream(), told).toList());
  }

  /** The wall time that is shown instead; of one that is shown twice, the time in UTC. */
  private static EventTime inItself(Occurrence occurrence, ClockChanges changes) {
    return changes.concern(occurrence.time().startSlot())
        ? new EventTime.Zoned(
            LocalDateTime.ofInstant(occurrence.starts(), ZoneOffset.UTC),
            TimeZoneId.UTC,
            Length.of(Duration.between(occurrence.starts(), occurrence.ends())))
        : occurrence.time();
  }
}
