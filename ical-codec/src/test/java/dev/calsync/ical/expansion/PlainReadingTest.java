package dev.calsync.ical.expansion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.event.EventTime;
import dev.calsync.event.Expansion;
import dev.calsync.event.Frequency;
import dev.calsync.event.Length;
import dev.calsync.event.Occurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Random rules against the RFC taken literally, and windows against the whole. */
class PlainReadingTest {

  private static final long SEED = Long.getLong("seed", 20261120L);
  private static final int MANY_STEPS = 5_000_000;
  private static final List<String> ZONES =
      List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "UTC");

  private final RandomRules rules = new RandomRules(SEED);
  private final Random random = new Random(SEED);

  @Test
  void agreesWithAPlainReadingOfTheRfc(TestReporter reporter) {
    reporter.publishEntry("seed", String.valueOf(SEED));
    for (int i = 0; i < 1_000; i++) {
      LocalDateTime start = rules.start();
      String text = rules.rule(start);
      LocalDateTime last = start.plus(reach(RuleText.rule(text)));
      Expansion expansion =
          Given.event(new EventTime.Zoned(start, TimeZoneId.UTC, Length.ZERO))
              .rule(text)
              .steps(MANY_STEPS)
              .between("2000-01-01", last.plusSeconds(1).toInstant(ZoneOffset.UTC).toString());
      assertThat(expansion.complete()).isTrue();
      assertThat(expansion.occurrences())
          .as("seed %d, rule %d: %s from %s", SEED, i, text, start)
          .extracting(it -> ((Slot.AtTime) it.slot()).start())
          .isEqualTo(new PlainReading(RuleText.rule(text), start).slots(last));
    }
  }

  @Test
  void aWindowShowsExactlyWhatTheWholeHasThere(TestReporter reporter) {
    reporter.publishEntry("seed", String.valueOf(SEED));
    RecurrenceExpander expander = new RecurrenceExpander(MANY_STEPS);
    int shown = 0;
    for (int i = 0; i < 1_000; i++) {
      LocalDateTime start = rules.start();
      String text = rules.rule(start);
      Duration reach = reach(RuleText.rule(text));
      Given given = Given.event(randomTime(start)).rule(text);
      TimeFrame frame = new TimeFrame(ZoneRulesSource.jdk(), new TimeZoneId(zone()));
      List<Occurrence> whole =
          expander.between(given.body(), range(start, reach), frame).occurrences();
      Duration ahead = Duration.ofSeconds((long) (reach.toSeconds() * random.nextDouble()));
      TimeRange window = range(start.plus(ahead), reach.dividedBy(1L + random.nextInt(30)));
      List<Occurrence> seen =
          expander.between(given.body(), window, frame).occurrences().stream()
              .filter(it -> it.starts().isBefore(range(start, reach).to()))
              .toList();
      assertThat(seen)
          .as("seed %d, rule %d: %s from %s in %s", SEED, i, text, given.body().time(), window)
          .isEqualTo(whole.stream().filter(it -> window.overlaps(it.starts(), it.ends())).toList());
      shown += seen.size();
    }
    assertThat(shown).isGreaterThan(1_000);
  }

  private EventTime randomTime(LocalDateTime start) {
    Length length = new Length(random.nextInt(3), Duration.ofMinutes(30L * random.nextInt(100)));
    return switch (random.nextInt(4)) {
      case 0 ->
          new EventTime.AllDay(
              start.toLocalDate(), start.toLocalDate().plusDays(1 + random.nextInt(9)));
      case 1 -> new EventTime.Floating(start, length);
      default -> new EventTime.Zoned(start, new TimeZoneId(zone()), length);
    };
  }

  private String zone() {
    return ZONES.get(random.nextInt(ZONES.size()));
  }

  /** The first day before the start, so that no zone hides the first occurrence. */
  private static TimeRange range(LocalDateTime from, Duration length) {
    LocalDateTime early = from.minusDays(1);
    return new TimeRange(
        early.toInstant(ZoneOffset.UTC), early.plus(length).toInstant(ZoneOffset.UTC));
  }

  private static Duration reach(RecurrenceRule rule) {
    Frequency frequency = rule.frequency();
    return switch (frequency) {
      case SECONDLY -> Duration.ofSeconds(500L * rule.interval());
      case MINUTELY -> Duration.ofMinutes(500L * rule.interval());
      case HOURLY -> Duration.ofHours(500L * rule.interval());
      default -> Duration.ofDays(1_500L * Math.min(rule.interval(), 5));
    };
  }
}
