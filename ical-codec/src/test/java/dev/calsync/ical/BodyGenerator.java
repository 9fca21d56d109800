package dev.calsync.ical;

import dev.calsync.event.Attendee;
import dev.calsync.event.Availability;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.EventType;
import dev.calsync.event.Frequency;
import dev.calsync.event.Length;
import dev.calsync.event.Participation;
import dev.calsync.event.Person;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.RuleEnd;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.Visibility;
import dev.calsync.event.WeekdayOrdinal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Makes bodies of every kind that iCalendar can say. */
final class BodyGenerator {

  private static final List<String> ZONES =
      List.of(
          "UTC",
          "Europe/Berlin",
          "America/New_York",
          "America/St_Johns",
          "Asia/Kolkata",
          "Australia/Lord_Howe",
          "America/Nuuk",
          "Africa/Casablanca",
          "Africa/Cairo",
          "Asia/Jerusalem",
          "America/Santiago",
          "Pacific/Apia",
          "Europe/Dublin",
          "Etc/GMT+5");
  private static final String ALPHABET =
      "abc ABC019,;:\\\"'^n\n\t=-/@%\u00E9\u00DF\u20AC\u4E2D\uFEFF\u2028\u202E";

  private final Random random;

  BodyGenerator(long seed) {
    this.random = new Random(seed);
  }

  EventBody body() {
    EventTime time = time();
    EventDetails details = details();
    if (random.nextInt(3) == 0) {
      return EventBody.single(time, details);
    }
    TreeSet<Slot> removed = new TreeSet<>(slots(time, 4));
    List<Slot> added = slots(time, 3);
    List<RecurrenceRule> rules = list(added.isEmpty() ? 1 : 0, 2, i -> rule(time));
    if (rules.isEmpty() && added.isEmpty()) {
      return EventBody.single(time, details);
    }
    TreeMap<Slot, SeriesOverride> overrides = new TreeMap<>();
    for (Slot slot : slots(time, 4)) {
      if (!removed.contains(slot)) {
        EventDetails own = random.nextBoolean() ? details : details();
        if (own.status() != EventStatus.CANCELLED) {
          overrides.put(slot, new SeriesOverride(slot, time(), own));
        }
      }
    }
    return new EventBody(
        time,
        details,
        Optional.of(new Recurrence(rules, added, List.copyOf(removed))),
        List.copyOf(overrides.values()));
  }

  private EventTime time() {
    LocalDateTime start =
        LocalDate.of(1990 + random.nextInt(60), 1, 1)
            .plusDays(random.nextInt(366))
            .atTime(random.nextInt(24), random.nextInt(60), random.nextBoolean() ? 0 : 30);
    return switch (random.nextInt(4)) {
      case 0 ->
          new EventTime.AllDay(
              start.toLocalDate(), start.toLocalDate().plusDays(1 + random.nextInt(10)));
      case 1 -> new EventTime.Floating(start, length());
      default -> new EventTime.Zoned(start, zone(), length());
    };
  }

  private TimeZoneId zone() {
    return new TimeZoneId(ZONES.get(random.nextInt(ZONES.size())));
  }

  private Length length() {
    Duration exact = Duration.ofSeconds(random.nextInt(3) == 0 ? 0 : random.nextInt(200_000));
    return new Length(random.nextInt(3) == 0 ? random.nextInt(20) : 0, exact);
  }

  private RecurrenceRule rule(EventTime time) {
    Frequency frequency = Frequency.values()[random.nextInt(Frequency.values().length)];
    boolean counted = frequency == Frequency.MONTHLY || frequency == Frequency.YEARLY;
    return new RecurrenceRule(
        frequency,
        1 + random.nextInt(4),
        end(time),
        some(60),
        some(60),
        some(24),
        list(0, 3, i -> new WeekdayOrdinal(counted ? random.nextInt(7) - 3 : 0, day())),
        signed(31),
        signed(366),
        signed(53),
        list(0, 2, i -> 1 + random.nextInt(12)),
        signed(366),
        day());
  }

  private RuleEnd end(EventTime time) {
    return switch (random.nextInt(3)) {
      case 0 -> RuleEnd.NEVER;
      case 1 -> new RuleEnd.Count(1 + random.nextInt(1_000));
      // At noon no zone here has a gap, in which UNTIL has no instant of its own.
      default -> new RuleEnd.Until(at(time, day(time).plusDays(random.nextInt(900)), true));
    };
  }

  private List<Slot> slots(EventTime time, int most) {
    return list(0, most, i -> at(time, day(time).plusDays(random.nextInt(400)), false)).stream()
        .sorted()
        .distinct()
        .toList();
  }

  private static LocalDate day(EventTime time) {
    return time.startSlot().day();
  }

  private Slot at(EventTime time, LocalDate day, boolean noon) {
    if (time instanceof EventTime.AllDay) {
      return new Slot.OnDay(day);
    }
    return new Slot.AtTime(noon ? day.atTime(12, 0) : day.atTime(random.nextInt(24), 15));
  }

  private EventDetails details() {
    return new EventDetails(
        new EventText(
            text(),
            text(),
            text(),
            text().replaceAll("[\n\t]", "").strip(),
            list(0, 3, i -> word())),
        pick(Availability.values()),
        pick(Visibility.values()),
        pick(EventStatus.values()),
        EventType.DEFAULT,
        random.nextBoolean() ? Person.NOBODY : person(),
        list(0, 3, i -> new Attendee(person(), pick(Participation.values()))),
        Optional.empty(),
        random.nextBoolean() ? "" : word());
  }

  private Person person() {
    String name = text().replaceAll("[\n\t]", "").strip();
    return new Person("p" + random.nextInt(50) + "@x.example", name);
  }

  private String word() {
    String text = text().replaceAll("[\n\t]", "").strip();
    return text.isEmpty() ? "x" : text;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(4) == 0 ? 0 : random.nextInt(120); left > 0; left--) {
      if (random.nextInt(20) == 0) {
        text.append("\uD83D\uDE00");
      } else {
        text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
    }
    return text.toString();
  }

  private List<Integer> some(int bound) {
    return list(0, random.nextInt(4) == 0 ? 2 : 0, i -> random.nextInt(bound));
  }

  private List<Integer> signed(int limit) {
    int most = random.nextInt(4) == 0 ? 3 : 0;
    return list(0, most, i -> (1 + random.nextInt(limit)) * (random.nextBoolean() ? 1 : -1));
  }

  private DayOfWeek day() {
    return pick(DayOfWeek.values());
  }

  private <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private <T> List<T> list(int least, int most, IntFunction<T> make) {
    int size = least + (most > least ? random.nextInt(most - least + 1) : 0);
    return new ArrayList<>(IntStream.range(0, size).mapToObj(make).toList());
  }
}
