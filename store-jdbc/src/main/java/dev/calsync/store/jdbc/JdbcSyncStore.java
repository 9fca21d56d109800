package dev.calsync.store.jdbc;

import dev.calsync.store.AuditStore;
import dev.calsync.store.ChannelStore;
import dev.calsync.store.ConflictStore;
import dev.calsync.store.FormStore;
import dev.calsync.store.HoldStore;
import dev.calsync.store.HostEventStore;
import dev.calsync.store.IntakeQueries;
import dev.calsync.store.IntakeStore;
import dev.calsync.store.JobLogQueries;
import dev.calsync.store.JobStore;
import dev.calsync.store.JournalQueries;
import dev.calsync.store.MirrorQueries;
import dev.calsync.store.MirrorStore;
import dev.calsync.store.OAuthStateStore;
import dev.calsync.store.OriginEditStore;
import dev.calsync.store.PermitStore;
import dev.calsync.store.PinStore;
import dev.calsync.store.QuarantineQueries;
import dev.calsync.store.ReadingQueries;
import dev.calsync.store.RecordStore;
import dev.calsync.store.RetentionStore;
import dev.calsync.store.SecretStore;
import dev.calsync.store.SyncStore;
import java.nio.file.Path;
import java.sql.Connection;
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
 * SCHEMA_CHANGED}, {@code SCHEMA_TOO_NEW}, {@code SCHEMA_DAMAGED} (with what is missing).
 * Otherwise: {@code VALUE_TOO_LONG}, {@code STORE_CLOSED}, {@code STORE_FAILED}, {@code
 * NO_TRANSACTION}, {@code HOST_TRANSACTION}, and what the ports name.
 */
public final class JdbcSyncStore implements SyncStore {

  private final Transactions transactions;
  private final LaneQueue lanes;
  private final Runnable closing;
  private final JobStore jobs;
  private final IntakeStore intake;
  private final IntakeQueries sources;
  private final MirrorStore mirrors;
  private final MirrorQueries targets;
  private final HoldStore holds;
  private final RecordStore records;
  private final JournalQueries journal;
  private final SecretStore secrets;
  private final OAuthStateStore oauthStates;
  private final ChannelStore channels;
  private final OriginEditStore originEdits;
  private final ConflictStore conflicts;
  private final PinStore pins;
  private final HostEventStore hostEvents;
  private final PermitStore permits;
  private final JobLogQueries jobLogs;
  private final AuditStore audit;
  private final RetentionStore retention;
  private final QuarantineQueries quarantine;
  private final ReadingQueries reading;
  private final FormStore forms;

  /**
   * A store, or a view of one.
   *
   * @param commands where commands of the host are carried out
   * @param others where everything else is
   * @param lanes how lanes wait for their turn
   * @param closing what closing means
   */
  JdbcSyncStore(Transactions commands, Transactions others, LaneQueue lanes, Runnable closing) {
    this.transactions = others;
    this.lanes = lanes;
    this.closing = closing;
    this.jobs = new JdbcJobStore(commands, lanes);
    this.intake = new JdbcIntakeStore(others);
    this.sources = new JdbcIntakeQueries(others);
    this.mirrors = new JdbcMirrorStore(others);
    this.targets = new JdbcMirrorQueries(others);
    this.holds = new JdbcHoldStore(others);
    this.records = new JdbcRecordStore(commands);
    this.journal = new JdbcJournalQueries(others);
    this.secrets = new JdbcSecretStore(others);
    this.oauthStates = new JdbcOAuthStateStore(others);
    this.channels = new JdbcChannelStore(others);
    this.originEdits = new JdbcOriginEditStore(others);
    this.conflicts = new JdbcConflictStore(others);
    this.pins = new JdbcPinStore(others);
    this.hostEvents = new JdbcHostEventStore(commands);
    this.permits = new JdbcPermitStore(others);
    this.jobLogs = new JdbcJobLogQueries(others);
    this.audit = new JdbcAuditStore(commands);
    this.retention = new JdbcRetentionStore(others);
    this.quarantine = new JdbcQuarantineQueries(others);
    this.reading = new JdbcReadingQueries(others);
    this.forms = new JdbcFormStore(others);
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
   * A store in a database of the host's: PostgreSQL from 17 on, or H2. The driver is the host's,
   * too.
   *
   * @param dataSource where connections come from, best a pool; stays open when the store is closed
   * @return what else can be said, then {@link JdbcStoreBuilder#open()}
   */
  public static JdbcStoreBuilder on(DataSource dataSource) {
    return new JdbcStoreBuilder(dataSource);
  }

  /**
   * This store within an open transaction of the host's (R-L3): what is commanded there commits
   * with it, or vanishes with it. Nothing else is done to the connection: it is neither committed
   * nor rolled back nor closed. No provider is called, nobody is woken. An operation that fails is
   * undone to where it began, and is not tried again: the transaction can go on without it.
   *
   * <p>To be written are records, events of the host, requests for jobs and audit lines; everything
   * can be read. Other writes are refused with code {@code HOST_TRANSACTION}: they would hold up
   * the engine for as long as the host's transaction takes. Requests, journal lines and audit lines
   * take their places after the host's commit: as soon as a node has nothing else to do, and within
   * the longest idle pause of its worker, 5 seconds at most. Until then a request has a ticket with
   * number 0, which tells nothing, and an audit line has position 0. What was changed of a calendar
   * of host events, or of a record, is locked until the transaction ends: others who command the
   * same wait for it, the engine does not.
   *
   * @param connection a connection that sees the same tables, does not commit by itself and is used
   *     by nobody else meanwhile
   * @return the view, for one thread, until the transaction ends; closing it does nothing
   * @throws dev.calsync.failure.StoreException with code {@code NO_TRANSACTION} if the connection
   *     commits each statement by itself
   */
  public SyncStore within(Connection connection) {
    OwnTransactions own = transactions.own();
    return new JdbcSyncStore(
        own.within(connection, HostTransaction.Use.COMMANDS),
        own.within(connection, HostTransaction.Use.QUESTIONS),
        lanes,
        () -> {});
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

  @Override
  public SecretStore secrets() {
    return secrets;
  }

  @Override
  public OAuthStateStore oauthStates() {
    return oauthStates;
  }

  @Override
  public ChannelStore channels() {
    return channels;
  }

  @Override
  public OriginEditStore originEdits() {
    return originEdits;
  }

  @Override
  public ConflictStore conflicts() {
    return conflicts;
  }

  @Override
  public PinStore pins() {
    return pins;
  }

  @Override
  public HostEventStore hostEvents() {
    return hostEvents;
  }

  @Override
  public PermitStore permits() {
    return permits;
  }

  @Override
  public JobLogQueries jobLogs() {
    return jobLogs;
  }

  @Override
  public AuditStore audit() {
    return audit;
  }

  @Override
  public RetentionStore retention() {
    return retention;
  }

  @Override
  public QuarantineQueries quarantine() {
    return quarantine;
  }

  @Override
  public ReadingQueries reading() {
    return reading;
  }

  @Override
  public FormStore forms() {
    return forms;
  }

  /**
   * Refuses new operations, waits for those that run, and gives back what the store itself opened.
   */
  @Override
  public void close() {
    closing.run();
  }
}
