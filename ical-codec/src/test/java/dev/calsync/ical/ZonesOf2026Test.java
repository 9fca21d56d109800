package dev.calsync.ical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.ical.expansion.RecurrenceExpander;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Three zones that changed in 2026, by the rules of release 2026d, whatever the JDK knows: British
 * Columbia and Alberta keep their summer time, Morocco has UTC from 20 September on (SEM-25).
 */
@Tag("time")
class ZonesOf2026Test {

  private static final ZoneRulesSource RULES =
      new Release(
          Map.of(
              new TimeZoneId("America/Vancouver"),
              until("America/Vancouver", "2026-03-08T10:00:00Z"),
              new TimeZoneId("America/Edmonton"),
              until("America/Edmonton", "2026-03-08T09:00:00Z"),
              new TimeZoneId("Africa/Casablanca"),
              rules(
                  List.of(
                      ZoneOffsetTransition.of(
                          LocalDateTime.parse("2026-09-20T03:00:00"),
                          ZoneOffset.ofHours(1),
                          ZoneOffset.UTC)))));
  private static final IcalReader READER = new IcalReader(RULES);

  private record Release(Map<TimeZoneId, ZoneRules> changed) implements ZoneRulesSource {
    @Override
    public Optional<ZoneRules> rules(TimeZoneId zone) {
      return Optional.ofNullable(changed.get(zone)).or(() -> ZoneRulesSource.jdk().rules(zone));
    }

    @Override
    public String version() {
      return "2026d";
    }
  }

  @ParameterizedTest
  @CsvSource({
    "America/Vancouver, 20261026T090000, 2026-10-26T16:00:00Z, 2026-11-02T16:00:00Z",
    "British Columbia Standard Time, 20261026T090000, 2026-10-26T16:00:00Z, 2026-11-02T16:00:00Z",
    "America/Edmonton, 20261026T090000, 2026-10-26T15:00:00Z, 2026-11-02T15:00:00Z",
    "Alberta Standard Time, 20261026T090000, 2026-10-26T15:00:00Z, 2026-11-02T15:00:00Z",
    "Africa/Casablanca, 20260914T090000, 2026-09-14T08:00:00Z, 2026-09-21T09:00:00Z",
    "Morocco Standard Time, 20260914T090000, 2026-09-14T08:00:00Z, 2026-09-21T09:00:00Z"
  })
  void aSeriesOfAnyNameTakesPlaceByThem(String tzid, String start, Instant first, Instant second) {
    EventBody body = read(Ical.calendar(weekly(tzid, start)));
    assertThat(starts(body)).as("SEM-25").containsExactly(first, second);
    byte[] written =
        new IcalWriter(RULES, "-//t//t//EN").bytes(List.of(IcalEntry.of("u", body)), Ical.STAMP);
    assertThat(read(new String(written, StandardCharsets.UTF_8))).isEqualTo(body);
  }

  /** What other readers go by is the VTIMEZONE beside the event. */
  @ParameterizedTest
  @CsvSource({"America/Vancouver, 2026-11-02T16:00:00Z", "America/Edmonton, 2026-11-02T15:00:00Z"})
  void theZoneThatIsWrittenSaysThem(String tzid, Instant second) {
    EventBody body = read(Ical.calendar(weekly(tzid, "20261026T090000")));
    List<String> lines =
        new String(
                new IcalWriter(RULES, "-//t//t//EN")
                    .bytes(List.of(IcalEntry.of("u", body)), Ical.STAMP),
                StandardCharsets.UTF_8)
            .lines()
            .toList();
    VTimeZone zone =
        VTimeZone.parse(
                lines.subList(lines.indexOf("BEGIN:VTIMEZONE") + 1, lines.indexOf("END:VTIMEZONE")))
            .orElseThrow();
    assertThat(zone.id()).isEqualTo(tzid);
    assertThat(zone.instant(LocalDateTime.parse("2026-11-02T09:00:00"))).contains(second);
  }

  @ParameterizedTest
  @CsvSource({"America/Vancouver, -0800, -0700", "America/Edmonton, -0700, -0600"})
  void aZoneWithoutANameIsKnownByThem(String zone, String winter, String summer) {
    String custom =
        String.join(
            "\r\n",
            "BEGIN:VTIMEZONE",
            "TZID:Customized Time Zone",
            onset("STANDARD", summer, winter, "20071104T020000", "BYMONTH=11;BYDAY=1SU", 2025),
            onset("DAYLIGHT", winter, summer, "20070311T020000", "BYMONTH=3;BYDAY=2SU", 2026),
            "END:VTIMEZONE");
    EventBody body = read(Ical.calendar(custom, weekly("Customized Time Zone", "20261026T090000")));
    assertThat(((EventTime.Zoned) body.time()).zone().id()).as("SEM-24").isEqualTo(zone);
  }

  private static String onset(
      String kind, String from, String to, String start, String rule, int lastYear) {
    return String.join(
        "\r\n",
        "BEGIN:" + kind,
        "DTSTART:" + start,
        "TZOFFSETFROM:" + from,
        "TZOFFSETTO:" + to,
        "RRULE:FREQ=YEARLY;" + rule + ";UNTIL=" + lastYear + "1231T000000Z",
        "END:" + kind);
  }

  private static String weekly(String tzid, String start) {
    return Ical.event("DTSTART;TZID=" + tzid + ":" + start, "RRULE:FREQ=WEEKLY;COUNT=2");
  }

  private static EventBody read(String calendar) {
    return ((IcalItem.Event) READER.read(calendar).items().get(0)).body();
  }

  private static List<Instant> starts(EventBody body) {
    TimeFrame frame = new TimeFrame(RULES, TimeZoneId.UTC);
    return new RecurrenceExpander()
        .between(body, TimeRange.ALWAYS, frame).occurrences().stream()
            .map(it -> it.starts())
            .toList();
  }

  /** The JDK's rules as far as all releases agree; no change after the last. */
  private static ZoneRules until(String zone, String last) {
    ZoneRules known = ZoneRulesSource.jdk().rules(new TimeZoneId(zone)).orElseThrow();
    List<ZoneOffsetTransition> changes = new ArrayList<>();
    ZoneOffsetTransition next = known.nextTransition(Instant.parse("2020-01-01T00:00:00Z"));
    while (next != null && !next.getInstant().isAfter(Instant.parse(last))) {
      changes.add(next);
      next = known.nextTransition(next.getInstant());
    }
    return rules(changes);
  }

  private static ZoneRules rules(List<ZoneOffsetTransition> changes) {
    ZoneOffset before = changes.get(0).getOffsetBefore();
    return ZoneRules.of(before, before, List.of(), changes, List.of());
  }
}
