package dev.calsync.engine.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** Times that would lose leases which nobody dropped are refused, by their names. */
class JobSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "lease, PT0S, PT5S, PT10S, PT15S, PT5S, PT5S",
    "lease, P1DT1S, PT5S, PT10S, PT15S, PT5S, PT5S",
    "leaseMargin, PT30S, PT0S, PT10S, PT15S, PT5S, PT5S",
    "leaseMargin, PT30S, PT30S, PT10S, PT15S, PT5S, PT5S",
    "heartbeat, PT30S, PT5S, PT0S, PT15S, PT5S, PT5S",
    "heartbeat, PT30S, PT5S, PT25S, PT15S, PT5S, PT5S",
    "slice, PT30S, PT5S, PT10S, PT-1S, PT5S, PT5S",
    "slice, PT30S, PT5S, PT10S, PT30S, PT5S, PT5S",
    "idlePoll, PT30S, PT5S, PT10S, PT15S, PT0S, PT5S",
    "idlePoll, PT30S, PT5S, PT10S, PT15S, P1DT1S, PT5S",
    "storeRest, PT30S, PT5S, PT10S, PT15S, PT5S, PT0S",
    "storeRest, PT30S, PT5S, PT10S, PT15S, PT5S, P1DT1S"
  })
  void timesThatDoNotFitAreRefusedByName(ArgumentsAccessor row) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(row))
        .withMessageStartingWith(row.getString(0) + " is more than nothing and at most ");
  }

  @ParameterizedTest
  @CsvSource({
    "long, P1D, PT23H, PT59M, PT23H, PT24H, PT24H",
    "short, PT0.0001S, PT0.00001S, PT0.00001S, PT0.00001S, PT0.00001S, PT0.00001S"
  })
  void timesAtTheEndsOfTheirRangesAreTaken(ArgumentsAccessor row) {
    assertThat(settings(row).lease()).isEqualTo(row.get(1, Duration.class));
  }

  private static JobSettings settings(ArgumentsAccessor row) {
    return new JobSettings(
        row.get(1, Duration.class),
        row.get(2, Duration.class),
        row.get(3, Duration.class),
        row.get(4, Duration.class),
        row.get(5, Duration.class),
        row.get(6, Duration.class));
  }
}
