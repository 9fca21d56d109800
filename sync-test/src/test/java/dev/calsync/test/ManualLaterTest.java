package dev.calsync.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualLaterTest {

  private final ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
  private final ManualLater later = new ManualLater(clock);
  private final List<String> done = new ArrayList<>();

  @Test
  void nothingIsDoneBeforeItIsDueAndTold() {
    later.in(Duration.ofSeconds(1), () -> done.add("a"));
    later.runDue();
    clock.advance(Duration.ofSeconds(1));
    assertThat(done).isEmpty();

    later.runDue();
    later.runDue();
    assertThat(done).containsExactly("a");
  }

  @Test
  void whatIsDueFirstIsDoneFirstAndEqualsInTheirOrder() {
    later.in(Duration.ofSeconds(2), () -> done.add("c"));
    later.in(Duration.ofSeconds(1), () -> done.add("a"));
    later.in(Duration.ofSeconds(1), () -> done.add("b"));
    clock.advance(Duration.ofSeconds(2));
    later.runDue();

    assertThat(done).containsExactly("a", "b", "c");
  }

  @Test
  void whatBecomesDueByItIsDoneToo() {
    later.in(Duration.ZERO, () -> later.in(Duration.ZERO, () -> done.add("a")));
    later.runDue();

    assertThat(done).containsExactly("a");
  }
}
