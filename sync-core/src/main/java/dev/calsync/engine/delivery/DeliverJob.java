package dev.calsync.engine.delivery;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.WriteSupport;
import dev.calsync.engine.connection.Access;
import dev.calsync.engine.connection.Accesses;
import dev.calsync.engine.connection.ParallelCalls;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.edge.Gates;
import dev.calsync.engine.job.FailurePolicy;
import dev.calsync.engine.job.JobHandler;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.override.Family;
import dev.calsync.engine.projection.SlotFinder;
import dev.calsync.engine.reconcile.LookUp;
import dev.calsync.failure.ConnectorException;
import dev.calsync.host.IdSource;
import dev.calsync.host.SyncListener;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.RunEnd;
import dev.calsync.store.Settlement;
import dev.calsync.store.SyncStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes what is due at one target. First every write that an earlier run left open is looked up;
 * then batch after batch is opened in the store, written, and settled. Dying at any line leaves
 * open writes, which the next run looks up (FLT-44).
 */
public final class DeliverJob implements JobHandler {

  private static final int PAGE = 1_000;

  /** What is found out is kept before so much more is asked: a death costs no more than this. */
  private static final int LOOK_UPS = 50;

  /** Where so many fail and none succeeds, it is no matter of single items. */
  private static final int MOST_FAILURES = 3;

  /** Of series that are read before they are written, so many at a time. */
  private static final int READ_FIRST = 10;

  private static final int ROUNDS = 4;
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final SyncStore store;
  private final Directory directory;
  private final Accesses accesses;
  private final MirrorNames names;
  private final ParallelCalls calls;
  private final SlotFinder slots;
  private final SeriesCare series;
  private final KindCare kinds;
  private final Closed closed;
  private final SyncListener listener;

  /** What the job needs of the host: threads for its calls, an ear, who may write, new names. */
  public record Host(ParallelCalls calls, SyncListener listener, Gates gates, IdSource ids) {}

  /**
   * The job.
   *
   * @param store where mirrors are kept
   * @param directory calendars
   * @param accesses how calendars are reached
   * @param names identities and marks
   * @param slots finds the slots of series
   * @param host what the host lends
   */
  public DeliverJob(
      SyncStore store,
      Directory directory,
      Accesses accesses,
      MirrorNames names,
      SlotFinder slots,
      Host host) {
    this.store = store;
    this.directory = directory;
    this.accesses = accesses;
    this.names = names;
    this.calls = host.calls();
    this.slots = slots;
    this.series = new SeriesCare(store, directory, names, slots);
    this.kinds = new KindCare(store, names, series);
    this.closed = new Closed(store, directory, host.gates(), host.ids());
    this.listener = host.listener();
  }

  @Override
  public RunEnd run(JobSlice slice) {
    CalendarRecord target = directory.calendar(slice.owner(), new CalendarId(slice.subject()));
    if (!directory.preferences(slice.owner(), target.ref().connection()).mayWrite()) {
      return new RunEnd.Done(Optional.empty());
    }
    return deliver(
        slice, target, accesses.open(slice.owner(), target, slice.deadline(), slice::countCall));
  }

  /** Writes what is due at a target that was opened, in the lane that writes there. */
  public RunEnd deliver(JobSlice slice, CalendarRecord target, Access access) {
    Optional<RuntimeException> unknown = resolveOpen(slice, target, access);
    int batch = OpenedWrites.batchOf(access, target.capabilities());
    while (!slice.isOver()) {
      int page = pageOf(target.capabilities().writes(), batch, slice.writesLeft());
      int most = series.isReadFirst(target) ? Math.min(page, READ_FIRST) : page;
      List<MirrorRow> opened = store.mirrors().claimDue(slice.lease(), target.id(), most);
      if (opened.isEmpty()) {
        unknown.ifPresent(DeliverJob::fail);
        return new RunEnd.Done(again(slice, target));
      }
      List<MirrorRow> passing = closed.passing(slice, target, opened);
      if (!passing.isEmpty()) {
        write(slice, target, access, passing);
      }
    }
    return new RunEnd.Yielded();
  }

  private LookUp lookUp(CalendarRecord target) {
    return new LookUp(names, slots, target.capabilities().reads().marks());
  }

  /** Enough that no call waits for the slowest of few; what is opened should soon be written. */
  private static int pageOf(WriteSupport can, int batch, int calls) {
    long atOnce = Math.min(calls, (long) can.concurrency() * ROUNDS);
    return (int) Math.min(PAGE, batch * atOnce);
  }

