package dev.calsync.engine.intake;

import dev.calsync.calendar.CalendarId;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.Coverage;
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
import dev.calsync.event.TimeRange;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.host.IdSource;
import dev.calsync.host.SyncListener;
import dev.calsync.store.CalendarState;
import dev.calsync.store.CompletedPass;
import dev.calsync.store.PageCommit;
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
  private static final int COMMIT = 500;

  private final SyncStore store;
  private final Directory directory;
  private final Accesses accesses;
  private final Host host;
  private final PageIntake pages;
  private final UnseenSweep sweep;

  /** What else the job needs: new names, an ear, and what to ask for afterwards. */
  public record Host(IdSource ids, SyncListener listener, AfterIntake after) {}

  /**
   * The job.
   *
   * @param store where everything goes
   * @param directory calendars and edges
   * @param accesses how calendars are reached
   * @param names identities and marks
   * @param host what else
   */
  public IntakeJob(
      SyncStore store, Directory directory, Accesses accesses, MirrorNames names, Host host) {
    this.store = store;
    this.directory = directory;
    this.accesses = accesses;
    this.host = host;
    this.pages = new PageIntake(store, names);
    this.sweep = new UnseenSweep(store, directory, names);
  }

  @Override
  public RunEnd run(JobSlice slice) {
    CalendarRecord calendar = directory.calendar(slice.owner(), new CalendarId(slice.subject()));
    Access access = accesses.open(slice.owner(), calendar, slice.deadline(), slice::countCall);
    CalendarState state = store.sources().calendarState(slice.owner(), calendar.id());
    Optional<Cursor> cursor = state.lastComplete().flatMap(complete -> state.cursor());
    try {
      read(slice, calendar, access, state, cursor);
    } catch (ConnectorException dead) {
      if (dead.failureClass() != FailureClass.CURSOR_INVALID || cursor.isEmpty()) {
        throw dead;
      }
      read(slice, calendar, access, state, Optional.empty());
    }
    return host.after().intake(slice, calendar);
  }

  private void read(
      JobSlice slice,
      CalendarRecord calendar,
      Access access,
      CalendarState state,
      Optional<Cursor> since) {
    String passId = host.ids().next();
    Pass pass = new Pass(passId, since.isPresent() ? Pass.Kind.DELTA : Pass.Kind.FULL);
    PassScope scope = new PassScope(slice, calendar, access, pass, new SeenSet(passId));
    store.intake().beginPass(slice.lease(), calendar.id(), pass);
    long listed = 0;
    Progress progress = new Progress(calendar.id());
    FetchPage page = fetch(access, since, Optional.empty());
    while (page instanceof FetchPage.More more) {
      Optional<Continuation> next = progress.follow(more);
      listed += commit(scope, more.parts(), next);
      page = fetch(access, since, next);
    }
    if (page instanceof FetchPage.Last last) {
      finish(scope, listed + commit(scope, last.parts(), Optional.empty()), last);
    } else if (page instanceof FetchPage.Unchanged unchanged) {
      unchanged(scope, state, unchanged);
    }
    host.listener().pageRead(slice.owner(), calendar.id(), slice.counts().getOrDefault("read", 0L));
  }

  private static FetchPage fetch(Access access, Optional<Cursor> since, Optional<Continuation> at) {
    return since.isPresent()
        ? access.connector().reader().changes(access.call(), access.ref(), since.get(), at)
        : access
            .connector()
            .reader()
            .fetchWindow(access.call(), access.ref(), TimeRange.ALWAYS, at);
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
    boolean complete = last.coverage().equals(Coverage.WHOLE);
    store.intake().completePass(scope.lease(), scope.id(), scope.pass(), complete, listed);
    if (complete) {
      sweep.run(scope, last.cursor());
    } else {
      end(scope, last.cursor());
    }
  }

  /** Nothing changed since the last reading, so this reading proves what that one proved. */
  private void unchanged(PassScope scope, CalendarState state, FetchPage.Unchanged page) {
    boolean complete = state.lastRead().filter(CompletedPass::complete).isPresent();
    long listed = state.lastRead().map(CompletedPass::listed).orElse(0L);
    store.intake().completePass(scope.lease(), scope.id(), scope.pass(), complete, listed);
    end(scope, Optional.of(page.cursor()));
  }

  private void end(PassScope scope, Optional<Cursor> cursor) {
    PageCommit nothing =
        new PageCommit(
            scope.id(), scope.pass(), List.of(), List.of(), List.of(), List.of(), Optional.empty());
    store.intake().stageUnseen(scope.lease(), nothing, true, cursor);
  }
}
