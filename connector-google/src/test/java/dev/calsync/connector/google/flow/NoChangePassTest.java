package dev.calsync.connector.google.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.EdgeId;
import dev.calsync.policy.Filter;
import dev.calsync.policy.Policy;
import dev.calsync.test.ManualClock;
import dev.calsync.test.google.ConnectedAccount;
import dev.calsync.test.google.FakeCalendar;
import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** What a look at a calendar costs in which nothing has changed. */
class NoChangePassTest {

  private static final int FEW = 10;
  private static final int MANY = 1_000;

  private record Cost(int calls, int statements) {}

  @Test
  void itIsOneCallACalendarAndTheSameStatementsHoweverLargeTheCalendarIs() {
    Cost small = costOfALookAt(FEW);
    Cost large = costOfALookAt(MANY);

    assertThat(large.calls()).as("one for the source and one for the target").isEqualTo(2);
    assertThat(large).isEqualTo(small);
  }

  private static Cost costOfALookAt(int events) {
    ManualClock clock = GoogleWorld.start();
    HostDatabase database = HostDatabase.at(clock);
    try (GoogleWorld world = GoogleWorld.on(database, clock)) {
      ConnectedAccount from = world.connect("alice@work.example");
      ConnectedAccount to = world.connect("alice@home.example");
      fill(from.calendar(), events);
      Policy nothing = Policy.builder().skip(Filter.titleContains("Lunch")).build();
      EdgeId edge = world.alice().edges().create(from.primary(), to.primary(), nothing).id();
      look(world, edge);
      world.passHearing(Duration.ofMinutes(1), 3);
      look(world, edge);
      world.quiet();
      database.drain();

      look(world, edge);
      assertThat(world.writes()).isZero();
      return new Cost(world.reads(), database.drain());
    }
  }

  private static void look(GoogleWorld world, EdgeId edge) {
    world.alice().edges().syncNow(edge).await(Duration.ofMinutes(1));
  }

  /** Nothing of it is mirrored: a thousand writes would show no more, and take time. */
  private static void fill(FakeCalendar calendar, int events) {
    LocalDateTime start = LocalDateTime.parse("2026-12-01T10:00");
    for (int nth = 0; nth < events; nth++) {
      LocalDateTime at = start.plusMinutes(15L * nth);
      calendar.put(
          "e" + nth,
          """
          {"summary":"Lunch",
           "start":{"dateTime":"%1$s:00Z"},"end":{"dateTime":"%1$s:00Z"}}
          """
              .formatted(at));
    }
  }
}
