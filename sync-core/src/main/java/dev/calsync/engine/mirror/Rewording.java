package dev.calsync.engine.mirror;

import dev.calsync.event.EventTime;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.MirrorShape.ShownOverride;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a target made of what was written to it, in words for people that say nothing of what stands
 * there (SEM-36). What it made is its form, and is left so.
 */
public final class Rewording {

  /** Under which name a line of the journal tells it. */
  public static final String FACT = "reworded";

  private Rewording() {}

  /**
   * What is different.
   *
   * @param written what was sent
   * @param kept what the target shows after it
   * @return a phrase each, such as {@code COUNT became UNTIL}; none if nothing is
   */
  public static List<String> between(MirrorShape written, MirrorShape kept) {
    List<String> told = new ArrayList<>();
    if (!written.time().equals(kept.time())) {
      told.add("the start or its zone is said otherwise");
    }
    if (!written.recurrence().equals(kept.recurrence())) {
      told.add(recurrence(written, kept));
    }
    if (!written.details().equals(kept.details())) {
      told.add("words or flags are kept otherwise");
    }
    SortedSet<Slot> moved = moved(written, kept);
    if (!moved.isEmpty()) {
      told.add(
          moved.stream()
              .map(Slot::text)
              .collect(Collectors.joining(" ", "shown at another time: ", "")));
    }
    return told;
  }

  private static String recurrence(MirrorShape written, MirrorShape kept) {
    String before = ends(written);
    String after = ends(kept);
    return before.equals(after) ? "the rule is said in other words" : before + " became " + after;
  }

  private static String ends(MirrorShape shape) {
    if (shape.recurrence().isEmpty()) {
      return "a single event";
    }
    return shape.recurrence().stream()
        .flatMap(repeats -> repeats.rules().stream())
        .map(Rewording::end)
        .distinct()
        .collect(Collectors.joining(" and "));
  }

  private static String end(RecurrenceRule rule) {
    return rule.end().match(() -> "no end", count -> "COUNT", until -> "UNTIL");
  }

  /** The occurrences that one of the two tells apart, and that the other shows elsewhere. */
  private static SortedSet<Slot> moved(MirrorShape written, MirrorShape kept) {
    SortedSet<Slot> slots = new TreeSet<>();
    written.overrides().forEach(each -> slots.add(each.slot()));
    kept.overrides().forEach(each -> slots.add(each.slot()));
    slots.removeIf(slot -> at(written, slot).equals(at(kept, slot)));
    return slots;
  }

  private static Optional<EventTime> at(MirrorShape shape, Slot slot) {
    return shape.overrides().stream()
        .filter(each -> each.slot().equals(slot))
        .findFirst()
        .map(ShownOverride::time)
        .or(() -> shape.time().at(slot));
  }
}