  /** What is still open by now is looked up by another run, after the provider's own delay. */
  private Optional<Duration> again(JobSlice slice, CalendarRecord target) {
    Duration lag = target.capabilities().reads().listingLag();
    Duration patience = lag.compareTo(LOOK_AGAIN) > 0 ? lag : LOOK_AGAIN;
    return store
        .targets()
        .untilDue(slice.owner(), target.id())
        .map(due -> due.compareTo(patience) < 0 ? patience : due);
  }

  /**
   * Finds out what became of open writes, as far as the slice goes.
   *
   * @return why it cannot be told of one of them: that one stays open, and stops no other (INV-19)
   */
  private Optional<RuntimeException> resolveOpen(
      JobSlice slice, CalendarRecord target, Access access) {
    Optional<RuntimeException> unknown = Optional.empty();
    List<MirrorRow> open = store.targets().openAttempts(slice.owner(), target.id(), LOOK_UPS);
    while (!open.isEmpty() && unknown.isEmpty() && !slice.isOver()) {
      unknown = resolve(slice, target, access, open);
      open = store.targets().openAttempts(slice.owner(), target.id(), LOOK_UPS);
    }
    return unknown;
  }

  private Optional<RuntimeException> resolve(
      JobSlice slice, CalendarRecord target, Access access, List<MirrorRow> open) {
    LookUp lookUp = lookUp(target);
    Family family = series.familyOf(slice, target, open);
    Settling settling = new Settling(slice, target);
    List<RuntimeException> failures = new ArrayList<>();
    for (MirrorRow row : open) {
      if (failures.size() < MOST_FAILURES
          && failures.stream().allMatch(FailurePolicy::mayBeOfOneItem)) {
        try {
          Settlement found = lookUp.settle(access, row, family);
          series.after(slice, target, access.goingOn(), row, found, Set.of());
          settling.add(OpenedWrites.Settled.known(row, found, Evidence.LOOKED_UP));
        } catch (RuntimeException trouble) {
          failures.add(trouble);
        }
      }
    }
    commit(slice, target, settling);
    boolean isNobodyThere = failures.size() == MOST_FAILURES && settling.settlements().isEmpty();
    if (isNobodyThere || !failures.stream().allMatch(FailurePolicy::mayBeOfOneItem)) {
      fail(failures.get(failures.size() - 1));
    }
    return failures.stream().findFirst();
  }

  /** What is known is kept, whatever else failed. */
  private void write(JobSlice slice, CalendarRecord target, Access access, List<MirrorRow> opened) {
    Family family = series.familyOf(slice, target, opened);
    Access after = access.goingOn();
    SeriesCare.Before before = before(slice, target, access, opened);
    LookUp lookUp = lookUp(target);
    OpenedWrites.Result result =
        new OpenedWrites(new Writing(names, family), lookUp, family, calls)
            .write(before.any() ? after : access, target.capabilities(), opened);
    slice.countWrites(result.calls());
    Settling settling = new Settling(slice, target);
    List<RuntimeException> failures = new ArrayList<>(result.failure().stream().toList());
    for (OpenedWrites.Settled it : result.settled()) {
      try {
        series.after(slice, target, after, it.row(), it.settlement(), before.bare());
        settling.add(kinds.after(slice, target, after, lookUp, it));
      } catch (ConnectorException open) {
        // This one is looked up by another run; of the others it is known what became of them.
        failures.add(open);
      }
    }
    commit(slice, target, settling);
    failures.stream().findFirst().ifPresent(DeliverJob::fail);
  }

  /** No write of what cannot be read first was begun. */
  private SeriesCare.Before before(
      JobSlice slice, CalendarRecord target, Access access, List<MirrorRow> opened) {
    try {
      return series.before(slice, target, access, opened);
    } catch (ConnectorException trouble) {
      Settling never = new Settling(slice, target);
      opened.forEach(
          row -> never.add(OpenedWrites.Settled.told(row, OpenedWrites.neverBegun(row.key()))));
      commit(slice, target, never);
      throw trouble;
    }
  }

  private static void fail(RuntimeException failure) {
    throw failure;
  }

  private void commit(JobSlice slice, CalendarRecord target, Settling settling) {
    store.mirrors().settleWrites(slice.lease(), settling.settlements(), settling.journal());
    listener.mirrorsWritten(slice.owner(), target.id(), settling.written());
  }
}
