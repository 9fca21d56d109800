package dev.calsync.engine.edge;

import static dev.calsync.engine.sample.Events.berlin;
import static dev.calsync.engine.sample.Events.details;
import static dev.calsync.engine.sample.Events.series;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.sample.Rules;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.Expansion;
import dev.calsync.event.Length;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whom other zone data concern (SEM-25): Vancouver's are others, those of Berlin are not. */
class ZoneChangeTest {

  private static final TimeZoneId VANCOUVER = new TimeZoneId("America/Vancouver");
  private static final SeriesExpander EVERYWHERE =
      (body, range, frame) -> new Expansion(List.of(), false);

  private static final ZoneRulesSource NEWER =
      new ZoneRulesSource() {
        @Override
        public Optional<ZoneRules> rules(TimeZoneId zone) {
          return zone.equals(VANCOUVER)
              ? Optional.of(ZoneRules.of(ZoneOffset.ofHours(-7)))
              : ZoneRulesSource.jdk().rules(zone);
        }

        @Override
        public String version() {
          return "2099z";
        }
      };

  private static boolean concerns(EventBody body) {
    TimeRange winter =
        new TimeRange(Instant.parse("2026-11-20T00:00:00Z"), Instant.parse("2027-02-20T00:00:00Z"));
    TimeFrame frame = new TimeFrame(NEWER, new TimeZoneId("Europe/Berlin"));
    return new ZoneChange(ZoneRulesSource.jdk(), frame, winter, EVERYWHERE).concerns(body);
  }

  private static EventTime vancouver(String start) {
    return new EventTime.Zoned(
        LocalDateTime.parse(start), VANCOUVER, Length.of(Duration.ofHours(1)));
  }

  @Test
  void anEventIsConcernedWhereItsZoneHasAnotherOffset() {
    assertThat(concerns(EventBody.single(vancouver("2026-12-01T09:00"), details("Call")))).isTrue();
    assertThat(concerns(EventBody.single(berlin("2026-12-01T09:00"), details("Call")))).isFalse();
  }

  @Test
  void whatTakesPlaceBeforeOrAfterTheDifferenceIsNotConcerned() {
    assertThat(concerns(EventBody.single(vancouver("2026-10-01T09:00"), details("Call"))))
        .isFalse();
    assertThat(concerns(EventBody.single(vancouver("2027-03-01T09:00"), details("Call"))))
        .isFalse();
  }

  /** One occurrence of a series in Berlin was moved to where its zone is another. */
  @Test
  void aSeriesIsConcernedBecauseOfTheZoneOfOneOccurrence() {
    assertThat(concerns(weekly(vancouver("2026-12-08T02:00")))).isTrue();
    assertThat(concerns(weekly(berlin("2026-12-08T11:00")))).isFalse();
  }

  private static EventBody weekly(EventTime moved) {
    return series(
        berlin("2026-12-01T10:00"),
        details("Team"),
        Rules.rule("FREQ=WEEKLY;COUNT=4"),
        new SeriesOverride(Slot.parse("2026-12-08T10:00:00"), moved, details("Team")));
  }
}
