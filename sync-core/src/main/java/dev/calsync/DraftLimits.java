package dev.calsync;

import dev.calsync.event.EventTime;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.Slot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an event of the host may say, and how much of it. Collects what is wrong.
 *
 * @param problems what was found
 */
record DraftLimits(List<String> problems) {

  private static final int MOST_OCCURRENCES = 1_000;
  private static final int MOST_SLOTS = 10_000;
  private static final int LAST_YEAR = 9_999;

  void text(String what, String text, int longest) {
    if (text.length() > longest) {
      problems.add(
          "its %s has %,d characters, more than %,d".formatted(what, text.length(), longest));
    }
  }

  void series(EventTime time, Optional<Recurrence> recurrence, Map<Slot, EventDraft> occurrences) {
    year(time.startSlot());
    recurrence.ifPresent(repeats -> slots(time, repeats));
    if (recurrence.isEmpty() && !occurrences.isEmpty()) {
      problems.add("it changes occurrences but does not repeat");
    }
    if (occurrences.size() > MOST_OCCURRENCES) {
      problems.add("it changes more than %,d occurrences".formatted(MOST_OCCURRENCES));
    }
    kind(time, "changed occurrence", occurrences.keySet().stream());
    if (occurrences.values().stream().anyMatch(EventDraft::isSeries)) {
      problems.add("an occurrence does not repeat by itself");
    }
    occurrences.values().forEach(changed -> year(changed.time().startSlot()));
  }

  private void slots(EventTime time, Recurrence repeats) {
    if (repeats.rules().isEmpty() && repeats.added().isEmpty()) {
      problems.add("it repeats by no rule and no added slot");
    }
    if (repeats.added().size() + repeats.removed().size() > MOST_SLOTS) {
      problems.add("it adds and removes more than %,d slots".formatted(MOST_SLOTS));
    }
    kind(time, "added slot", repeats.added().stream());
    kind(time, "removed slot", repeats.removed().stream());
    kind(time, "end of a rule", repeats.rules().stream().flatMap(DraftLimits::until));
  }

  private static Stream<Slot> until(RecurrenceRule rule) {
    return rule.end().match(Stream::empty, count -> Stream.empty(), Stream::of);
  }

  private void kind(EventTime time, String what, Stream<Slot> slots) {
    boolean days = time.startSlot() instanceof Slot.OnDay;
    if (slots.anyMatch(slot -> slot instanceof Slot.OnDay != days)) {
      problems.add("a %s must be a %s, as its start is".formatted(what, days ? "date" : "time"));
    }
  }

  private void year(Slot start) {
    int year = start.day().getYear();
    if (year < 1 || year > LAST_YEAR) {
      problems.add("it begins outside the years 1 to 9999");
    }
  }
}
