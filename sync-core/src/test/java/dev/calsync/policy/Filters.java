package dev.calsync.policy;

import dev.calsync.event.EventType;
import dev.calsync.event.Participation;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;

/** Filters for tests: one of each kind. */
final class Filters {

  static final WorkingHours LONDON =
      WorkingHours.weekdays("09:00", "17:00").in(ZoneId.of("Europe/London"));

  private Filters() {}

  static List<Filter> simple() {
    return List.of(
        Filter.allDay(),
        Filter.answered(Participation.TENTATIVE),
        Filter.free(),
        Filter.privateEvents(),
        Filter.eventType(EventType.FOCUS_TIME),
        Filter.titleMatches("(?i)^lunch$"),
        Filter.titleContains("Büro"),
        Filter.category("Blue"),
        Filter.color("turquoise"),
        Filter.organizer("Boss@acme.example"),
        Filter.organizerDomain("acme.example"),
        Filter.attendee("bob@acme.example"),
        Filter.attendeeDomain("acme.example"),
        Filter.within(LONDON),
        Filter.overlaps(WorkingHours.weekdays("22:00", "00:00")),
        Filter.startsOn(DayOfWeek.SUNDAY, DayOfWeek.MONDAY),
        Filter.shorterThan(Duration.ofMinutes(15)));
  }

  static Filter one(Random random) {
    return one(random, simple());
  }

  /** One that asks only what an event says, as rules do. */
  static Filter ofWords(Random random) {
    return one(random, simple().stream().filter(filter -> !filter.asksWhen()).toList());
  }

  private static Filter one(Random random, List<Filter> kinds) {
    Filter simple = kinds.get(random.nextInt(kinds.size()));
    return switch (random.nextInt(4)) {
      case 0 -> Filter.not(simple);
      case 1 -> Filter.anyOf(simple, one(random, kinds));
      case 2 -> Filter.allOf(one(random, kinds), simple);
      default -> simple;
    };
  }

  static Filter[] some(Random random) {
    return random.ints(random.nextInt(4)).mapToObj(any -> one(random)).toArray(Filter[]::new);
  }
}
