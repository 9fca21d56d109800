package dev.calsync.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.CalendarSync;
import dev.calsync.CalendarView;
import dev.calsync.OwnerScope;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectionRequest;
import dev.calsync.connector.ics.IcsConnector;
import dev.calsync.connector.ics.IcsFile;
import dev.calsync.connector.ics.IcsFolder;
import dev.calsync.host.KeyProvider;
import dev.calsync.store.jdbc.JdbcSyncStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's transaction does what it says (R-L3). */
class InYourTransactionTest {

  @TempDir Path folder;

  @Test
  void theEdgeIsMadeWithTheRowsOfTheHostOrNotAtAll() throws Exception {
    JdbcConnectionPool database =
        JdbcConnectionPool.create("jdbc:h2:" + folder.resolve("house"), "sa", "");
    execute(database, "create table consent (work varchar(64) primary key, home varchar(64))");
    JdbcSyncStore store = JdbcSyncStore.on(database).open();
    try (CalendarSync calsync =
        CalendarSync.builder()
            .store(store)
            .connectors(new IcsConnector())
            .keys(KeyProvider.file(folder.resolve("calsync.key")))
            .build()) {
      new Desk(folder).calendar("team.ics", TestEvent.days(3));
      OwnerScope me = calsync.owner(OwnerId.of("alice"));
      CalendarView work = connected(me, IcsFile.of(folder.resolve("team.ics")));
      CalendarView home = connected(me, IcsFolder.orCreate(folder.resolve("mirror")));
      InYourTransaction example = new InYourTransaction(database, store);

      example.share(me, work.id(), home.id());
      assertThat(Desk.events(folder.resolve("mirror"))).isEmpty();
      calsync.worker().settle();
      assertThat(Desk.events(folder.resolve("mirror"))).hasSize(3);

      assertThatThrownBy(() -> example.share(me, work.id(), other(me).id()))
          .isInstanceOf(SQLException.class);
      assertThat(me.edges().list()).hasSize(1);
    } finally {
      database.dispose();
    }
  }

  private CalendarView other(OwnerScope me) {
    return connected(me, IcsFolder.orCreate(folder.resolve("other")));
  }

  private static CalendarView connected(OwnerScope me, ConnectionRequest account) {
    return me.connections().connect(account).calendar();
  }

  private static void execute(JdbcConnectionPool database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
