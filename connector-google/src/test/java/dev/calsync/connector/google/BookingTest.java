package dev.calsync.connector.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.CalendarSync;
import dev.calsync.OwnerScope;
import dev.calsync.calendar.OwnerId;
import dev.calsync.policy.Policy;
import dev.calsync.test.FakeEvent;
import dev.calsync.test.ManualClock;
import dev.calsync.test.google.ConnectedAccount;
import dev.calsync.test.google.FakeGoogle;
import dev.calsync.test.junit.CalsyncTest;
import org.junit.jupiter.api.Test;

/** A host's own test, as it may be copied from here (R-L6). */
@CalsyncTest
class BookingTest {

  @Test
  void bookingBlocksTheOtherCalendar(CalendarSync calsync, FakeGoogle google, ManualClock clock) {
    OwnerScope alice = calsync.owner(OwnerId.of("alice"));
    ConnectedAccount work = google.account("alice@work.example").connectTo(alice);
    ConnectedAccount home = google.account("alice@home.example").connectTo(alice);
    alice.edges().create(work.primary(), home.primary(), Policy.busy());
    work.calendar().add("Dentist", "2026-12-01T10:00/PT1H[Europe/Berlin]");
    calsync.worker().settle();
    assertThat(home.calendar().events()).extracting(FakeEvent::title).containsExactly("Busy");
    assertThat(google.outbox()).isEmpty();
  }
}
