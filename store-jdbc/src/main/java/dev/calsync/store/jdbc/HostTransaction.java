package dev.calsync.store.jdbc;

import dev.calsync.failure.StoreException;
import dev.calsync.store.Lease;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

/**
 * The host's open transaction (R-L3). What is written in it is seen by nobody until the host
 * commits, and never if it does not. Nothing is committed or closed here. An operation that fails
 * is undone to where it began, so that the host's transaction stays as usable as it was: PostgreSQL
 * would refuse every further statement. It is run again only if it met another's first row: it
 * waited until that was there for all, and finds it now.
 */
final class HostTransaction implements Transactions {

  /** Each has waited for somebody's commit. */
  private static final int MOST_FIRST_ROWS = 5;

  /** What may be done there. */
  enum Use {
    COMMANDS,
    QUESTIONS
  }

  private final Connection connection;
  private final SqlTexts texts;
  private final SqlFailures failures;
  private final Use use;

  private HostTransaction(Connection connection, SqlTexts texts, SqlFailures failures, Use use) {
    this.connection = connection;
    this.texts = texts;
    this.failures = failures;
    this.use = use;
  }

  static HostTransaction of(Connection connection, SqlTexts texts, SqlFailures failures, Use use) {
    try {
      if (connection.getAutoCommit()) {
        throw new StoreException(
            "NO_TRANSACTION",
            "The connection commits each statement by itself; turn that off, and commit yourself",
            null,
            false);
      }
    } catch (SQLException error) {
      throw failures.of(error);
    }
    return new HostTransaction(connection, texts, failures, use);
  }

  @Override
  public <R> R read(Work<R> work) {
    return run(work);
  }

  @Override
  public <R> R write(Work<R> work) {
    if (use == Use.QUESTIONS) {
      throw refusal();
    }
    return run(work);
  }

  @Override
  public <R> R write(Lease lease, Work<R> work) {
    throw refusal();
  }

  @Override
  public OwnTransactions own() {
    throw refusal();
  }

  private static StoreException refusal() {
    return new StoreException(
        "HOST_TRANSACTION",
        "Only records, host events, requests and audit lines are written in a host's transaction",
        null,
        false);
  }

  private <R> R run(Work<R> work) {
    for (int met = 1; ; met++) {
      try {
        return once(work);
      } catch (SQLException error) {
        if (met == MOST_FIRST_ROWS || !failures.isFirstRowOfAnother(error)) {
          throw failures.of(error);
        }
      }
    }
  }

  private <R> R once(Work<R> work) throws SQLException {
    Savepoint before = connection.setSavepoint();
    R result = undoneIfItFails(work, before);
    connection.releaseSavepoint(before);
    return result;
  }

  private <R> R undoneIfItFails(Work<R> work, Savepoint before) throws SQLException {
    try {
      return work.in(new Tx(connection, texts, true));
    } catch (SQLException | RuntimeException | Error failed) {
      undo(before, failed);
      throw failed;
    }
  }

  private void undo(Savepoint before, Throwable failed) {
    try {
      connection.rollback(before);
    } catch (SQLException alsoFailed) {
      failed.addSuppressed(alsoFailed);
    }
  }
}
