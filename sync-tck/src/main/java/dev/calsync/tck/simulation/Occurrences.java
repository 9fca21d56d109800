package dev.calsync.tck.simulation;

import dev.calsync.calendar.SeriesSupport;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.EventBody;
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

  /** The slots of a series that its calendar keeps in parts; none of anything else. */
  static List<Slot> of(Site site, RemoteId id) {
    boolean inParts = site.calendar().capabilities().series().kept() == SeriesSupport.Kept.PARTS;
    return site.calendar().shown().stream()
        .filter(part -> inParts && part.id().equals(id) && part.body().isSeries())
        .map(SourcePart.Whole::body)
        .flatMap(Occurrences::slots)
        .toList();
  }

  private static Stream<Slot> slots(EventBody series) {
    LocalDateTime start = ((Slot.AtTime) series.time().startSlot()).start();
    return IntStream.range(0, 3).mapToObj(week -> new Slot.AtTime(start.plusWeeks(week)));
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
