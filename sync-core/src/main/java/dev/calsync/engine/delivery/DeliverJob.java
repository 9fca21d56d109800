package dev.calsync.engine.delivery;

import dev.calsync.calendar.CalendarId;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.engine.connection.Access;
import dev.calsync.engine.connection.Accesses;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.job.JobHandler;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.reconcile.LookUp;
import dev.calsync.host.SyncListener;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.RunEnd;
import dev.calsync.store.Settlement;
import dev.calsync.store.SyncStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes what is due at one target. First every write that an earlier run left open is looked up;
 * then batch after batch is opened in the store, written, and settled. Dying at any line leaves
 * open writes, which the next run looks up (FLT-44).
 */
public final class DeliverJob implements JobHandler {

  private static final int PAGE = 500;
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final SyncStore store;
  private final Directory directory;
  private final Accesses accesses;
  private final Writing writing;
  private final LookUp lookUp;
  private final SyncListener listener;

  /**
   * The job.
   *
   * @param store where mirrors are kept
   * @param directory calendars
   * @param accesses how calendars are reached
   * @param names identities and marks
   * @param listener an ear
   */
  public DeliverJob(
      SyncStore store,
      Directory directory,
      Accesses accesses,
      MirrorNames names,
      SyncListener listener) {
    this.store = store;
    this.directory = directory;
    this.accesses = accesses;
    this.writing = new Writing(names);
    this.lookUp = new LookUp(names);
    this.listener = listener;
  }

  @Override
  public RunEnd run(JobSlice slice) {
    CalendarRecord target = directory.calendar(slice.owner(), new CalendarId(slice.subject()));
    Access access = accesses.open(slice.owner(), target, slice.deadline(), slice::countCall);
    resolveOpen(slice, target, access);
    int batch = Math.min(PAGE, target.capabilities().batch());
    while (!slice.isOver()) {
      List<MirrorRow> opened = store.mirrors().claimDue(slice.lease(), target.id(), batch);
      if (opened.isEmpty()) {
        return new RunEnd.Done(again(slice, target));
      }
      write(slice, target, access, opened);
    }
    return new RunEnd.Yielded();
  }

  /** What is still open by now is looked up by another run, after the provider's own delay. */
  private Optional<Duration> again(JobSlice slice, CalendarRecord target) {
    Duration lag = target.capabilities().listingLag();
    Duration patience = lag.compareTo(LOOK_AGAIN) > 0 ? lag : LOOK_AGAIN;
    return store
        .targets()
        .untilDue(slice.owner(), target.id())
        .map(due -> due.compareTo(patience) < 0 ? patience : due);
  }

  private void resolveOpen(JobSlice slice, CalendarRecord target, Access access) {
    List<MirrorRow> open = store.targets().openAttempts(slice.owner(), target.id(), PAGE);
    while (!open.isEmpty()) {
      Settling settling = new Settling(slice, target, "LOOKED_UP");
      open.forEach(row -> settling.add(row, lookUp.settle(access, row)));
      commit(slice, target, settling);
      open = store.targets().openAttempts(slice.owner(), target.id(), PAGE);
    }
  }

  private void write(JobSlice slice, CalendarRecord target, Access access, List<MirrorRow> opened) {
    List<MirrorWrite> writes = new ArrayList<>(opened.size());
    opened.forEach(row -> writes.add(writing.of(row)));
    List<WriteOutcome> outcomes = access.writer().writeBatch(access.call(), access.ref(), writes);
    Settling settling = new Settling(slice, target, "WRITTEN");
    for (int i = 0; i < opened.size(); i++) {
      MirrorRow row = opened.get(i);
      settlement(access, row, outcomes.get(i))
          .ifPresent(settlement -> settling.add(row, settlement));
    }
    commit(slice, target, settling);
  }

  private void commit(JobSlice slice, CalendarRecord target, Settling settling) {
    store.mirrors().settleWrites(slice.lease(), settling.settlements(), settling.journal());
    listener.mirrorsWritten(slice.owner(), target.id(), settling.written());
  }

  private Optional<Settlement> settlement(Access access, MirrorRow row, WriteOutcome outcome) {
    return outcome.match(
        new WriteOutcome.Cases<>() {
          @Override
          public Optional<Settlement> applied(WriteOutcome.Applied applied) {
            return Optional.of(happened(row, applied));
          }

          @Override
          public Optional<Settlement> conflicted() {
            return Optional.of(lookUp.afterConflict(access, row));
          }

          @Override
          public Optional<Settlement> refused(WriteOutcome.Refused refused) {
            return Optional.of(
                new Settlement.NotApplied(
                    row.key(), Optional.empty(), refused.code(), Duration.ZERO));
          }

          @Override
          public Optional<Settlement> unconfirmed() {
            return Optional.empty();
          }
        });
  }

  private Settlement happened(MirrorRow row, WriteOutcome.Applied applied) {
    FormHash attempted = row.hashes().attempted().orElseThrow();
    if (attempted.isAbsent()) {
      return new Settlement.Applied(row.key(), Optional.empty(), FormHash.ABSENT);
    }
    FormHash observed = applied.observed().map(ShapeForm::hash).orElse(attempted);
    MirrorRemote remote = new MirrorRemote(applied.id(), writing.uid(row), applied.version());
    return new Settlement.Applied(row.key(), Optional.of(remote), observed);
  }
}
