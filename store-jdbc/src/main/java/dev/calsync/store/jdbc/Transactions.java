package dev.calsync.store.jdbc;

import dev.calsync.failure.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Runs each operation as one short transaction, and runs it again from its start when others were
 * in the way (FLT-48). An interrupt waits until the operation is over: a receipt half-written
 * because somebody shut down an executor would be worse than a moment's delay.
 */
final class Transactions {

  /** Pauses before the second, third … attempt. */
  private static final int[] PAUSES_MS = {2, 8, 25, 70, 150, 300};

  private static final int CLOSING_SECONDS = 5;

  private final DataSource source;
  private final SqlTexts texts;
  private final SqlFailures failures;
  private final AfterCommit afterCommit;
  private final int maxConnections;
  private final Semaphore connections;
  private final AtomicInteger spread = new AtomicInteger();
  private volatile boolean closed;

  Transactions(
      DataSource source,
      SqlTexts texts,
      SqlFailures failures,
      AfterCommit afterCommit,
      int maxConnections) {
    this.source = source;
    this.texts = texts;
    this.failures = failures;
    this.afterCommit = afterCommit;
    this.maxConnections = maxConnections;
    this.connections = new Semaphore(maxConnections, true);
  }

  /** What makes a commit outlive the process, where the database needs telling. */
  interface AfterCommit {
    void run(Connection connection) throws SQLException;
  }

  /** What happens inside a transaction; may run several times, so it keeps nothing in between. */
  interface Work<R> {
    R in(Tx tx) throws SQLException;
  }

  /** A question: it changes nothing. */
  <R> R read(Work<R> work) {
    return run(work, false);
  }

  /** Effects: once this returns they outlive the process. */
  <R> R write(Work<R> work) {
    return run(work, true);
  }

  private <R> R run(Work<R> work, boolean effects) {
    boolean interrupted = Thread.interrupted();
    connections.acquireUninterruptibly();
    try {
      if (closed) {
        throw new StoreException("STORE_CLOSED", "The store was closed", null, false);
      }
      return repeated(work, effects);
    } finally {
      connections.release();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Refuses what begins from now on, and waits a bounded time for what runs.
   *
   * @return true for the first caller
   */
  boolean close() {
    boolean first = !closed;
    closed = true;
    if (first) {
      awaitQuiet();
    }
    return first;
  }

  private void awaitQuiet() {
    try {
      if (connections.tryAcquire(maxConnections, CLOSING_SECONDS, TimeUnit.SECONDS)) {
        connections.release(maxConnections);
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  private <R> R repeated(Work<R> work, boolean effects) {
    for (int attempt = 0; ; attempt++) {
      try {
        return once(work, effects);
      } catch (SQLException error) {
        if (attempt == PAUSES_MS.length || failures.troubleOf(error) != Trouble.COLLISION) {
          throw failures.of(error);
        }
        pause(PAUSES_MS[attempt]);
      }
    }
  }

  /** Two that collided must not stay in step; a counter parts them without chance. */
  private void pause(int millis) {
    int extra = Math.floorMod(spread.getAndIncrement(), 1 + millis / 2);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis + extra));
  }

  private <R> R once(Work<R> work, boolean effects) throws SQLException {
    try (Connection connection = source.getConnection()) {
      Manners found = Manners.of(connection);
      found.replace(connection);
      try {
        R result = work.in(new Tx(connection, texts));
        commit(connection, effects);
        return result;
      } catch (SQLException | RuntimeException | Error failed) {
        rollBack(connection, failed);
        throw failed;
      } finally {
        found.restore(connection);
      }
    }
  }

  private void commit(Connection connection, boolean effects) throws SQLException {
    try {
      connection.commit();
      if (effects) {
        afterCommit.run(connection);
      }
    } catch (SQLException error) {
      if (failures.troubleOf(error) == Trouble.COLLISION) {
        throw error;
      }
      throw failures.commitUnknown(error);
    }
  }

  private static void rollBack(Connection connection, Throwable failed) {
    try {
      connection.rollback();
    } catch (SQLException alsoFailed) {
      failed.addSuppressed(alsoFailed);
    }
  }
}
