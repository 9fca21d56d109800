package dev.calsync.ical;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventTime;
import dev.calsync.event.Recurrence;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Puts a master and its overrides together. One use, one thread. */
final class SeriesAssembler {

  private final IcalLimits limits;
  private final EventPart master;
  private final List<EventPart> overrides;
  private final Map<Slot, SeriesOverride> changed = new TreeMap<>();
  private final List<EventPart> orphans = new ArrayList<>();
  private final List<Successor> successors = new ArrayList<>();

  /**
   * What a series is from a slot on, by an override that changes all later ones (SEM-32).
   *
   * @param part the override
   * @param from the slot it names
   * @param body the rest of the series
   */
  record Successor(EventPart part, Slot from, EventBody body) {}

  /** What the series is from a slot on. */
  private record Turn(EventPart part, EventTime time, EventDetails details) {}

  /**
   * For one series.
   *
   * @param master the VEVENT without RECURRENCE-ID
   * @param overrides those with, of several for one slot the later version last
   */
  SeriesAssembler(IcalLimits limits, EventPart master, List<EventPart> overrides) {
    this.limits = limits;
    this.master = master;
    this.overrides = overrides;
  }

  /**
   * The series.
   *
   * @throws PartException if any part cannot be read: to show the others without it would show
   *     occurrences where they are not
   */
  EventBody body() {
    return PartException.guard(master, this::assembled);
  }

  /** The overrides that change no slot, because the master does not repeat; after {@link #body}. */
  List<EventPart> orphans() {
    return orphans;
  }

  /** The series that follow on this one; after {@link #body}. */
  List<Successor> successors() {
    return successors;
  }

  private EventBody assembled() {
    master.requireWhole();
    EventTimes.Timed timed = EventTimes.read(master.event());
    EventDetails details = DetailsReader.read(master.event(), limits);
    SlotReader slots =
        new SlotReader(
            timed.time(), timed.zone(), master.event().zones().ofCalendar().orElse(null));
    RecurrenceReader.Result read =
        new RecurrenceReader(master.event(), timed, slots, limits).read();
    if (read.recurrence().isEmpty()) {
      return single(timed.time(), details, slots);
    }
    if (overrides.size() > limits.overrides() || read.periods().size() > limits.overrides()) {
      throw new UnreadableEventException("TOO_LARGE");
    }
    read.periods()
        .forEach((slot, time) -> changed.put(slot, new SeriesOverride(slot, time, details)));
    return series(timed.time(), details, read.recurrence().get(), slots);
  }

  private EventBody series(
      EventTime time, EventDetails details, Recurrence said, SlotReader slots) {
    TreeSet<Slot> cancelled = new TreeSet<>();
    NavigableMap<Slot, Turn> turns = turns(time, details, slots);
    Function<Slot, EventDetails> inForce =
        slot ->
            turns.headMap(slot, true).values().stream()
                .reduce((a, b) -> b)
                .map(Turn::details)
                .orElse(details);
    for (EventPart part : overrides) {
      if (!part.changesLaterOnes()) {
        PartException.guard(part, () -> take(part, inForce, slots, cancelled));
      }
    }
    TreeSet<Slot> removed = new TreeSet<>(said.removed());
    removed.addAll(cancelled);
    removed.forEach(changed::remove);
    Recurrence recurrence = new Recurrence(said.rules(), said.added(), List.copyOf(removed));
    return turns.size() == 1 && turns.values().iterator().next().part() == master
        ? new EventBody(time, details, Optional.of(recurrence), List.copyOf(changed.values()))
        : cut(turns, new Segments(time, recurrence, changed.values()));
  }

  /** Where the series becomes another: at its start, and at each override of all later slots. */
  private NavigableMap<Slot, Turn> turns(EventTime time, EventDetails details, SlotReader slots) {
    NavigableMap<Slot, Turn> turns = new TreeMap<>();
    turns.put(time.startSlot(), new Turn(master, time, details));
    for (EventPart part : overrides) {
      if (part.changesLaterOnes()) {
        PartException.guard(
            part, () -> turns.put(slots.slot(part.firstChanged()), turn(part, time, details)));
      }
    }
    return turns;
  }

  /** What is cancelled may say no time of its own. */
  private Turn turn(EventPart part, EventTime time, EventDetails details) {
    part.requireWhole();
    if (part.isCancelled()) {
      return new Turn(part, time, details);
    }
    EventDetails own = DetailsReader.read(part.event(), details, limits);
    return new Turn(part, EventTimes.read(part.event()).time(), own);
  }

  /** The stretches between the turns; none where everything is cancelled from a slot on. */
  private EventBody cut(NavigableMap<Slot, Turn> turns, Segments segments) {
    turns.forEach(
        (from, turn) ->
            PartException.guard(turn.part(), () -> follow(from, turn, turns, segments)));
    if (successors.isEmpty()) {
      throw new UnreadableEventException("UNSUPPORTED_RANGE");
    }
    return successors.remove(0).body();
  }

  private Slot follow(Slot from, Turn turn, NavigableMap<Slot, Turn> turns, Segments segments) {
    segments.requireSlot(from);
    if (turn.part() == master || !turn.part().isCancelled()) {
      Optional<Slot> end = Optional.ofNullable(turns.higherKey(from));
      Segments.Stretch stretch = new Segments.Stretch(from, end);
      successors.add(
          new Successor(turn.part(), from, segments.body(stretch, turn.time(), turn.details())));
    }
    return from;
  }

  /** A cancelled override is a removed slot; a later version of it may bring the slot back. */
  private Slot take(
      EventPart part,
      Function<Slot, EventDetails> inForce,
      SlotReader slots,
      TreeSet<Slot> cancelled) {
    part.requireWhole();
    Slot slot = slots.slot(part.recurrenceId());
    if (part.isCancelled()) {
      cancelled.add(slot);
    } else {
      cancelled.remove(slot);
      EventTime time = EventTimes.read(part.event()).time();
      EventDetails own = DetailsReader.read(part.event(), inForce.apply(slot), limits);
      changed.put(slot, new SeriesOverride(slot, time, own));
    }
    return slot;
  }

  /** Without a rule only the override of the start itself has something to change. */
  private EventBody single(EventTime time, EventDetails details, SlotReader slots) {
    EventBody body = EventBody.single(time, details);
    for (EventPart part : overrides) {
      boolean ofStart =
          PartException.guard(
              part,
              () -> {
                part.requireWhole();
                return slots.slot(part.recurrenceId()).equals(time.startSlot());
              });
      if (ofStart) {
        body = PartException.guard(part, () -> replaced(part, details));
      } else {
        orphans.add(part);
      }
    }
    return body;
  }

  private EventBody replaced(EventPart part, EventDetails details) {
    EventDetails own = DetailsReader.read(part.event(), details, limits);
    return EventBody.single(EventTimes.read(part.event()).time(), own);
  }

  /** An override without master, as an event of its own (SEM-39). */
  static EventBody orphan(EventPart part, IcalLimits limits) {
    return PartException.guard(
        part,
        () -> {
          part.requireWhole();
          part.recurrenceId();
          EventDetails details = DetailsReader.read(part.event(), limits);
          return EventBody.single(EventTimes.read(part.event()).time(), details);
        });
  }
}
