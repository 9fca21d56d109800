package dev.calsync.engine.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarId;
import dev.calsync.store.EdgeState;
import dev.calsync.store.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BlockStateTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:30:00Z");
  private static final CalendarId WORK = CalendarId.of("work");
  private static final CalendarId HOME = CalendarId.of("home");

  @Test
  void readsBackWhatItWrote() {
    RecentLosses recent = RecentLosses.NONE.and(NOW, 3, 1).and(NOW.plusSeconds(7_200), 0, 2);
    BlockState state = new BlockState("1|\"odd\"|x", Map.of(WORK, 7L, HOME, 12L), recent);

    assertThat(BlockState.of(state.toEdgeState())).isEqualTo(state);
    assertThat(state.isAt("1|\"odd\"|x", Map.of(HOME, 12L, WORK, 7L))).isTrue();
    assertThat(state.isAt("1|\"odd\"|x", Map.of(HOME, 13L, WORK, 7L))).isFalse();
    assertThat(state.isAt("2", Map.of(HOME, 12L, WORK, 7L))).isFalse();
  }

  @Test
  void equalStatesAreEqualTextsWhateverTheOrderOfTheSources() {
    Map<CalendarId, Long> one = new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
    Map<CalendarId, Long> other = new TreeMap<>((a, b) -> b.value().compareTo(a.value()));
    one.putAll(Map.of(WORK, 7L, HOME, 12L));
    other.putAll(one);

    assertThat(new BlockState("b", one, RecentLosses.NONE).toEdgeState())
        .isEqualTo(new BlockState("b", other, RecentLosses.NONE).toEdgeState());
  }

  @Test
  void whateverElseStandsThereBeginsAnew() {
    for (EdgeState strange : new EdgeState[] {EdgeState.NEW, new EdgeState(3, "3|1|2026d")}) {
      assertThat(BlockState.of(strange)).isEqualTo(new BlockState("", Map.of(), RecentLosses.NONE));
    }
  }

  @Test
  void sem42LossesAddUpForADay() {
    RecentLosses recent =
        RecentLosses.NONE.and(NOW, 2, 0).and(NOW.plusSeconds(60), 1, 5).and(NOW, 0, 0);
    assertThat(recent.lots()).hasSize(1);
    assertThat(recent.at(NOW.plus(Duration.ofHours(24))).count(Evidence.Kind.ABSENCE)).isEqualTo(3);
    assertThat(recent.at(NOW.plus(Duration.ofHours(24))).count(Evidence.Kind.TOMBSTONE))
        .isEqualTo(5);
    assertThat(recent.at(NOW.plus(Duration.ofHours(25)))).isEqualTo(RecentLosses.NONE);
  }
}
