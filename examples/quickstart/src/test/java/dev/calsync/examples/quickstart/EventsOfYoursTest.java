package dev.calsync.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.CalendarSync;
import dev.calsync.OwnerScope;
import dev.calsync.agenda.BusyTimes;
import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ics.IcsConnector;
import dev.calsync.connector.ics.IcsFolder;
import dev.calsync.host.KeyProvider;
import dev.calsync.store.jdbc.JdbcSyncStore;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's booking does what it says (R-B4, R-G1). */
class EventsOfYoursTest {

  @TempDir Path folder;

  @Test
  void theBookingIsMirroredAndTakesItsHour() throws Exception {
    try (CalendarSync calsync =
        CalendarSync.builder()
            .store(JdbcSyncStore.inMemory())
            .connectors(new IcsConnector())
            .keys(KeyProvider.file(folder.resolve("calsync.key")))
            .build()) {
      OwnerScope me = calsync.owner(OwnerId.of("alice"));
      CalendarId home =
          me.connections().connect(IcsFolder.orCreate(folder.resolve("mirror"))).calendar().id();

      BusyTimes busy = EventsOfYours.book(me, home);
      assertThat(busy.blocks())
          .singleElement()
          .satisfies(block -> assertThat(block.from()).isEqualTo("2026-12-02T09:00:00Z"));
      calsync.worker().settle();
      assertThat(Desk.events(folder.resolve("mirror"))).hasSize(1);
      EventsOfYours.book(me, home);
      calsync.worker().settle();
      assertThat(Desk.events(folder.resolve("mirror"))).hasSize(1);
    }
  }
}
