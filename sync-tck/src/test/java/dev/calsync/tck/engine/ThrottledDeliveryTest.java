package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.Capabilities;
import dev.calsync.failure.FailureClass;
import dev.calsync.tck.connector.ScriptedConnector;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A provider that takes one write a call, several at once, and loses its patience (FLT-11). */
class ThrottledDeliveryTest {

  private static final int EVENTS = 9;

  /**
   * INV-20: whatever call is refused, what was written stays written, what was not begun is neither
   * looked up nor lost, and nothing is called before the time is over.
   */
  @Test
  void aRefusedCallCostsNoOtherWrite() {
    long undisturbed = callsWithRefusalOf(0);
    for (int nth = 1; nth <= undisturbed; nth++) {
      assertThat(callsWithRefusalOf(nth))
          .as("calls where the call number %s was refused", nth)
          .isLessThanOrEqualTo(undisturbed + 2);
    }
  }

  /** The refused call itself, and one look-up of the one write that it may have done. */
  private static long callsWithRefusalOf(int nth) {
    try (World world = new World()) {
      world.calendar("home").can(oneByOne(ScriptedConnector.everything()));
      EdgeView edge = world.edge("work", "home");
      for (int i = 0; i < EVENTS; i++) {
        world.calendar("work").put("e" + i, event("Event " + i, "2026-11-24T1" + i + ":00:00"));
      }
      long before = world.provider.faults().calls();
      if (nth > 0) {
        world.provider.faults().failCall(nth, FailureClass.THROTTLED);
      }
      world.sync(edge);
      while (world.titles("home").size() < EVENTS) {
        world.pass(Duration.ofSeconds(5));
        world.kit().settle();
      }
      long calls = world.provider.faults().calls() - before;
      assertThat(world.writes()).isEqualTo(EVENTS);
      return calls;
    }
  }

  static Capabilities oneByOne(Capabilities c) {
    return c.writing(writes -> writes.withBatches(1, 3));
  }
}
