package dev.calsync.examples.quickstart;

import dev.calsync.CalendarSync;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ics.IcsConnector;
import dev.calsync.connector.ics.IcsFile;
import dev.calsync.connector.ics.IcsFolder;
import dev.calsync.host.KeyProvider;
import dev.calsync.policy.Policy;
import dev.calsync.store.jdbc.JdbcSyncStore;
import java.nio.file.Path;
import java.time.Duration;

/** From nothing to a running sync; the README shows these lines. */
final class FifteenLines {

  private FifteenLines() {}

  public static void main(String[] args) {
    // tag::readme
    try (var calsync =
        CalendarSync.builder()
            .store(JdbcSyncStore.embedded(Path.of("calsync-db"))) // H2; or JdbcSyncStore.on(...)
            .connectors(new IcsConnector())
            .keys(KeyProvider.file(Path.of("calsync.key"))) // made on first run: keep it
            .start()) {
      var me = calsync.owner(OwnerId.of("alice"));
      var feed = me.connections().connect(IcsFile.of(Path.of("team.ics"))).calendar();
      var home = me.connections().connect(IcsFolder.orCreate(Path.of("mirror"))).calendar();
      var edge = me.edges().create(feed.id(), home.id(), Policy.busy());
      System.out.println(me.edges().plan(edge.id()).toText());
      System.out.println(me.edges().syncNow(edge.id()).await(Duration.ofMinutes(1)).summary());
    }
    // end::readme
  }
}
