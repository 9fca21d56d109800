package dev.calsync.connector.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.CalendarSync;
import dev.calsync.OwnerScope;
import dev.calsync.calendar.OwnerId;
import dev.calsync.policy.Policy;
import dev.calsync.test.FakeEvent;
import dev.calsync.test.google.ConnectedAccount;
import dev.calsync.test.google.FakeGoogle;
import dev.calsync.test.junit.CalsyncTest;
import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A host's own test, as it may be copied from here (R-L6). */
@CalsyncTest
class BookingTest {

  private final long made = System.nanoTime();

  @Test
  void bookingBlocksTheOtherCalendar(CalendarSync calsync, FakeGoogle google) {
    OwnerScope alice = calsync.owner(OwnerId.of("alice"));
    ConnectedAccount work = google.account("alice@work.example").connectTo(alice);
    ConnectedAccount home = google.account("alice@home.example").connectTo(alice);
    alice.edges().create(work.primary(), home.primary(), Policy.busy());
    work.calendar().add("Dentist", "2026-12-01T10:00/PT1H[Europe/Berlin]");
    calsync.worker().settle();
    assertThat(home.calendar().events()).extracting(FakeEvent::title).containsExactly("Busy");
    assertThat(google.outbox()).isEmpty();
  }

  /** The first one loads classes; what is promised is the others' time (R-L6). */
  @RepeatedTest(3)
  void tellsHowLongItTakesToStart(CalendarSync calsync, FakeGoogle google) {
    Duration start = Duration.ofNanos(System.nanoTime() - made);
    bookingBlocksTheOtherCalendar(calsync, google);
    Duration all = Duration.ofNanos(System.nanoTime() - made);
    System.out.printf(
        "@CalsyncTest: started in %d ms, booked in %d ms%n", start.toMillis(), all.toMillis());
  }
}
