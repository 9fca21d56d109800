package dev.calsync.test.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.CalendarSync;
import dev.calsync.test.ManualClock;
import dev.calsync.test.SyncKit;
import dev.calsync.test.google.FakeGoogle;
import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What a test of a host is given (R-L6). */
@CalsyncTest
class CalsyncTestTest {

  @Test
  void allParametersBelongToOneWorld(
      CalendarSync calsync, SyncKit kit, FakeGoogle google, ManualClock clock) {
    assertThat(kit.calsync()).isSameAs(calsync);
    assertThat(kit.clock()).isSameAs(clock);
    clock.advance(Duration.ofHours(1));
    String event = google.account("a@x.example").primary().addAllDay("holiday", "2026-12-24", 1);
    assertThat(google.account("a@x.example").primary().find(event).orElseThrow().raw())
        .contains("\"updated\":\"2026-11-20T10:00:00.000Z\"");
  }

  @RepeatedTest(2)
  void nothingIsSharedWithOtherTests(FakeGoogle google, ManualClock clock) {
    assertThat(google.account("a@x.example").primary().events()).isEmpty();
    google.account("a@x.example").primary().addAllDay("holiday", "2026-12-24", 1);
    assertThat(clock.instant()).isEqualTo("2026-11-20T09:00:00Z");
    clock.advance(Duration.ofHours(1));
  }

  @Test
  void theLibraryWorksByThatTime(CalendarSync calsync) {
    assertThat(calsync.worker().settle()).isZero();
  }
}
