package dev.calsync.store.jdbc;

import static dev.calsync.store.jdbc.SampleRows.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.failure.StoreException;
import dev.calsync.store.RecordKind;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PostgreSQL in real trouble (FLT-47, FLT-48, FLT-51). */
class PostgresFailuresTest {

  private final TestDatabase database = TestDatabase.Product.POSTGRESQL.open();

  @AfterEach
  void drop() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource({
    "40001, COLLISION",
    "40P01, COLLISION",
    "23505, COLLISION",
    "55P03, COLLISION",
    "57014, SLOW",
    "57P01, UNAVAILABLE",
    "25006, UNAVAILABLE",
    "53300, UNAVAILABLE",
    "08006, UNAVAILABLE",
    "42P01, MISSING",
    "22001, TOO_LONG",
    "22P02, OTHER"
  })
  void everyStateMeansSomething(String state, Trouble trouble) {
    SqlFailures failures = new SqlFailures(new PostgresDialect());

    assertThat(failures.troubleOf(new SQLException("told", state))).isEqualTo(trouble);
  }

  @Test
  void aStatementThatTookTooLongIsToldAtOnce() throws SQLException {
    try (Connection hosts = database.dataSource().getConnection();
        Connection ours = database.dataSource().getConnection();
        Statement lock = hosts.createStatement();
        Statement limit = ours.createStatement()) {
      JdbcSyncStore store = JdbcSyncStore.on(new Lent(ours).dataSource()).open();
      store.records().put(OWNER, RecordKind.EDGE, "a", 0, "{}");
      hosts.setAutoCommit(false);
      lock.execute("select 1 from calsync_record for update");
      limit.execute("set statement_timeout = '50ms'");

      assertFailure("STORE_BUSY", () -> store.records().put(OWNER, RecordKind.EDGE, "a", 1, "[]"));
      hosts.rollback();
      limit.execute("reset statement_timeout");
      assertThat(store.records().put(OWNER, RecordKind.EDGE, "a", 1, "[]")).contains(2L);
    }
  }

  @Test
  void aConnectionThatTheServerEndedIsToldAsSuch() throws SQLException {
    JdbcSyncStore store = JdbcSyncStore.on(database.dataSource()).open();
    try (Connection ended = unpooled();
        Statement self = ended.createStatement();
        ResultSet process = self.executeQuery("select pg_backend_pid()")) {
      JdbcSyncStore onOne = JdbcSyncStore.on(new Lent(ended).dataSource()).open();
      process.next();
      database.execute("select pg_terminate_backend(" + process.getInt(1) + ")");

      assertFailure(
          "STORE_UNAVAILABLE", () -> onOne.records().put(OWNER, RecordKind.EDGE, "a", 0, "{}"));
    }
    assertThat(store.records().put(OWNER, RecordKind.EDGE, "a", 0, "{}")).contains(1L);
  }

  /** The pool of the tests does not notice when a connection dies. */
  private Connection unpooled() throws SQLException {
    try (Connection pooled = database.dataSource().getConnection()) {
      return DriverManager.getConnection(pooled.getMetaData().getURL(), "postgres", "");
    }
  }

  private static void assertFailure(String code, Runnable operation) {
    assertThatThrownBy(operation::run)
        .isInstanceOfSatisfying(
            StoreException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(code);
              assertThat(failure.retryable()).isTrue();
            });
  }
}
