package dev.calsync.engine.intake;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ReadSupport.Tells;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.SourcePart;
import dev.calsync.engine.connection.Access;
import dev.calsync.engine.connection.Accesses;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.job.JobHandler;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.permit.InitialLoads;
import dev.calsync.engine.projection.SlotFinder;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.host.IdSource;
import dev.calsync.host.SyncListener;
import dev.calsync.store.CalendarState;
import dev.calsync.store.CompletedPass;
import dev.calsync.store.Pass;
import dev.calsync.store.RunEnd;
import dev.calsync.store.SyncStore;
import java.util.List;
import java.util.Optional;

/**
 * Reads one calendar: what changed since its cursor where there is one, else all of it. A dead
 * cursor turns into a full pass by itself (R-B1, FLT-7). A pass that does not reach its end changes
 * no cursor and deletes nothing.
 */
public final class IntakeJob implements JobHandler {

  /** How many parts one transaction takes. */
  private static final int COMMIT = 1_000;

  private final SyncStore store;
  private final Directory directory;
  private final Accesses accesses;
  private final SlotFinder slots;
  private final Host host;
  private final PageIntake pages;
  private final UnseenSweep sweep;
  private final OpenPasses passes;
  private final boolean whole;

  /**
   * What else the job needs: new names, an ear, what to ask for afterwards, its turn, and what
   * tells when series take place.
   */
  public record Host(
      IdSource ids,
      SyncListener listener,
      AfterIntake after,
      InitialLoads initialLoads,
      Occurrences occurrences) {}

  /**
   * The job.
   *
   * @param store where everything goes
   * @param directory calendars and edges
   * @param accesses how calendars are reached
   * @param names identities and marks
   * @param slots finds the slots of series
   * @param host what else
   */
  public IntakeJob(
      SyncStore store,
      Directory directory,
      Accesses accesses,
      MirrorNames names,
      SlotFinder slots,
      Host host) {
    this.store = store;
    this.directory = directory;
    this.accesses = accesses;
    this.slots = slots;
    this.host = host;
    this.pages = new PageIntake(store, names, directory, host.occurrences());
    this.sweep = new UnseenSweep(store, directory, names);
    this.passes = new OpenPasses();
    this.whole = false;
  }

  private IntakeJob(IntakeJob like, boolean whole) {
    this.store = like.store;
    this.directory = like.directory;
    this.accesses = like.accesses;
    this.slots = like.slots;
    this.host = like.host;
    this.pages = like.pages;
    this.sweep = like.sweep;
    this.passes = like.passes;
    this.whole = whole;
  }

  /** The same, whatever the cursor says; a complete reading that was left amid is gone on with. */
  public JobHandler whole() {
    return new IntakeJob(this, true);
  }

  /** What one run is about. */
  private record Run(
      JobSlice slice,
      CalendarRecord calendar,
      Access access,
      CalendarState state,
      SlotFinder slots) {

    /**
     * A cursor is of use only where a complete reading lies before it; of mere times, only what is
     * listed now is believed.
     */
    Optional<Cursor> cursor() {
      return tells() == Tells.BUSY_TIMES
          ? Optional.empty()
          : state.lastComplete().flatMap(complete -> state.cursor());
    }

    Tells tells() {
      return calendar.capabilities().reads().tells();
    }

    Run from(CalendarState now) {
      return new Run(slice, calendar, access, now, slots);
    }

    Run of(CalendarRecord now) {
      return new Run(slice, now, access, state, slots);
    }

    /** What comes next follows from a verb that went before. */
    Run goingOn() {
      return new Run(slice, calendar, access.goingOn(), state, slots);
    }

    PassScope scope(OpenPass open) {
      return new PassScope(slice, calendar, access.goingOn(), open, slots);
    }
  }

  @Override
  public RunEnd run(JobSlice slice) {
    CalendarRecord calendar = directory.calendar(slice.owner(), new CalendarId(slice.subject()));
    Access access = accesses.open(slice.owner(), calendar, slice.deadline(), slice::countCall);
    CalendarState state = store.sources().calendarState(slice.owner(), calendar.id());
    Run run = new Run(slice, calendar, access, state, slots);
    boolean ended =
        state.lastComplete().isEmpty() ? host.initialLoads().call(() -> read(run)) : read(run);
    return ended ? host.after().intake(slice, calendar) : new RunEnd.Yielded();
  }

  /** Answers whether the calendar was read to its end, as it is now. */
  private boolean read(Run run) {
    Optional<OpenPass> left =
        passes
            .takeUp(run.slice().owner(), run.calendar().id(), run.state())
            .filter(it -> !whole || it.pass().kind() == Pass.Kind.FULL);
    boolean amid = left.flatMap(OpenPass::at).isPresent();
    return read(run, left) && (!amid || readSince(run));
  }

