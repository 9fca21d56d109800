package dev.calsync.engine.sealing;

import dev.calsync.engine.secret.ContentSeal;
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

/**
 * A store, with its event content sealed and opened. Closing it closes the store. {@link #forms()}
 * is left as it is: it is for whoever changes how content is kept.
 */
public final class SealedStore implements SyncStore {

  private final SyncStore store;
  private final ContentSeal seal;

  /**
   * A store over another one, or over a view of one in a transaction of the host's.
   *
   * @param store where everything is kept
   * @param seal what seals and opens; its keys are found outside of any transaction of the host's
   */
  public SealedStore(SyncStore store, ContentSeal seal) {
    this.store = store;
    this.seal = seal;
  }

  @Override
  public String bindInstallation(String installation) {
    return store.bindInstallation(installation);
  }

  @Override
  public SecretStore secrets() {
    return store.secrets();
  }

  @Override
  public OAuthStateStore oauthStates() {
    return store.oauthStates();
  }

  @Override
  public ChannelStore channels() {
    return store.channels();
  }

  @Override
  public ConflictStore conflicts() {
    return new SealingConflicts(store.conflicts(), seal);
  }

  @Override
  public OriginEditStore originEdits() {
    return new SealingOriginEdits(store.originEdits(), seal);
  }

  @Override
  public PinStore pins() {
    return new SealingPins(store.pins(), seal);
  }

  @Override
  public HostEventStore hostEvents() {
    return new SealingHostEvents(store.hostEvents(), store.sources(), seal);
  }

  @Override
  public PermitStore permits() {
    return store.permits();
  }

  @Override
  public JobLogQueries jobLogs() {
    return store.jobLogs();
  }

  @Override
  public AuditStore audit() {
    return store.audit();
  }

  @Override
  public RetentionStore retention() {
    return store.retention();
  }

  @Override
  public QuarantineQueries quarantine() {
    return store.quarantine();
  }

  @Override
  public ReadingQueries reading() {
    return new OpeningReading(store.reading(), seal);
  }

  @Override
  public FormStore forms() {
    return store.forms();
  }

  @Override
  public JobStore jobs() {
    return store.jobs();
  }

  @Override
  public IntakeStore intake() {
    return new SealingIntake(store.intake(), seal);
  }

  @Override
  public IntakeQueries sources() {
    return new OpeningSources(store.sources(), seal);
  }

  @Override
  public MirrorStore mirrors() {
    return new SealingMirrors(store.mirrors(), seal);
  }

  @Override
  public MirrorQueries targets() {
    return new OpeningTargets(store.targets(), seal);
  }

  @Override
  public HoldStore holds() {
    return store.holds();
  }

  @Override
  public RecordStore records() {
    return store.records();
  }

  @Override
  public JournalQueries journal() {
    return store.journal();
  }

  @Override
  public void close() {
    store.close();
  }
}
