package dev.calsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.calsync.policy.DeletionLimits;
import dev.calsync.policy.DeletionLimits.Limit;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyncSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "0, PT30S, PT15S, PT20M, PT5S, concurrency",
    "257, PT30S, PT15S, PT20M, PT5S, concurrency",
    "4, PT4.999S, PT1S, PT20M, PT5S, lease",
    "4, PT10M0.001S, PT15S, PT20M, PT5S, lease",
    "4, PT30S, PT0.999S, PT20M, PT5S, slice",
    "4, PT30S, PT15.001S, PT20M, PT5S, slice",
    "4, PT30S, PT15S, PT0.999S, PT5S, poll",
    "4, PT30S, PT15S, PT168H0.001S, PT5S, poll",
    "4, PT30S, PT15S, PT20M, PT0.009S, idlePoll",
    "4, PT30S, PT15S, PT20M, PT5.001S, idlePoll"
  })
  void settingsOutsideTheirRangesAreRefusedByName(
      int concurrency,
      Duration lease,
      Duration slice,
      Duration poll,
      Duration idlePoll,
      String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new SyncSettings(
                    concurrency,
                    lease,
                    slice,
                    poll,
                    idlePoll,
                    DeletionLimits.DEFAULT,
                    Cadences.DEFAULT,
                    false,
                    Rollout.LIVE))
        .withMessageStartingWith(name + " is ");
  }

  @ParameterizedTest
  @CsvSource({
    "1, PT5S, PT1S, PT1S, PT0.01S",
    "256, PT10M, PT5M, PT168H, PT5S",
    "4, PT5S, PT2.5S, PT20M, PT1S"
  })
  void settingsAtTheEndsOfTheirRangesAreTaken(
      int concurrency, Duration lease, Duration slice, Duration poll, Duration idlePoll) {
    SyncSettings settings =
        new SyncSettings(
            concurrency,
            lease,
            slice,
            poll,
            idlePoll,
            DeletionLimits.DEFAULT,
            Cadences.DEFAULT,
            false,
            Rollout.LIVE);

    assertThat(settings.slice()).isEqualTo(slice);
  }

  @Test
  void theDefaultsAreThoseThatAreDocumented() {
    assertThat(SyncSettings.DEFAULT)
        .isEqualTo(
            new SyncSettings(
                4,
                Duration.ofSeconds(30),
                Duration.ofSeconds(15),
                Duration.ofMinutes(20),
                Duration.ofSeconds(5),
                DeletionLimits.DEFAULT,
                Cadences.DEFAULT,
                false,
                Rollout.LIVE));
  }

  @Test
  void oneSettingIsChangedAtATime() {
    DeletionLimits strict = new DeletionLimits(new Limit(1, 0, 1), new Limit(1, 0, 1));
    Cadences rare = Cadences.DEFAULT.withDrift(Duration.ofDays(7));
    SyncSettings changed =
        SyncSettings.DEFAULT
            .withPoll(Duration.ofMinutes(1))
            .withDeletions(strict)
            .withCadences(rare);

    assertThat(changed)
        .isEqualTo(
            new SyncSettings(
                4,
                Duration.ofSeconds(30),
                Duration.ofSeconds(15),
                Duration.ofMinutes(1),
                Duration.ofSeconds(5),
                strict,
                rare,
                false,
                Rollout.LIVE));
  }
}
