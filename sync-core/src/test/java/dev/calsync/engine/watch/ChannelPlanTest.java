package dev.calsync.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.ChannelId;
import dev.calsync.store.FormHash;
import dev.calsync.store.WatchChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R-E2: when a channel is renewed. */
class ChannelPlanTest {

  private static final Duration JUST_NOW = Duration.ZERO;

  /** Four fifths of its life, or a day before its end; of what lives less than two days, fifths. */
  @ParameterizedTest
  @CsvSource({
    "P30D, P6DT1S, PT1S",
    "P30D, P6D, PT0S",
    "P7D, P2D, PT14H24M",
    "P7D, P1DT9H36M, PT0S",
    "PT70H30M, P1DT1H, PT1H",
    "PT70H30M, P1D, PT0S",
    "P2D, P1DT1S, PT1S",
    "PT47H, P1D, PT14H36M",
    "PT5H, PT1H, PT0S"
  })
  void aChannelIsDueInTime(Duration life, Duration left, Duration until) {
    assertThat(ChannelPlan.untilDue(new WatchChannel.Grant("p", life, left))).isEqualTo(until);
    assertThat(plan(life, left, JUST_NOW).renews()).isEqualTo(until.isZero());
  }

  /** Silence may be its fault, unless it is younger than the silence. */
  @ParameterizedTest
  @CsvSource({"P6D, PT12H, false", "P6D, PT12H1S, true", "P6DT13H, PT12H1S, false"})
  void aChannelOfACalendarThatIsNotReadIsRenewed(Duration left, Duration ago, boolean renewed) {
    assertThat(plan(Duration.ofDays(7), left, ago).renews()).isEqualTo(renewed);
  }

  @Test
  void aCalendarThatWasNeverReadIsSilentToo() {
    WatchChannel old = channel(Duration.ofDays(7), Duration.ofDays(6));
    ChannelPlan.Need never = new ChannelPlan.Need(true, false, Optional.empty());
    assertThat(ChannelPlan.of(List.of(old), never).renews()).isTrue();
  }

  private static ChannelPlan plan(Duration life, Duration left, Duration lastRead) {
    return ChannelPlan.of(
        List.of(channel(life, left)), new ChannelPlan.Need(true, false, Optional.of(lastRead)));
  }

  private static WatchChannel channel(Duration life, Duration left) {
    return new WatchChannel(
        new ChannelId("channel"),
        OwnerId.of("ann"),
        CalendarId.of("work"),
        FormHash.ABSENT,
        Optional.of(new WatchChannel.Grant("p", life, left)));
  }
}
