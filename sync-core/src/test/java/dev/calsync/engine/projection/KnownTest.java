package dev.calsync.engine.projection;

import static dev.calsync.engine.sample.Events.slot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.event.TimeRange;
import dev.calsync.store.Part;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** R-C11: what a mirror has is kept in step, wherever it lies. */
class KnownTest {

  private static final TimeRange NOVEMBER =
      new TimeRange(Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-12-01T00:00:00Z"));
  private static final Instant LATER = Instant.parse("2026-12-07T10:00:00Z");

  @Test
  void aRangeIsStretchedOverWhatIsKnown() {
    Instant end = LATER.plusSeconds(3_600);

    assertThat(known(new TimeRange(LATER, end)).stretch(NOVEMBER))
        .isEqualTo(new TimeRange(NOVEMBER.from(), end));
    assertThat(Known.NOTHING.stretch(NOVEMBER)).isEqualTo(NOVEMBER);
  }

  /** Ranges have no part in the moment in which they end. */
  @Test
  void anOccurrenceThatTakesNoTimeIsInTheRangeThatIsStretchedOverIt() {
    TimeRange point = new TimeRange(LATER, LATER);

    assertThat(known(point).stretch(NOVEMBER).to()).isAfter(LATER);
  }

  private static Known known(TimeRange extent) {
    Part part = Part.slot(slot("2026-12-07T10:00:00"));
    return new Known(Map.of(part, Optional.of(extent)), Map.of(), Map.of());
  }
}
