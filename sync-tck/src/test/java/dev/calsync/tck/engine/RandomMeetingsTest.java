package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.ical;
import static dev.calsync.tck.engine.SeriesTales.instants;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.connector.SourcePart;
import dev.calsync.event.EventBody;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Copies of meetings come, change and go in several calendars, with whatever edges between them: at
 * rest no slot of a meeting is shown twice, and none is missing (INV-2, SEM-20, SEM-21). Told by a
 * reckoning of its own.
 */
class RandomMeetingsTest {

  private static final List<String> CALENDARS =
      List.of("a@x.example", "b@x.example", "c@x.example");
  private static final int MEETINGS = 4;
  private static final int STEPS = 24;

  /** Whether a copy takes time, by slot. */
  private record Copy(int meeting, boolean weekly, Set<Integer> declined) {

    Set<Integer> taken() {
      Set<Integer> taken = new TreeSet<>(weekly ? Set.of(0, 1, 2) : Set.of(0));
      taken.removeAll(declined);
      return taken;
    }

    EventBody body(String guest) {
      StringBuilder events = new StringBuilder(event(guest, "ACCEPTED", 0, ""));
      for (int slot : weekly ? declined : Set.<Integer>of()) {
        events.append(event(guest, "DECLINED", slot, "RECURRENCE-ID:" + start(slot)));
      }
      return ical(events.toString());
    }

    private String event(String guest, String answer, int slot, String line) {
      String mine = weekly || !declined.contains(0) ? answer : "DECLINED";
      return """
          BEGIN:VEVENT
          UID:m
          SUMMARY:Meeting
          ORGANIZER:mailto:boss@x.example
          ATTENDEE;PARTSTAT=%s:mailto:%s
          DTSTART:%s
          DURATION:PT1H
          %s
          END:VEVENT
          """
          .formatted(
              mine,
              guest,
              start(slot),
              !line.isEmpty() ? line : weekly ? "RRULE:FREQ=WEEKLY;COUNT=3" : "CLASS:PUBLIC");
    }

    private String start(int slot) {
      return "202612%02dT%02d0000Z".formatted(1 + 7 * slot, 8 + 2 * meeting);
    }

    String instant(int slot) {
      return "2026-12-%02dT%02d:00:00Z/2026-12-%02dT%02d:00:00Z"
          .formatted(1 + 7 * slot, 8 + 2 * meeting, 1 + 7 * slot, 9 + 2 * meeting);
    }
  }

  /** What a person sees and does; what is expected of it. */
  private static final class Tale {

    private final World world = new World();
    private final SplittableRandom chance;
    private final Map<String, Map<Integer, Copy>> copies = new HashMap<>();
    private final Map<String, Set<String>> sources = new HashMap<>();

    Tale(long seed) {
      this.chance = new SplittableRandom(seed);
      CALENDARS.forEach(each -> copies.put(each, new HashMap<>()));
      CALENDARS.forEach(each -> sources.put(each, new TreeSet<>()));
    }

    private String one() {
      return CALENDARS.get(chance.nextInt(CALENDARS.size()));
    }

    void step() {
      String calendar = one();
      switch (chance.nextInt(8)) {
        case 0 -> connect(calendar, one());
        case 1, 2 -> world.cycle();
        case 3 -> forget(calendar, chance.nextInt(MEETINGS));
        default -> put(calendar, chance.nextInt(MEETINGS));
      }
    }

    private void connect(String source, String target) {
      if (!source.equals(target)) {
        world.edge(source, target);
        sources.get(target).add(source);
      }
    }

    /** Every calendar's copy of a meeting is of one kind: a meeting is one thing. */
    private void put(String calendar, int meeting) {
      Set<Integer> declined = new TreeSet<>();
      for (int slot = 0; slot < 3; slot++) {
        if (chance.nextInt(3) == 0) {
          declined.add(slot);
        }
      }
      Copy copy = new Copy(meeting, meeting % 2 == 0, declined);
      copies.get(calendar).put(meeting, copy);
      world.calendar(calendar).put("meeting-" + meeting, copy.body(calendar));
    }

    private void forget(String calendar, int meeting) {
      if (copies.get(calendar).remove(meeting) != null) {
        world
            .calendar(calendar)
            .idOf("meeting-" + meeting)
            .ifPresent(world.calendar(calendar)::delete);
      }
    }

    private List<String> wanted(String target) {
      List<String> wanted = new ArrayList<>();
      for (int meeting = 0; meeting < MEETINGS; meeting++) {
        for (int slot = 0; slot < 3; slot++) {
          Copy any = new Copy(meeting, true, Set.of());
          boolean shown = false;
          for (String source : sources.get(target)) {
            shown |= takes(source, meeting, slot);
          }
          if (shown && !takes(target, meeting, slot)) {
            wanted.add(any.instant(slot));
          }
        }
      }
      return wanted.stream().sorted().toList();
    }

    private boolean takes(String calendar, int meeting, int slot) {
      Copy copy = copies.get(calendar).get(meeting);
      return copy != null && copy.taken().contains(slot);
    }

    private List<String> shown(String target) {
      List<EventBody> mirrors =
          world.calendar(target).objects().stream()
              .map(SourcePart.Whole.class::cast)
              .filter(whole -> whole.object().mark().isPresent())
              .map(SourcePart.Whole::body)
              .toList();
      return instants(mirrors, "2026-11-01T00:00:00Z", "2027-02-01T00:00:00Z");
    }

    void end(long seed) {
      world.cycle();
      world.cycle();
      for (String target : CALENDARS) {
        assertThat(shown(target)).as("seed %d at %s", seed, target).isEqualTo(wanted(target));
      }
      int writes = world.writes();
      world.cycle();
      assertThat(world.writes()).as("seed %d is silent", seed).isEqualTo(writes);
      assertThat(world.alice().holds().open()).as("seed %d", seed).isEmpty();
      world.close();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 20, 40})
  void eachSlotOfAMeetingIsShownOnce(long first) {
    for (long seed = first; seed < first + 20; seed++) {
      Tale tale = new Tale(seed);
      for (int i = 0; i < STEPS; i++) {
        tale.step();
      }
      tale.end(seed);
    }
  }
}
