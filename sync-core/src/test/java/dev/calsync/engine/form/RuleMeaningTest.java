package dev.calsync.engine.form;

import static dev.calsync.engine.sample.RandomEvents.forSeeds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.event.Frequency;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.RuleEnd;
import dev.calsync.event.Slot;
import dev.calsync.event.WeekdayOrdinal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** SEM-35: the normal form of a rule means what the rule meant. */
class RuleMeaningTest {

  @Test
  void theNormalFormHasTheSameDays() {
    forSeeds(
        1_000,
        events -> {
          LocalDate start = start(events.random());
          RecurrenceRule rule = plainRule(events.random(), start);
          RecurrenceRule normal = RuleNormalForm.of(rule, new Slot.OnDay(start));
          assertThat(new SpelledOutRule(normal, start).days())
              .as("%s from %s", rule, start)
              .isEqualTo(new SpelledOutRule(rule, start).days());
        });
  }

  @Test
  void arithmeticAndSpellingOutAgreeOnEveryDay() {
    forSeeds(
        200,
        events -> {
          LocalDate start = start(events.random());
          RecurrenceRule rule =
              RuleNormalForm.of(plainRule(events.random(), start), new Slot.OnDay(start));
          RuleDays days = RuleDays.of(rule, new Slot.OnDay(start)).orElseThrow();
          LocalDate end = start.plusDays(1_400);
          assertThat(start.datesUntil(end).filter(day -> days.have(new Slot.OnDay(day))))
              .as("%s from %s", rule, start)
              .containsExactlyElementsOf(
                  new SpelledOutRule(rule, start)
                      .days().stream().takeWhile(day -> day.isBefore(end)).toList());
        });
  }

  private static LocalDate start(Random random) {
    return LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1_500));
  }

  private static RecurrenceRule plainRule(Random random, LocalDate start) {
    List<Frequency> frequencies =
        List.of(Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.YEARLY);
    Frequency frequency = frequencies.get(random.nextInt(4));
    boolean longer = frequency.compareTo(Frequency.WEEKLY) > 0;
    List<Integer> monthDays = frequency == Frequency.WEEKLY ? List.of() : some(random, 31, true);
    boolean ordinals = longer && monthDays.isEmpty();
    List<WeekdayOrdinal> weekdays =
        Stream.generate(() -> weekday(random, ordinals)).limit(random.nextInt(4)).toList();
    List<Integer> none = List.of();
    return new RecurrenceRule(
        frequency,
        1 + random.nextInt(3),
        end(random, start),
        none,
        none,
        none,
        weekdays,
        monthDays,
        none,
        none,
        some(random, 12, false),
        none,
        DayOfWeek.of(1 + random.nextInt(7)));
  }

  private static RuleEnd end(Random random, LocalDate start) {
    return switch (random.nextInt(3)) {
      case 0 -> RuleEnd.NEVER;
      case 1 -> new RuleEnd.Count(1 + random.nextInt(40));
      default -> new RuleEnd.Until(new Slot.OnDay(start.plusDays(random.nextInt(1_200))));
    };
  }

  private static WeekdayOrdinal weekday(Random random, boolean ordinals) {
    int ordinal = ordinals && random.nextBoolean() ? random.nextInt(11) - 5 : 0;
    return new WeekdayOrdinal(ordinal, DayOfWeek.of(1 + random.nextInt(7)));
  }

  private static List<Integer> some(Random random, int most, boolean signed) {
    if (random.nextInt(3) > 0) {
      return List.of();
    }
    return IntStream.rangeClosed(0, random.nextInt(3))
        .map(i -> 1 + random.nextInt(most))
        .map(value -> signed && random.nextInt(3) == 0 ? -value : value)
        .boxed()
        .toList();
  }
}
