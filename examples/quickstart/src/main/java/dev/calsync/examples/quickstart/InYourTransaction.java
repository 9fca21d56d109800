package dev.calsync.examples.quickstart;

import dev.calsync.OwnerScope;
import dev.calsync.calendar.CalendarId;
import dev.calsync.policy.Policy;
import dev.calsync.store.jdbc.JdbcSyncStore;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A command that commits with rows of your own, or not at all; the README shows these lines. */
final class InYourTransaction {

  private final DataSource database;
  private final JdbcSyncStore store;

  InYourTransaction(DataSource database, JdbcSyncStore store) {
    this.database = database;
    this.store = store;
  }

  void share(OwnerScope me, CalendarId work, CalendarId home) throws SQLException {
    // tag::readme
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      noteConsent(connection, work, home); // rows of your own
      var edges = me.edges().within(store.within(connection));
      var edge = edges.create(work, home, Policy.busy());
      edges.syncSoon(edge.id());
      connection.commit(); // now all of it is true, or none
    }
    // end::readme
  }

  private static void noteConsent(Connection connection, CalendarId work, CalendarId home)
      throws SQLException {
    try (var insert = connection.prepareStatement("insert into consent values (?, ?)")) {
      insert.setString(1, work.value());
      insert.setString(2, home.value());
      insert.executeUpdate();
    }
  }
}
