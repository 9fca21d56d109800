package dev.calsync.test;

import dev.calsync.store.HoldStore;
import dev.calsync.store.IntakeQueries;
import dev.calsync.store.IntakeStore;
import dev.calsync.store.JobStore;
import dev.calsync.store.JournalQueries;
import dev.calsync.store.MirrorQueries;
import dev.calsync.store.MirrorStore;
import dev.calsync.store.RecordStore;
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

  /** Keeps everything: there is nothing to give back. */
  @Override
  public void close() {}
}
