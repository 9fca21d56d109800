package dev.calsync.ical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A written VTIMEZONE says what the zone's rules say. */
class VTimeZoneWriterTest {

  @ParameterizedTest
  @CsvSource({"2026-11-20,2027-11-20", "1975-06-01,2030-01-01", "2040-01-01,2040-01-01"})
  void saysTheOffsetsOfEveryZoneFromTheFirstDayToYearsAhead(LocalDate earliest, LocalDate latest)
      throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String id : ZoneRulesProvider.getAvailableZoneIds()) {
      ZoneRules rules = ZoneRulesSource.jdk().rules(new TimeZoneId(id)).orElseThrow();
      NamedZone zone = new NamedZone(new TimeZoneId(id), rules);
      VTimeZone written = written(zone, new ZoneUse.Span(earliest, latest));
      moments(rules, earliest, latest.plusYears(8)).stream()
          .filter(at -> !written.instant(at).orElseThrow().equals(zone.instant(at)))
          .findFirst()
          .ifPresent(at -> wrong.add(id + " at " + at));
    }
    assertThat(wrong).isEmpty();
  }

  /** Both sides of every change, and the middle of what lies between. */
  private static List<LocalDateTime> moments(ZoneRules rules, LocalDate from, LocalDate to) {
    List<LocalDateTime> moments = new ArrayList<>(List.of(from.atStartOfDay(), to.atStartOfDay()));
    Instant end = to.atStartOfDay().toInstant(ZoneOffset.UTC);
    var change = rules.nextTransition(from.plusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC));
    while (change != null && change.getInstant().isBefore(end)) {
      LocalDateTime before = change.getDateTimeBefore();
      LocalDateTime after = change.getDateTimeAfter();
      moments.addAll(
          List.of(before.minusSeconds(1), before, after, after.plusSeconds(1), after.plusDays(60)));
      change = rules.nextTransition(change.getInstant());
    }
    return moments;
  }

  private static VTimeZone written(NamedZone zone, ZoneUse.Span span) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new VTimeZoneWriter(new FoldedOutput(bytes)).write(zone, span);
    List<String> lines =
        bytes.toString(StandardCharsets.UTF_8).replace("\r\n ", "").lines().toList();
    return VTimeZone.parse(lines.subList(1, lines.size() - 1)).orElseThrow();
  }
}
