package dev.calsync.test;

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
import java.time.Clock;

/**
 * The reference store: everything in memory, obviously right rather than fast.
 *
 * <p>One lock makes every operation atomic; every order that can be seen is sorted, so that a run
 * can be replayed. {@link #copy} is a snapshot of all of it: what a crash leaves, what a restored
 * backup holds. Nothing outlives the process.
 */
public final class InMemorySyncStore implements SyncStore {

  private final Tables tables;
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
   * An empty store.
   *
   * @param clock the store's clock, which alone judges leases and due times
   */
  public InMemorySyncStore(Clock clock) {
    this(new Tables(clock));
  }

  private InMemorySyncStore(Tables tables) {
    this.tables = tables;
    this.jobs = new InMemoryJobs(tables);
    this.intake = new InMemoryIntake(tables);
    this.sources = new InMemorySources(tables);
    this.mirrors = new InMemoryMirrors(tables);
    this.targets = new InMemoryTargets(tables);
    this.holds = new InMemoryHolds(tables);
    this.records = new InMemoryRecords(tables);
    this.journal = new InMemoryJournal(tables);
    this.secrets = new InMemorySecrets(tables);
    this.oauthStates = new InMemoryOAuthStates(tables);
    this.channels = new InMemoryChannels(tables);
    this.originEdits = new InMemoryOriginEdits(tables);
    this.conflicts = new InMemoryConflicts(tables);
    this.pins = new InMemoryPins(tables);
    this.hostEvents = new InMemoryHostEvents(tables);
    this.permits = new InMemoryPermits(tables);
    this.jobLogs = new InMemoryJobLogs(tables);
    this.audit = new InMemoryAudit(tables);
    this.retention = new InMemoryRetention(tables);
    this.quarantine = new InMemoryQuarantine(tables);
    this.reading = new InMemoryReading(tables);
    this.forms = new InMemoryForms(tables);
  }

  /**
   * A snapshot that lives on by itself, on the same clock.
   *
   * @return a store with the same content; neither sees what the other does from now on
   */
  public InMemorySyncStore copy() {
    return new InMemorySyncStore(tables.locked(tables::copy));
  }

  @Override
  public String bindInstallation(String installation) {
    return tables.locked(() -> tables.bind(installation));
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

  /** Keeps everything: there is nothing to give back. */
  @Override
  public void close() {}
}
