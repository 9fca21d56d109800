package dev.calsync.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;

/** How PostgreSQL ran what was sent through a data source: the server tells it as warnings. */
final class Plans {

  private static final String TELL =
      """
      load 'auto_explain';
      set auto_explain.log_min_duration = 0;
      set auto_explain.log_analyze = on;
      set auto_explain.log_timing = off;
      set auto_explain.log_level = notice;
      set client_min_messages = notice
      """;

  private final Connection connection;
  private final DataSource watched;
  private final List<PlanRun> runs = Collections.synchronizedList(new ArrayList<>());

  /** Over one connection, so that the server gets to know every statement well. */
  Plans(TestDatabase database) {
    try {
      connection = database.dataSource().getConnection();
      try (Statement statement = connection.createStatement()) {
        statement.execute(TELL);
      }
    } catch (SQLException error) {
      throw new IllegalStateException(error);
    }
    watched = new Watched(new Lent(connection).dataSource()).after(this::collect).dataSource();
  }

  DataSource dataSource() {
    return watched;
  }

  private void collect(Statement statement) throws SQLException {
    if (statement instanceof PreparedStatement) {
      SQLWarning warning = statement.getWarnings();
      while (warning != null) {
        runs.add(PlanRun.of(warning.getMessage()));
        warning = warning.getNextWarning();
      }
    }
  }

  /** What an operation made the server do. */
  List<PlanRun> of(Runnable operation) {
    runs.clear();
    operation.run();
    return List.copyOf(runs);
  }

  void close() {
    try {
      connection.close();
    } catch (SQLException error) {
      throw new IllegalStateException(error);
    }
  }
}
