package dev.calsync.engine.projection;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.event.EventBody;
import dev.calsync.event.Occurrence;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeRange;
import dev.calsync.policy.Instance;
import dev.calsync.store.Part;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** At which slots a copy of a meeting has something to say: to be held against another copy. */
public final class Copies {

  private static final Duration POINT = Duration.ofSeconds(1);

  private Copies() {}

  /** The time in which copies of an event are looked at: no further than it is judged itself. */
  public static TimeRange range(EventBody event, Terms terms) {
    if (event.isSeries()) {
      return new TimeRange(TimeRange.ALWAYS.from(), terms.reach().to());
    }
    return Extent.of(event.time(), terms.frame())
        .map(extent -> new TimeRange(extent.from(), extent.from().plus(POINT)))
        .orElse(TimeRange.ALWAYS);
  }

  /**
   * A copy that takes its owner's time where it is neither declined, free nor cancelled (SEM-20).
   *
   * @param calendar where it is
   * @param copy what it says
   * @param range in which time
   * @param terms with the owner's addresses at its calendar
   */
  public static Rival.Copy present(
      CalendarId calendar, EventBody copy, TimeRange range, Terms terms) {
    Judge judge = new Judge(terms);
    Set<MeetingSlot> slots = new HashSet<>();
    each(
        copy,
        range,
        terms,
        (slot, instance) -> {
          if (takesTime(instance)) {
            MeetingSlot.of(slot, copy.time(), terms.frame()).ifPresent(slots::add);
          }
        });
    return new Rival.Copy(calendar, slots, copy.isSeries() && takesTime(judge.instance(copy)));
  }

  private static boolean takesTime(Instance instance) {
    return StatusRule.objection(instance.details()).isEmpty()
        && switch (instance.availability()) {
          case BUSY, TENTATIVE, OUT_OF_OFFICE -> true;
          case FREE, WORKING_ELSEWHERE -> false;
        };
  }

  /**
   * An edge that would show its source's copy at the same target (SEM-21).
   *
   * @param edge which edge
   * @param copy what its source says
   * @param known the parts of its mirror that are there
   * @param range in which time
   * @param terms of that edge, with what keeps its own copy back
   */
  public static Rival.Edge shown(
      Ranked edge, EventBody copy, Known known, TimeRange range, Terms terms) {
    EventBody body = OverrideRule.asPrivateAsItsSeries(copy);
    Judge judge = new Judge(terms);
    Reach reach = new Reach(body, known, terms);
    Map<MeetingSlot, Standing> shown = new HashMap<>();
    each(
        body,
        range,
        terms,
        (slot, instance) -> {
          if (judge.objection(slot, instance, body.time()).isEmpty()
              && reach.covers(slot, instance)) {
            MeetingSlot.of(slot, body.time(), terms.frame())
                .ifPresent(named -> shown.put(named, edge.standing().answering(instance.answer())));
          }
        });
    boolean open =
        body.isSeries() && judge.objectionToAll(judge.instance(body), body.time()).isEmpty();
    return new Rival.Edge(edge.edge(), edge.source(), shown, open);
  }

  /** An edge and how it stands. */
  public record Ranked(EdgeId edge, CalendarId source, Standing standing) {}

  /** Which slots of an event an edge looks at. */
  private record Reach(EventBody body, Known known, Terms terms, boolean whole) {

    Reach(EventBody body, Known known, Terms terms) {
      this(
          body,
          known,
          terms,
          body.isSeries()
              && terms.capabilities().series().kept() != SeriesSupport.Kept.NONE
              && WindowRule.objection(body, known, terms).isEmpty());
    }

    boolean covers(Slot slot, Instance instance) {
      if (!body.isSeries()) {
        return WindowRule.objection(instance, known, terms.window()).isEmpty();
      }
      return whole
          || known.has(Part.slot(slot))
          || WindowRule.touches(instance.extent(), terms.reach());
    }
  }

  /** All changed occurrences, and the unchanged ones in a range. */
  private static void each(
      EventBody body, TimeRange range, Terms terms, BiConsumer<Slot, Instance> use) {
    Judge judge = new Judge(terms);
    if (!body.isSeries()) {
      use.accept(body.time().startSlot(), judge.instance(body));
      return;
    }
    Set<Slot> gone = new HashSet<>();
    body.recurrence().ifPresent(repeats -> gone.addAll(repeats.removed()));
    for (SeriesOverride override : body.overrides()) {
      if (!gone.contains(override.slot())) {
        use.accept(override.slot(), judge.instance(body, override));
      }
    }
    for (Occurrence occurrence : occurrences(body, range, terms)) {
      if (occurrence.override().isEmpty()) {
        TimeRange extent = new TimeRange(occurrence.starts(), occurrence.ends());
        use.accept(occurrence.slot(), judge.instance(body, occurrence.time(), extent));
      }
    }
  }

  private static List<Occurrence> occurrences(EventBody body, TimeRange range, Terms terms) {
    return terms.expander().between(body, range, terms.frame()).occurrences();
  }
}
