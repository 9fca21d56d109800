package dev.calsync.store.jdbc;

import dev.calsync.failure.StoreException;
import dev.calsync.store.Lease;
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
final class OwnTransactions implements Transactions {

  /** Pauses before the second, third … attempt. */
  private static final int[] PAUSES_MS = {2, 8, 25, 70, 150, 300};

  private static final int CLOSING_SECONDS = 5;

  private final DataSource source;
  private final SqlTexts texts;
  private final SqlFailures failures;
  private final Aftermath aftermath;
  private final int maxConnections;
  private final Semaphore connections;
  private final AtomicInteger spread = new AtomicInteger();
  private volatile boolean closed;

  /** What the first connection did, all do: asking each costs PostgreSQL a round trip. */
  private volatile boolean readsCommitted;

  OwnTransactions(
      DataSource source,
      SqlTexts texts,
      SqlFailures failures,
      Aftermath aftermath,
      int maxConnections) {
    this.source = source;
    this.texts = texts;
    this.failures = failures;
    this.aftermath = aftermath;
    this.maxConnections = maxConnections;
    this.connections = new Semaphore(maxConnections, true);
  }

  /** What makes a commit outlive the process, where the database needs telling. */
  interface AfterCommit {
    void run(Connection connection) throws SQLException;
  }

  /** What follows effects: on their connection, and when that was given back. */
  record Aftermath(AfterCommit onConnection, Upkeep upkeep) {}

  @Override
  public <R> R read(Work<R> work) {
    return run(work, Kind.QUESTION);
  }

  @Override
  public <R> R write(Work<R> work) {
    return written(
        tx -> {
          tx.open();
          return work.in(tx);
        });
  }

  /** The fence opens the transaction by the way: that costs no round trip of its own. */
  @Override
  public <R> R write(Lease lease, Work<R> work) {
    return written(
        tx -> {
          Fence.open(tx, lease);
          return work.in(tx);
        });
  }

  private <R> R written(Work<R> work) {
    AtomicInteger rows = new AtomicInteger();
    R result =
        run(
            tx -> {
              R done = work.in(tx);
              rows.set(tx.written());
              return done;
            },
            Kind.EFFECTS);
    aftermath.upkeep().after(this, rows.get());
    return result;
  }

  /** Effects of one statement, which is its own transaction. */
  <R> R writeAtOnce(Work<R> work) {
    return run(work, Kind.EFFECT);
  }

  @Override
  public OwnTransactions own() {
    return this;
  }

  /** The host's open transaction: for commands of the host, or to look around in. */
  Transactions within(Connection connection, HostTransaction.Use use) {
    refuseIfClosed();
    return HostTransaction.of(connection, texts, failures, use);
  }

  private void refuseIfClosed() {
    if (closed) {
      throw new StoreException("STORE_CLOSED", "The store was closed", null, false);
    }
  }

  private enum Kind {
    QUESTION,
    EFFECT,
    EFFECTS
  }

  private <R> R run(Work<R> work, Kind kind) {
    boolean interrupted = Thread.interrupted();
    connections.acquireUninterruptibly();
    try {
      refuseIfClosed();
      return repeated(work, kind);
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

  private <R> R repeated(Work<R> work, Kind kind) {
    for (int attempt = 0; ; attempt++) {
      try {
        return once(work, kind);
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

  private <R> R once(Work<R> work, Kind kind) throws SQLException {
    try (Connection connection = source.getConnection()) {
      if (kind != Kind.EFFECTS && connection.getAutoCommit()) {
        R result = work.in(new Tx(connection, texts, false));
        if (kind == Kind.EFFECT) {
          aftermath.onConnection().run(connection);
        }
        return result;
      }
      return inTransaction(connection, work, kind);
    }
  }

  private <R> R inTransaction(Connection connection, Work<R> work, Kind kind) throws SQLException {
    Manners found = Manners.of(connection, readsCommitted);
    found.replace(connection);
    readsCommitted = found.readsCommitted();
    try {
      Tx tx = new Tx(connection, texts, false);
      if (kind == Kind.EFFECT) {
        tx.open();
      }
      R result = work.in(tx);
      commit(connection, kind);
      return result;
    } catch (SQLException | RuntimeException | Error failed) {
      rollBack(connection, failed);
      throw failed;
    } finally {
      found.restore(connection);
    }
  }

  private void commit(Connection connection, Kind kind) throws SQLException {
    try {
      connection.commit();
      if (kind != Kind.QUESTION) {
        aftermath.onConnection().run(connection);
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
