package dev.calsync.fuzz;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.ical.RecurrenceRules;
import dev.calsync.ical.expansion.RecurrenceExpander;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Recurrence rules: what is read can be expanded, far ahead too, and comes back as it was. */
public final class RuleTarget {

  private static final ZoneRulesSource ZONES = ZoneRulesSource.jdk();
  private static final RecurrenceRules RULES = new RecurrenceRules(ZONES);
  private static final RecurrenceExpander EXPANDER = new RecurrenceExpander();
  private static final TimeZoneId BERLIN = new TimeZoneId("Europe/Berlin");
  private static final TimeFrame FRAME = new TimeFrame(ZONES, BERLIN);
  private static final LocalDateTime FIRST = LocalDateTime.parse("2026-03-29T02:30:00");
  private static final Length HOUR = Length.of(Duration.ofHours(1));

  private static final List<EventTime> TIMES =
      List.of(
          new EventTime.Zoned(FIRST, BERLIN, HOUR),
          new EventTime.Floating(FIRST, HOUR),
          new EventTime.AllDay(LocalDate.parse("2028-02-29"), LocalDate.parse("2028-03-01")));

  private static final List<TimeRange> RANGES =
      List.of(range("2026-01-01", "2027-01-01"), range("2400-01-01", "2401-01-01"));

  private RuleTarget() {}

  private static TimeRange range(String from, String to) {
    return new TimeRange(Instant.parse(from + "T00:00:00Z"), Instant.parse(to + "T00:00:00Z"));
  }

  /**
   * Called by the fuzzer.
   *
   * @param data the value of an RRULE, or nearly one
   */
  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    TIMES.forEach(time -> RANGES.forEach(range -> Promise.isKept(() -> use(text, time, range))));
  }

  private static void use(String text, EventTime time, TimeRange range) {
    RecurrenceRule rule = RULES.parse(text, time);
    Promise.check(
        RULES.parse(RULES.format(rule, time), time).equals(rule), "what it writes it reads");
    EventDetails details = EventDetails.of(new EventText("t", "", "", "", List.of()));
    Recurrence repeats = new Recurrence(List.of(rule), List.of(), List.of());
    EXPANDER.between(new EventBody(time, details, Optional.of(repeats), List.of()), range, FRAME);
  }
}
