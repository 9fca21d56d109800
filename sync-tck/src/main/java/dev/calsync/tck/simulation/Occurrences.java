package dev.calsync.tck.simulation;

import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.EventBody;
import dev.calsync.event.Recurrence;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import java.time.LocalDateTime;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Single occurrences of series, where a calendar lets people lay hands on them. */
final class Occurrences {

  private Occurrences() {}

  /** The slots that a series has by its rule, if its calendar keeps it in parts. */
  static List<Slot> of(Site site, RemoteId id) {
    return site.calendar().objects().stream()
        .filter(part -> part.id().equals(id))
        .filter(SourcePart.Master.class::isInstance)
        .map(part -> ((SourcePart.Master) part).body())
        .flatMap(Occurrences::slots)
        .toList();
  }

  private static Stream<Slot> slots(EventBody series) {
    LocalDateTime start = ((Slot.AtTime) series.time().startSlot()).start();
    List<Slot> removed = series.recurrence().map(Recurrence::removed).orElse(List.of());
    return IntStream.range(0, 3)
        .<Slot>mapToObj(week -> new Slot.AtTime(start.plusWeeks(week)))
        .filter(slot -> !removed.contains(slot));
  }

  /** Moves an occurrence, or removes it. */
  static void meddle(Site site, RemoteId series, SplittableRandom chance) {
    List<Slot> slots = of(site, series);
    Slot slot = slots.get(chance.nextInt(slots.size()));
    if (chance.nextInt(3) == 0) {
      site.calendar().removeOccurrence(series, slot);
    } else {
      EventBody other = Happenings.single(chance);
      site.calendar()
          .changeOccurrence(series, new SeriesOverride(slot, other.time(), other.details()));
    }
  }
}
