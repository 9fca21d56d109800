package dev.calsync.connector.google.flow;

import static dev.calsync.connector.google.flow.GoogleWorld.EVENT;
import static dev.calsync.connector.google.flow.GoogleWorld.EVENTS;
import static dev.calsync.connector.google.flow.GoogleWorld.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EventDraft;
import dev.calsync.ExternalRef;
import dev.calsync.calendar.CalendarId;
import dev.calsync.policy.Policy;
import dev.calsync.test.google.ConnectedAccount;
import dev.calsync.test.google.FakeCalendar;
import java.time.Duration;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Flow B: the host puts an event, and two accounts show busy time. */
class HostEventToMirrorsTest {

  private static final ExternalRef BOOKING = ExternalRef.of("booking-17");

  private final GoogleWorld world = GoogleWorld.onPostgres();
  private FakeCalendar work;
  private FakeCalendar home;

  @BeforeEach
  void twoAccountsShowTheHostsEvents() {
    ConnectedAccount first = world.connect("alice@work.example");
    ConnectedAccount second = world.connect("alice@home.example");
    work = first.calendar();
    home = second.calendar();
    CalendarId own = world.alice().calendars().own().id();
    world.alice().edges().create(own, first.primary(), Policy.busy());
    world.alice().edges().create(own, second.primary(), Policy.busy());
    world.quiet();
  }

  @AfterEach
  void nobodyWasMailed() {
    assertThat(world.google.outbox()).isEmpty();
    world.close();
  }

  private static EventDraft dentist(String start) {
    ZonedDateTime from = ZonedDateTime.parse(start + "+01:00[Europe/Berlin]");
    return EventDraft.titled("Dentist").at(from, Duration.ofHours(1)).build();
  }

  @Test
  void whatIsPutMovedAndCancelledCostsOneCallForEachMirror() {
    world.alice().events().put(BOOKING, dentist("2026-12-01T10:00"));
    world.kit.settle();
    assertThat(shown(work)).containsExactly("Busy 2026-12-01T10:00:00+01:00");
    assertThat(shown(home)).containsExactly("Busy 2026-12-01T10:00:00+01:00");
    assertThat(world.google.count("POST", EVENTS)).isEqualTo(2);
    assertThat(world.google.requests()).hasSize(2);

    world.quiet();
    world.alice().events().put(BOOKING, dentist("2026-12-03T10:00"));
    world.kit.settle();
    assertThat(shown(work)).containsExactly("Busy 2026-12-03T10:00:00+01:00");
    assertThat(world.google.count("PUT", EVENT)).isEqualTo(2);
    assertThat(world.google.requests()).hasSize(2);

    world.quiet();
    world.alice().events().cancel(BOOKING);
    world.kit.settle();
    assertThat(shown(work)).isEmpty();
    assertThat(shown(home)).isEmpty();
    assertThat(world.google.count("DELETE", EVENT)).isEqualTo(2);
    assertThat(world.google.requests()).hasSize(2);
  }

  @Test
  void whatIsPutAgainUnchangedCostsNothing() {
    world.alice().events().put(BOOKING, dentist("2026-12-01T10:00"));
    world.quiet();
    world.alice().events().put(BOOKING, dentist("2026-12-01T10:00"));
    world.hearOut();

    assertThat(world.google.requests()).isEmpty();
  }

  /** FLT-5: Google keeps the id of the mirror that was deleted. */
  @Test
  void whatIsPutAgainAfterItWasCancelledIsShownAgain() {
    world.alice().events().put(BOOKING, dentist("2026-12-01T10:00"));
    world.quiet();
    world.alice().events().cancel(BOOKING);
    world.quiet();
    world.alice().events().put(BOOKING, dentist("2026-12-01T10:00"));
    world.hearOut();

    assertThat(shown(work)).containsExactly("Busy 2026-12-01T10:00:00+01:00");
    assertThat(shown(home)).containsExactly("Busy 2026-12-01T10:00:00+01:00");
  }
}
