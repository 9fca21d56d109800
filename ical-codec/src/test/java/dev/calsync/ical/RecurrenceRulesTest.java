package dev.calsync.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.failure.CalsyncException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text of a rule, both ways. */
@Tag("time")
class RecurrenceRulesTest {

  private static final RecurrenceRules RULES = new RecurrenceRules(ZoneRulesSource.jdk());
  private static final EventTime BERLIN = zoned("Europe/Berlin");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FREQ=DAILY | FREQ=DAILY;WKST=MO",
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,MO | FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU",
        "FREQ=MONTHLY;BYDAY=-1FR,2MO;COUNT=5 | FREQ=MONTHLY;COUNT=5;BYDAY=-1FR,2MO;WKST=MO",
        "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;BYSETPOS=-1 | FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;BYSETPOS=-1;WKST=MO",
        "FREQ=WEEKLY;UNTIL=20261228T090000Z | FREQ=WEEKLY;UNTIL=20261228T090000Z;WKST=MO",
        "FREQ=WEEKLY;UNTIL=20261228T100000 | FREQ=WEEKLY;UNTIL=20261228T090000Z;WKST=MO",
        "FREQ=WEEKLY;UNTIL=20261228 | FREQ=WEEKLY;UNTIL=20261228T225959Z;WKST=MO"
      })
  void writesWhatItReadInOneForm(String text, String form) {
    RecurrenceRule rule = RULES.parse(text, BERLIN);
    assertThat(RULES.format(rule, BERLIN)).isEqualTo(form);
    assertThat(RULES.parse(form, BERLIN)).isEqualTo(rule);
  }

  @Test
  void writesUntilInTheKindOfTheSeries() {
    LocalDate day = LocalDate.of(2026, 11, 2);
    EventTime allDay = new EventTime.AllDay(day, day.plusDays(1));
    EventTime floating = new EventTime.Floating(day.atTime(10, 0), Length.ZERO);
    assertThat(RULES.format(RULES.parse("FREQ=DAILY;UNTIL=20261228", allDay), allDay))
        .contains("UNTIL=20261228;");
    assertThat(RULES.format(RULES.parse("FREQ=DAILY;UNTIL=20261228T100000", floating), floating))
        .contains("UNTIL=20261228T100000;");
  }

  @ParameterizedTest
  @CsvSource({"FREQ=NEVER,BAD_RULE", "FREQ=DAILY;UNTIL=soon,BAD_DATE", "'',BAD_RULE"})
  void saysWhyItRefusesARule(String text, String code) {
    assertThatThrownBy(() -> RULES.parse(text, BERLIN))
        .isInstanceOf(CalsyncException.class)
        .extracting(e -> ((CalsyncException) e).code())
        .isEqualTo(code);
  }

  @Test
  void refusesAZoneWithoutRules() {
    assertThatThrownBy(() -> RULES.parse("FREQ=DAILY", zoned("Moon/Base")))
        .isInstanceOf(CalsyncException.class)
        .extracting(e -> ((CalsyncException) e).code())
        .isEqualTo("UNKNOWN_ZONE");
  }

  private static EventTime zoned(String zone) {
    return new EventTime.Zoned(
        LocalDateTime.parse("2026-11-02T10:00"), new TimeZoneId(zone), Length.ZERO);
  }
}
