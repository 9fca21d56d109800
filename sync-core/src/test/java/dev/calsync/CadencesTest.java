package dev.calsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CadencesTest {

  @Test
  void whatIsTooOftenOrTooRareIsRefused() {
    Cadences usual = Cadences.DEFAULT;
    Duration often = Duration.ofMinutes(5).minusMillis(1);
    Duration rare = Duration.ofDays(31);
    List<ThrowingCallable> wrong =
        List.of(
            () -> usual.withWatch(often),
            () -> usual.withWatch(rare),
            () -> usual.withGrants(often),
            () -> usual.withGrants(rare),
            () -> usual.withConflicts(often),
            () -> usual.withConflicts(rare),
            () -> usual.withDrift(Duration.ofHours(23)),
            () -> usual.withDrift(rare));
    wrong.forEach(it -> assertThatIllegalArgumentException().isThrownBy(it));
  }

  @Test
  void oneIsChangedAtATime() {
    Cadences changed =
        Cadences.DEFAULT
            .withWatch(Duration.ofMinutes(30))
            .withGrants(Duration.ofHours(2))
            .withConflicts(Duration.ofMinutes(5))
            .withDrift(Duration.ofDays(3))
            .withNight(LocalTime.of(1, 30));

    assertThat(changed)
        .isEqualTo(
            new Cadences(
                Duration.ofMinutes(30),
                Duration.ofHours(2),
                Duration.ofMinutes(5),
                Duration.ofDays(3),
                LocalTime.of(1, 30)));
  }
}
