package dev.calsync.store.jdbc;

import dev.calsync.store.HoldStore;
import dev.calsync.store.IntakeQueries;
import dev.calsync.store.IntakeStore;
import dev.calsync.store.JobStore;
import dev.calsync.store.JournalQueries;
import dev.calsync.store.MirrorQueries;
import dev.calsync.store.MirrorStore;
import dev.calsync.store.RecordStore;
import dev.calsync.store.SyncStore;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A store in a database. Each operation is one short transaction at {@code READ COMMITTED}; one
 * that met a deadlock, a lock time-out or a first row written twice is run again by itself, a
 * bounded number of times. Thread-safe.
 *
 * <p>Failures are {@link dev.calsync.failure.StoreException}s with these codes. To be called again:
 * {@code STORE_BUSY} (others were in the way at every attempt), {@code STORE_UNAVAILABLE} (no
 * connection; if it was lost during a commit, the operation may have happened). When opening:
 * {@code DRIVER_MISSING}, {@code DATABASE_UNSUPPORTED}, {@code STORE_IN_USE}, {@code
 * STORE_CORRUPT}, {@code STORE_FOREIGN}, {@code SCHEMA_MISSING}, {@code SCHEMA_OUTDATED}, {@code
 * SCHEMA_CHANGED}, {@code SCHEMA_TOO_NEW}. Otherwise: {@code VALUE_TOO_LONG}, {@code STORE_CLOSED},
 * {@code STORE_FAILED}, and what the ports name.
 */
public final class JdbcSyncStore implements SyncStore {

  private final Transactions transactions;
  private final Runnable closing;
  private final JobStore jobs;
  private final IntakeStore intake;
  private final IntakeQueries sources;
  private final MirrorStore mirrors;
  private final MirrorQueries targets;
  private final HoldStore holds;
  private final RecordStore records;
  private final JournalQueries journal;

  JdbcSyncStore(Transactions transactions, LaneClaims claims, Runnable closing) {
    this.transactions = transactions;
    this.closing = closing;
    this.jobs = new JdbcJobStore(transactions, claims);
    this.intake = new JdbcIntakeStore(transactions);
    this.sources = new JdbcIntakeQueries(transactions);
    this.mirrors = new JdbcMirrorStore(transactions);
    this.targets = new JdbcMirrorQueries(transactions);
    this.holds = new JdbcHoldStore(transactions);
    this.records = new JdbcRecordStore(transactions);
    this.journal = new JdbcJournalQueries(transactions);
  }

  /**
   * A store in an H2 database file of its own, created if it is not there. What an operation wrote
   * is in the hands of the operating system when it returns: it outlives the process, however that
   * ends. One process at a time may have the file open; the first to open it frees the lanes that a
   * dead one held. Needs {@code com.h2database:h2} on the class path.
   *
   * @param file where: {@code calsync-db} is kept in {@code calsync-db.mv.db}; for a folder that
   *     exists, in {@code calsync.mv.db} inside it
   * @return an open store
   * @throws dev.calsync.failure.StoreException with code {@code DRIVER_MISSING}, {@code
   *     STORE_IN_USE}, {@code STORE_CORRUPT} or {@code STORE_FOREIGN}
   */
  public static JdbcSyncStore embedded(Path file) {
    return EmbeddedH2.inFile(file);
  }

  /**
   * A store in an H2 database that lives in memory until the store is closed. Needs {@code
   * com.h2database:h2} on the class path.
   *
   * @return an open, empty store
   * @throws dev.calsync.failure.StoreException with code {@code DRIVER_MISSING}
   */
  public static JdbcSyncStore inMemory() {
    return EmbeddedH2.inMemory();
  }

  /**
   * A store in a database of the host's.
   *
   * @param dataSource where connections come from, best a pool; stays open when the store is closed
   * @return what else can be said, then {@link JdbcStoreBuilder#open()}
   */
  public static JdbcStoreBuilder on(DataSource dataSource) {
    return new JdbcStoreBuilder(dataSource);
  }

  private static final String BOUND =
      """
      select name from {installation} where one = 1
      """;

  private static final String BIND =
      """
      insert into {installation} (one, name) values (1, ?)
      """;

  @Override
  public String bindInstallation(String installation) {
    return transactions.write(
        tx -> {
          Optional<String> bound = tx.first(BOUND, to -> {}, row -> row.text("name"));
          if (bound.isEmpty()) {
            tx.update(BIND, to -> to.text(installation));
          }
          return bound.orElse(installation);
        });
  }

  @Override
  public JobStore jobs() {
    return jobs;
  }

  @Override
  public IntakeStore intake() {
    return intake;
  }

  @Override
  public IntakeQueries sources() {
    return sources;
  }

  @Override
  public MirrorStore mirrors() {
    return mirrors;
  }

  @Override
  public MirrorQueries targets() {
    return targets;
  }

  @Override
  public HoldStore holds() {
    return holds;
  }

  @Override
  public RecordStore records() {
    return records;
  }

  @Override
  public JournalQueries journal() {
    return journal;
  }

  /**
   * Refuses new operations, waits for those that run, and gives back what the store itself opened.
   */
  @Override
  public void close() {
    if (transactions.close()) {
      closing.run();
    }
  }
}
