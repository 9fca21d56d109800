package dev.calsync.engine.canonical;

import dev.calsync.connector.SourcePart;
import dev.calsync.event.EventBody;
import dev.calsync.event.Recurrence;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Folds what was read of an event into what was known of it: (series, part) → series (R-B3). */
public final class SeriesFold {

  private SeriesFold() {}

  /**
   * The event after a part was read.
   *
   * @param known what was known; empty for a new event
   * @param part what was read; a tombstone or something unreadable changes nothing here
   * @return the event; empty if there is still nothing to show
   */
  public static Optional<EventBody> fold(Optional<EventBody> known, SourcePart part) {
    return part.match(
        new SourcePart.Cases<>() {
          @Override
          public Optional<EventBody> whole(SourcePart.Whole whole) {
            return Optional.of(whole.body());
          }

          @Override
          public Optional<EventBody> master(SourcePart.Master master) {
            return Optional.of(
                known.map(series -> renewed(series, master.body())).orElse(master.body()));
          }

          @Override
          public Optional<EventBody> override(SourcePart.Changed changed) {
            return Optional.of(
                known
                    .map(series -> with(series, changed.override()))
                    .orElseGet(() -> orphan(changed)));
          }

          @Override
          public Optional<EventBody> cancelledSlot(SourcePart.CancelledSlot cancelled) {
            return known.map(series -> without(series, cancelled.slot()));
          }

          @Override
          public Optional<EventBody> gone(SourcePart.Gone gone) {
            return known;
          }

          @Override
          public Optional<EventBody> leftWindow(SourcePart.LeftWindow left) {
            return known;
          }

          @Override
          public Optional<EventBody> unreadable(SourcePart.Unreadable unreadable) {
            return known;
          }
        });
  }

  /**
   * The event after objects of occurrences went away: these are as the series says. An occurrence
   * may have been renamed since its object was read, where its series moved (SEM-38).
   *
   * @param series the event
   * @param slots the occurrences, as their objects called them
   * @param said slots that the series itself says are removed, as far as that was read
   */
  public static EventBody asRuled(EventBody series, Collection<Slot> slots, Collection<Slot> said) {
    EventBody ruled = series;
    for (Slot slot : slots) {
      Optional<Slot> name = series.isSeries() ? nameOf(ruled, slot) : Optional.empty();
      if (name.isPresent() && !said.contains(name.get())) {
        List<Slot> removed = new ArrayList<>(ruled.recurrence().orElseThrow().removed());
        removed.remove(name.get());
        ruled =
            new EventBody(
                ruled.time(), ruled.details(), removing(ruled, removed), others(ruled, name.get()));
      }
    }
    return ruled;
  }

  /** What an exception is called by now: as it was, or the only name of its day. */
  private static Optional<Slot> nameOf(EventBody series, Slot slot) {
    List<Slot> named =
        Stream.concat(
                series.recurrence().orElseThrow().removed().stream(),
                series.overrides().stream().map(SeriesOverride::slot))
            .filter(it -> it.day().equals(slot.day()))
            .distinct()
            .toList();
    return named.contains(slot)
        ? Optional.of(slot)
        : named.stream().findFirst().filter(alone -> named.size() == 1);
  }

  /** A master read anew keeps the overrides and cancelled slots that are objects of their own. */
  private static EventBody renewed(EventBody series, EventBody master) {
    if (!master.isSeries()) {
      return master;
    }
    List<Slot> removed = new ArrayList<>(master.recurrence().orElseThrow().removed());
    series.recurrence().ifPresent(recurrence -> removed.addAll(recurrence.removed()));
    return new EventBody(
        master.time(), master.details(), removing(master, removed), series.overrides());
  }

  private static EventBody with(EventBody series, SeriesOverride override) {
    if (!series.isSeries()) {
      return EventBody.single(override.time(), override.details());
    }
    List<SeriesOverride> overrides = others(series, override.slot());
    overrides.add(override);
    List<Slot> removed = new ArrayList<>(series.recurrence().orElseThrow().removed());
    removed.remove(override.slot());
    return new EventBody(series.time(), series.details(), removing(series, removed), overrides);
  }

  private static EventBody without(EventBody series, Slot slot) {
    if (!series.isSeries()) {
      return series;
    }
    List<Slot> removed = new ArrayList<>(series.recurrence().orElseThrow().removed());
    removed.add(slot);
    return new EventBody(
        series.time(), series.details(), removing(series, removed), others(series, slot));
  }

  /** An override without its series is an event of its own until the series arrives (SEM-39). */
  private static EventBody orphan(SourcePart.Changed changed) {
    return EventBody.single(changed.override().time(), changed.override().details());
  }

  private static List<SeriesOverride> others(EventBody series, Slot slot) {
    return new ArrayList<>(
        series.overrides().stream().filter(o -> !o.slot().equals(slot)).toList());
  }

  private static Optional<Recurrence> removing(EventBody series, List<Slot> removed) {
    return series.recurrence().map(r -> new Recurrence(r.rules(), r.added(), removed));
  }
}