  /**
   * A pass that was taken up amid its pages shows the calendar as it was when it began, and who
   * asked since then wants it as it is (INV-22): so what changed is read, too. Where only a listing
   * could tell, the next poll does, or one that needs more than a slice would be listed for ever.
   */
  private boolean readSince(Run run) {
    Run again = run.from(store.sources().calendarState(run.slice().owner(), run.calendar().id()));
    return whole || again.cursor().isEmpty() || (!run.slice().isOver() && read(again));
  }

  private boolean read(Run run, Optional<OpenPass> left) {
    if (left.isEmpty() && (whole || run.cursor().isEmpty())) {
      return readWhole(run);
    }
    try {
      return read(run, left.orElseGet(() -> begin(run, run.cursor())));
    } catch (ConnectorException dead) {
      if (dead.failureClass() != FailureClass.CURSOR_INVALID || run.cursor().isEmpty()) {
        throw dead;
      }
      return readWhole(run.goingOn());
    }
  }

  private boolean readWhole(Run run) {
    Run now = run.state().lastComplete().isPresent() ? renewed(run) : run;
    return read(now, begin(now, Optional.empty()));
  }

  /**
   * A calendar that was read before may tell less by now, which is no change of its events
   * (SEM-18). One that was never read is as it was described when it was connected.
   */
  private Run renewed(Run run) {
    return run.of(
            directory.renew(run.slice().owner(), run.calendar().id(), run.access().capabilities()))
        .goingOn();
  }

  private OpenPass begin(Run run, Optional<Cursor> since) {
    Pass.Kind kind = since.isPresent() ? Pass.Kind.DELTA : Pass.Kind.FULL;
    Pass pass = new Pass(host.ids().next(), kind);
    store.intake().beginPass(run.slice().lease(), run.calendar().id(), pass);
    return new OpenPass(pass, since, new Progress(run.calendar().id()));
  }

  /** A provider that is busy, or a slice that is over, costs no page that was read before. */
  private boolean read(Run run, OpenPass open) {
    try {
      boolean ended = follow(run, open);
      if (!ended) {
        passes.leave(run.slice().owner(), run.calendar().id(), open);
      }
      return ended;
    } catch (ConnectorException busy) {
      if (busy.retryable()) {
        passes.leave(run.slice().owner(), run.calendar().id(), open);
      }
      throw busy;
    }
  }

  private boolean follow(Run run, OpenPass open) {
    PassScope scope = run.scope(open);
    FetchPage page = fetch(run.access(), open.since(), open.at());
    while (page instanceof FetchPage.More more) {
      open.uncertain();
      Optional<Continuation> next = open.progress().follow(more);
      open.committed(commit(scope, more.parts(), next), next);
      if (run.slice().isOver()) {
        return false;
      }
      page = fetch(run.access().anew(), open.since(), next);
    }
    if (page instanceof FetchPage.Last last) {
      open.uncertain();
      finish(scope, open.listed() + commit(scope, last.parts(), Optional.empty()), last);
    } else if (page instanceof FetchPage.Unchanged unchanged) {
      unchanged(scope, run.state(), unchanged);
    }
    host.listener()
        .pageRead(scope.owner(), scope.id(), run.slice().counts().getOrDefault("read", 0L));
    return true;
  }

  private static FetchPage fetch(Access access, Optional<Cursor> since, Optional<Continuation> at) {
    return since.isPresent() ? access.changes(since.get(), at) : access.list(at);
  }

  private long commit(PassScope scope, List<SourcePart> parts, Optional<Continuation> next) {
    long listed = 0;
    for (int from = 0; from < parts.size(); from += COMMIT) {
      int to = Math.min(from + COMMIT, parts.size());
      Optional<Continuation> at = to == parts.size() ? next : Optional.empty();
      listed += pages.commit(scope, parts.subList(from, to), at);
      host.listener()
          .pageRead(scope.owner(), scope.id(), scope.slice().counts().getOrDefault("read", 0L));
    }
    return listed;
  }

  private void finish(PassScope scope, long listed, FetchPage.Last last) {
    boolean complete = scope.isComplete(last.coverage());
    store.intake().completePass(scope.lease(), scope.id(), scope.pass(), complete, listed);
    if (complete) {
      sweep.run(scope, last.coverage(), last.cursor());
    } else {
      pages.end(scope, last.cursor());
    }
  }

  /** Nothing changed since the last reading, so this reading proves what that one proved. */
  private void unchanged(PassScope scope, CalendarState state, FetchPage.Unchanged page) {
    boolean complete = state.lastRead().filter(CompletedPass::complete).isPresent();
    long listed = state.lastRead().map(CompletedPass::listed).orElse(0L);
    store.intake().completePass(scope.lease(), scope.id(), scope.pass(), complete, listed);
    pages.end(scope, Optional.of(page.cursor()));
  }
}
