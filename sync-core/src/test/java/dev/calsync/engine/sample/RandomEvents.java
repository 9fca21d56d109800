package dev.calsync.engine.sample;

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
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Any events at all, from a seed. */
public final class RandomEvents {

  private static final String[] WORDS = {
    "Team",
    "Zahnärztin",
    "встреча",
    "会議",
    "👩‍⚕️",
    "İstanbul",
    "a\nb",
    "c\r\nd",
    "e\rf",
    "\t",
    "é",
    ""
  };
  private static final String[] ZONES = {"Europe/Berlin", "America/New_York", "UTC", "Asia/Tokyo"};

  private final Random random;
  private final Supplier<String> words;

  public RandomEvents(long seed) {
    random = new Random(seed);
    words = this::someWords;
  }

  /** Events whose every text is made by the caller. */
  public RandomEvents(long seed, Supplier<String> words) {
    random = new Random(seed);
    this.words = words;
  }

  /** Runs a check for many seeds; a failure names its seed. */
  public static void forSeeds(int seeds, Consumer<RandomEvents> check) {
    for (long seed = 1; seed <= seeds; seed++) {
      try {
        check.accept(new RandomEvents(seed));
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
      }
    }
  }

  public Random random() {
    return random;
  }

  public EventBody body() {
    EventTime time = time();
    if (random.nextInt(3) == 0) {
      return EventBody.single(time, details());
    }
    Map<Slot, SeriesOverride> overrides = new TreeMap<>();
    for (Slot slot : slots(time, 4)) {
      overrides.put(slot, new SeriesOverride(slot, time(), details()));
    }
    return new EventBody(
        time, details(), Optional.of(recurrence(time)), List.copyOf(overrides.values()));
  }

  public EventDetails details() {
    return new EventDetails(
        text(),
        pick(Availability.values()),
        pick(Visibility.values()),
        pick(EventStatus.values()),
        new EventType(pick("default", "focus_time", "birthday")),
        random.nextBoolean() ? Person.NOBODY : person(),
        listOf(4, () -> new Attendee(person(), pick(Participation.values()))),
        random.nextBoolean() ? Optional.empty() : Optional.of(pick(Participation.values())),
        random.nextBoolean() ? "" : "turquoise");
  }

  public EventText text() {
    return new EventText(words.get(), words.get(), words.get(), words.get(), listOf(3, words));
  }

  public EventTime time() {
    LocalDateTime start = wallTime();
    return switch (random.nextInt(3)) {
      case 0 ->
          new EventTime.AllDay(
              start.toLocalDate(), start.toLocalDate().plusDays(1 + random.nextInt(400)));
      case 1 -> new EventTime.Zoned(start, new TimeZoneId(pick(ZONES)), length());
      default -> new EventTime.Floating(start, length());
    };
  }

  public Recurrence recurrence(EventTime first) {
    return new Recurrence(listOf(3, () -> rule(first)), slots(first, 5), slots(first, 300));
  }

  public RecurrenceRule rule(EventTime first) {
    return new RecurrenceRule(
        pick(Frequency.values()),
        1 + random.nextInt(4),
        end(first),
        numbers(0, 60),
        numbers(0, 59),
        numbers(0, 23),
        listOf(4, this::weekday),
        numbers(1, 31),
        numbers(-366, -1),
        numbers(1, 53),
        numbers(1, 12),
        numbers(-5, -1),
        pick(DayOfWeek.values()));
  }

  private RuleEnd end(EventTime first) {
    return switch (random.nextInt(3)) {
      case 0 -> RuleEnd.NEVER;
      case 1 -> new RuleEnd.Count(1 + random.nextInt(1_000));
      default -> new RuleEnd.Until(slotAfter(first));
    };
  }

  private WeekdayOrdinal weekday() {
    return new WeekdayOrdinal(random.nextInt(11) - 5, pick(DayOfWeek.values()));
  }

  private List<Slot> slots(EventTime first, int atMost) {
    return listOf(atMost, () -> slotAfter(first));
  }

  private Slot slotAfter(EventTime first) {
    int days = random.nextInt(2_000);
    return first.startSlot() instanceof Slot.AtTime timed
        ? new Slot.AtTime(timed.start().plusDays(days))
        : new Slot.OnDay(first.startSlot().day().plusDays(days));
  }

  private LocalDateTime wallTime() {
    return LocalDate.of(1960, 1, 1)
        .plusDays(random.nextInt(60_000))
        .atTime(random.nextInt(24), random.nextInt(60), random.nextInt(60));
  }

  private Length length() {
    return new Length(random.nextInt(3), Duration.ofSeconds(random.nextInt(200_000)));
  }

  private Person person() {
    return new Person(words.get(), words.get());
  }

  private String someWords() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(pick(WORDS)).append(' ');
    }
    return random.nextInt(20) == 0 ? text.toString().repeat(300) : text.toString();
  }

  private List<Integer> numbers(int from, int to) {
    return random.nextInt(3) > 0
        ? List.of()
        : listOf(4, () -> from + random.nextInt(to - from + 1));
  }

  private <T> List<T> listOf(int atMost, Supplier<T> item) {
    List<T> items = new ArrayList<>();
    for (int i = random.nextInt(atMost); i > 0; i--) {
      items.add(item.get());
    }
    return items;
  }

  @SafeVarargs
  private <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
