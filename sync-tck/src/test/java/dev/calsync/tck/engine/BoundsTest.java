package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.ical;
import static dev.calsync.tck.engine.SeriesTales.weekly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.canonical.Bounds;
import dev.calsync.event.EventBody;
import dev.calsync.event.Expansion;
import dev.calsync.event.Occurrence;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.ical.expansion.RecurrenceExpander;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When an event takes place at the earliest and at the latest, told without its zone (R-G1). */
class BoundsTest {

  private static final List<String> FREQUENCIES =
      List.of("SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY");
  private static final List<String> PARTS =
      List.of(
          "BYDAY=MO,WE,FR",
          "BYDAY=2TU",
          "BYDAY=-1SU",
          "BYDAY=5MO",
          "BYMONTHDAY=13",
          "BYMONTHDAY=31",
          "BYMONTHDAY=-1",
          "BYMONTH=2,7",
          "BYSETPOS=-1",
          "BYHOUR=3,22",
          "BYMINUTE=0,30",
          "BYYEARDAY=366",
          "BYWEEKNO=53");
  private static final List<String> STARTS =
      List.of(
          "DTSTART;TZID=Europe/Berlin:20260131T023000",
          "DTSTART;TZID=Pacific/Apia:20111229T100000",
          "DTSTART;TZID=America/New_York:20240229T233000",
          "DTSTART:20260301T120000",
          "DTSTART:20260328T003000Z",
          "DTSTART;VALUE=DATE:20261130");
  private static final List<String> ZONES =
      List.of("Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Berlin");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyOccurrenceLiesWithinTheBoundsWhateverTheZone(long seed) {
    Random random = new Random(seed);
    int closed = 0;
    for (int i = 0; i < 500; i++) {
      String text = series(random);
      EventBody body = ical(text);
      TimeRange bounds = Bounds.of(body);
      closed += bounds.to().isBefore(TimeRange.ALWAYS.to()) ? 1 : 0;
      for (String zone : ZONES) {
        assertThat(outside(body, bounds, zone)).as("seed %d: %s in %s", seed, text, zone).isEmpty();
      }
    }
    assertThat(closed).as("series whose end is told").isGreaterThan(150);
  }

  private static String series(Random random) {
    List<String> rule = new ArrayList<>(List.of("FREQ=" + one(FREQUENCIES, random)));
    rule.add("INTERVAL=" + (1 + random.nextInt(8)));
    for (int parts = random.nextInt(3); parts > 0; parts--) {
      String part = one(PARTS, random);
      String name = part.substring(0, part.indexOf('='));
      if (rule.stream().noneMatch(it -> it.startsWith(name + "="))) {
        rule.add(part);
      }
    }
    rule.add(
        random.nextInt(4) == 0 ? "UNTIL=20290330T235959Z" : "COUNT=" + (1 + random.nextInt(40)));
    String start = one(STARTS, random);
    String rules = String.join(";", rule);
    return String.join(
        "\n",
        "BEGIN:VEVENT",
        "UID:series",
        start,
        "RRULE:" + (start.contains("DATE:") ? rules.replace("T235959Z", "") : rules),
        start.contains("DATE:") ? "DURATION:P3D" : "DURATION:P1DT5H",
        "END:VEVENT");
  }

  private static String one(List<String> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  private static List<Occurrence> outside(EventBody body, TimeRange bounds, String zone) {
    TimeFrame frame = new TimeFrame(ZoneRulesSource.jdk(), new TimeZoneId(zone));
    Expansion all = new RecurrenceExpander(20_000).between(body, TimeRange.ALWAYS, frame);
    return all.occurrences().stream()
        .filter(it -> it.starts().isBefore(bounds.from()) || it.ends().isAfter(bounds.to()))
        .toList();
  }

  @Test
  void aMeetingTakesLittleMoreThanTwoDays() {
    TimeRange bounds = Bounds.of(World.event("Dentist", "2026-12-02T10:00"));

    assertThat(bounds).isEqualTo(range("2026-12-01T10:00:00Z", "2026-12-03T11:00:00Z"));
  }

  @Test
  void addedAndMovedOccurrencesStretchTheSeries() {
    EventBody body =
        weekly(
            "20261102T100000",
            "RRULE:FREQ=WEEKLY;COUNT=2",
            "RDATE;TZID=Europe/Berlin:20270301T100000",
            "END:VEVENT",
            "BEGIN:VEVENT",
            "UID:series",
            "RECURRENCE-ID;TZID=Europe/Berlin:20261109T100000",
            "DTSTART;TZID=Europe/Berlin:20261001T100000",
            "DURATION:PT1H");

    assertThat(Bounds.of(body).from()).isEqualTo("2026-09-30T10:00:00Z");
    assertThat(Bounds.of(body).to())
        .isBetween(at("2027-03-01T11:00:00Z"), at("2027-03-04T00:00:00Z"));
  }

  @Test
  void aSeriesWithoutAnEndGoesOnForEver() {
    assertThat(Bounds.of(weekly("20261102T100000", "RRULE:FREQ=WEEKLY")).to())
        .isEqualTo(TimeRange.ALWAYS.to());
    assertThat(Bounds.of(weekly("20261102T100000", "RRULE:FREQ=WEEKLY;COUNT=10")).to())
        .isBefore("2027-02-01T00:00:00Z");
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  private static TimeRange range(String from, String to) {
    return new TimeRange(at(from), at(to));
  }
}
