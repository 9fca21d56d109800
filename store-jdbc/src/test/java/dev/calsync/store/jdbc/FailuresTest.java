package dev.calsync.store.jdbc;

import static dev.calsync.store.jdbc.SampleRows.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.failure.StoreException;
import dev.calsync.store.RecordKind;
import dev.calsync.store.SyncStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of an operation whose database gets into trouble (FLT-47, FLT-48, FLT-51). */
@ParameterizedClass
@EnumSource(TestDatabase.Product.class)
class FailuresTest {

  private static final SQLException DEADLOCK = new SQLException("Deadlock", "40001", 40001);
  private static final SQLException LOST =
      new SQLNonTransientConnectionException("Connection reset", "08006");

  private final TestDatabase database;
  private final Watched watched;
  private final SyncStore store;

  FailuresTest(TestDatabase.Product product) {
    database = product.open();
    watched = new Watched(database.dataSource());
    store = JdbcSyncStore.on(watched.dataSource()).open();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void anOperationThatMetADeadlockIsRunAgainFromItsStart() {
    fail("execute", "insert into calsync_record", DEADLOCK);
    fail("execute", "insert into calsync_record", DEADLOCK);

    assertThat(put("a")).contains(1L);
    assertThat(store.records().page(OWNER, RecordKind.EDGE, "", 10)).hasSize(1);
  }

  @Test
  void othersInTheWayEachTimeIsToldInTheEnd() {
    IntStream.range(0, 50).forEach(i -> fail("execute", "insert into calsync_record", DEADLOCK));

    assertFailure("STORE_BUSY", true, () -> put("a"));
    assertThat(store.records().page(OWNER, RecordKind.EDGE, "", 10)).isEmpty();
  }

  @Test
  void aCommitThatWasRolledBackIsRunAgain() {
    fail("commit", "", DEADLOCK);

    assertThat(put("a")).contains(1L);
  }

  @Test
  void aConnectionLostBeforeTheCommitChangedNothing() {
    fail("commit", "", LOST);

    assertFailure("STORE_UNAVAILABLE", true, () -> put("a"));
    assertThat(store.records().find(OWNER, RecordKind.EDGE, "a")).isEmpty();
    assertThat(put("a")).contains(1L);
  }

  @Test
  void aConnectionLostAfterTheCommitIsToldAndNotRepeated() {
    watched.failOnce(new Watched.Fault("commit", "", true, LOST));

    assertFailure("STORE_UNAVAILABLE", true, () -> put("a"));
    assertThat(store.records().find(OWNER, RecordKind.EDGE, "a")).isPresent();
    assertThat(put("a")).isEmpty();
  }

  @Test
  void aDatabaseThatCannotBeReachedIsToldAtOnce() {
    fail("getConnection", "", new SQLTransientConnectionException("Pool exhausted", "08001"));

    assertFailure("STORE_UNAVAILABLE", true, () -> put("a"));
    assertThat(put("a")).contains(1L);
  }

  @Test
  void noFailureKeepsAConnection() {
    fail("execute", "insert into calsync_record", LOST);
    fail("execute", "insert into calsync_record", new SQLException("odd", "42000", 42000));
    fail("commit", "", LOST);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> put("a")).isInstanceOf(StoreException.class);
    }

    assertThat(watched.open()).isZero();
  }

  @Test
  void whatTheDatabaseQuotesIsWithheld() {
    String secret = "canary-".repeat(200);
    Throwable tooLong = catchFailure(() -> put(secret));
    database.execute("alter table calsync_record add constraint one check (body <> 'canary-body')");
    Throwable refused =
        catchFailure(() -> store.records().put(OWNER, RecordKind.EDGE, "a", 0, "canary-body"));

    assertThat(((StoreException) tooLong).code()).isEqualTo("VALUE_TOO_LONG");
    assertThat(((StoreException) refused).code()).isEqualTo("STORE_FAILED");
    assertThat(traceOf(tooLong)).doesNotContain("canary-");
    assertThat(traceOf(refused)).doesNotContain("canary-");
  }

  @Test
  void connectionsGoBackAsTheyCame() throws SQLException {
    try (Connection kept = database.dataSource().getConnection()) {
      kept.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
      SyncStore onOne = JdbcSyncStore.on(new Lent(kept).dataSource()).maxConnections(1).open();
      onOne.bindInstallation("one");

      assertThat(kept.getAutoCommit()).isTrue();
      assertThat(kept.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
    }
  }

  @Test
  void closingLeavesTheHostsPoolOpen() throws SQLException {
    store.close();

    try (Connection connection = database.dataSource().getConnection()) {
      assertThat(connection.isValid(1)).isTrue();
    }
  }

  private Optional<Long> put(String key) {
    return store.records().put(OWNER, RecordKind.EDGE, key, 0, "{}");
  }

  private void fail(String method, String textPart, SQLException error) {
    watched.failOnce(new Watched.Fault(method, textPart, false, error));
  }

  private static Throwable catchFailure(Runnable operation) {
    try {
      operation.run();
      throw new AssertionError("it did not fail");
    } catch (StoreException failure) {
      return failure;
    }
  }

  private static String traceOf(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  private static void assertFailure(String code, boolean retryable, ThrowingCallable operation) {
    assertThatThrownBy(operation)
        .isInstanceOfSatisfying(
            StoreException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(code);
              assertThat(failure.retryable()).isEqualTo(retryable);
            });
  }
}
