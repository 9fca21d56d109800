package dev.calsync.ical.expansion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.event.EventTime;
import dev.calsync.event.Expansion;
import dev.calsync.event.Length;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.TimeZoneId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random rules against lib-recur, and the list of what it reads otherwise. */
class LibRecurDifferentialTest {

  private static final long SEED = Long.getLong("seed", 20261120L);
  private static final int RULES = 10_000;
  private static final int SLOTS = 60;

  /** lib-recur goes on for ever; the years after this are not compared. */
  private static final Instant LAST = Instant.parse("2399-12-31T00:00:00Z");

  @Test
  void agreesWithLibRecurButForTheListedDifferences(TestReporter reporter)
      throws InvalidRecurrenceRuleException {
    reporter.publishEntry("seed", String.valueOf(SEED));
    RandomRules rules = new RandomRules(SEED);
    int slots = 0;
    int compared = 0;
    for (int i = 0; i < RULES; i++) {
      LocalDateTime start = rules.start();
      String text = rules.rule(start);
      Reading reading = libRecur(text, start);
      if (!LibRecurDifference.concerns(RuleText.rule(text)) && reading.slots.size() > 1) {
        assertThat(ours(text, start, reading.end()))
            .as("seed %d, rule %d: %s from %s", SEED, i, text, start)
            .isEqualTo(reading.slots);
        compared++;
        slots += reading.slots.size();
      }
    }
    assertThat(compared).isGreaterThan(RULES / 2);
    assertThat(slots).isGreaterThan(RULES * SLOTS / 4);
  }

  @ParameterizedTest
  @EnumSource(LibRecurDifference.class)
  void eachListedDifferenceIsOne(LibRecurDifference difference)
      throws InvalidRecurrenceRuleException {
    LocalDateTime start = LocalDateTime.parse(difference.start);
    List<LocalDateTime> expected =
        List.of(difference.ours.split(" ")).stream().map(LocalDateTime::parse).toList();
    assertThat(ours(difference.rule, start, LAST)).isEqualTo(expected);
    assertThat(new PlainReading(RuleText.rule(difference.rule), start).slots(wall(LAST)))
        .isEqualTo(expected);
    List<LocalDateTime> libRecur = new ArrayList<>();
    collect(difference.rule, start, libRecur);
    assertThat(libRecur).isNotEmpty().isNotEqualTo(expected);
  }

  private static List<LocalDateTime> ours(String text, LocalDateTime start, Instant end) {
    Expansion expansion =
        Given.event(new EventTime.Zoned(start, TimeZoneId.UTC, Length.ZERO))
            .rule(text)
            .steps(5_000_000)
            .between("2000-01-01T00:00:00Z", end.toString());
    assertThat(expansion.complete()).isTrue();
    return expansion.occurrences().stream().map(it -> wall(it.starts())).toList();
  }

  /** What lib-recur said, with the start first; it may have given up, or been stopped. */
  private record Reading(List<LocalDateTime> slots, boolean whole) {
    Instant end() {
      LocalDateTime last = slots.get(slots.size() - 1);
      return whole ? LAST : last.plusSeconds(1).toInstant(ZoneOffset.UTC);
    }
  }

  private static Reading libRecur(String text, LocalDateTime start)
      throws InvalidRecurrenceRuleException {
    List<LocalDateTime> slots = new ArrayList<>();
    boolean whole = collect(text, start, slots);
    return new Reading(startingWith(start, slots, RuleText.rule(text)), whole);
  }

  /** True if there are no more. lib-recur has three ways to give up on a sparse rule. */
  private static boolean collect(String text, LocalDateTime start, List<LocalDateTime> slots)
      throws InvalidRecurrenceRuleException {
    String utc = text.replaceAll("(UNTIL=[0-9T]+)", "$1Z");
    TimeZone zone = TimeZone.getTimeZone("UTC");
    try {
      RecurrenceRuleIterator iterator =
          new org.dmfs.rfc5545.recur.RecurrenceRule(utc, RfcMode.RFC5545_STRICT)
              .iterator(start.toInstant(ZoneOffset.UTC).toEpochMilli(), zone);
      while (slots.size() < SLOTS && iterator.hasNext()) {
        Instant next = Instant.ofEpochMilli(iterator.nextMillis());
        if (!next.isBefore(LAST)) {
          return true;
        }
        slots.add(wall(next));
      }
      return slots.size() < SLOTS;
    } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException gaveUp) {
      return false;
    }
  }

  private static List<LocalDateTime> startingWith(
      LocalDateTime start, List<LocalDateTime> slots, RecurrenceRule rule) {
    if (!slots.isEmpty() && slots.get(0).equals(start)) {
      return slots;
    }
    int counted = rule.end().match(() -> SLOTS, n -> n - 1, until -> SLOTS);
    List<LocalDateTime> all = new ArrayList<>(List.of(start));
    all.addAll(slots.subList(0, Math.min(counted, slots.size())));
    return all;
  }

  private static LocalDateTime wall(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
