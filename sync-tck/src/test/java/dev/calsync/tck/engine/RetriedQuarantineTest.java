package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.CalendarId;
import dev.calsync.policy.Policy;
import dev.calsync.tck.connector.ScriptedCalendar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * R-B5: what is in quarantine is read again when the code that reads it changes. Its provider has
 * nothing new to tell of it, so it is fetched.
 */
class RetriedQuarantineTest {

  private final World world = new World();
  private final ScriptedCalendar work = world.calendar("work");
  private EdgeView edge;

  @BeforeEach
  void oneOfTwoIsNotUnderstood() {
    work.put("plain", event("Plain", "2026-12-01T10:00:00"));
    work.put("odd", event("Odd", "2026-12-02T10:00:00"));
    edge = world.edge("work", "home", Policy.title());
    work.habits().misread(work.idOf("odd").orElseThrow());
    world.cycle();
    assertThat(world.titles("home")).containsExactly("Plain");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void whatIsUnderstoodByNowIsReadAndMirrored() {
    work.habits().understand();
    world.cycle();
    assertThat(world.titles("home")).as("nothing is new").containsExactly("Plain");

    retry();

    assertThat(world.titles("home")).containsExactly("Odd", "Plain");
    assertThat(world.alice().calendars().unreadable(source(), 10)).isEmpty();
  }

  @Test
  void whatIsStillNotUnderstoodStays() {
    retry();

    assertThat(world.alice().calendars().unreadable(source(), 10)).hasSize(1);
    assertThat(world.titles("home")).containsExactly("Plain");
  }

  @Test
  void whatIsGoneByNowLeavesQuarantine() {
    work.delete(work.idOf("odd").orElseThrow());

    retry();

    assertThat(world.alice().calendars().unreadable(source(), 10)).isEmpty();
  }

  @Test
  void theCursorStaysWhereItWas() {
    work.put("later", event("Later", "2026-12-03T10:00:00"));
    retry();

    world.cycle();

    assertThat(world.titles("home")).containsExactly("Later", "Plain");
  }

  private void retry() {
    world.alice().calendars().retryUnreadable(source());
    world.kit().settle();
  }

  private CalendarId source() {
    return edge.source();
  }
}
