package dev.calsync.engine.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.Capabilities.Series;
import dev.calsync.engine.sample.Events;
import dev.calsync.engine.sample.Rules;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.policy.Policy;
import dev.calsync.store.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SeriesRuleTest {

  private static final EventTime TIME = Events.berlin("2026-11-02T10:00");
  private static final EventBody SERIES =
      Events.series(TIME, Events.details("Team"), Rules.rule("FREQ=WEEKLY"));
  private static final OnTerms BUSY = OnTerms.of(Policy.busy());

  @Test
  void aWholeSeriesIsOneObject() {
    Projected projected = BUSY.to(Series.WHOLE).project(SERIES);
    assertThat(projected.parts())
        .singleElement()
        .satisfies(part -> assertThat(part.part()).isEqualTo(Part.MASTER))
        .satisfies(part -> assertThat(part.shape().recurrence()).isEqualTo(SERIES.recurrence()));
  }

  @ParameterizedTest
  @EnumSource(
      value = Series.class,
      names = {"PARTS", "NONE"})
  void aTargetThatCannotSaysSo(Series series) {
    assertThat(BUSY.to(series).project(SERIES).excluded())
        .contains(Exclusion.SERIES_NOT_SUPPORTED_BY_TARGET);
  }

  @ParameterizedTest
  @EnumSource(Series.class)
  void singleEventsGoEverywhere(Series series) {
    EventBody single = EventBody.single(TIME, Events.details("Dentist"));
    assertThat(BUSY.to(series).project(single).parts()).hasSize(1);
  }
}
