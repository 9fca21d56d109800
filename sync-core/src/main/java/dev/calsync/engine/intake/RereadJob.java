package dev.calsync.engine.intake;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.RemoteId;
import dev.calsync.engine.connection.Access;
import dev.calsync.engine.connection.Accesses;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.job.JobHandler;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.projection.SlotFinder;
import dev.calsync.host.IdSource;
import dev.calsync.store.CalendarState;
import dev.calsync.store.Pass;
import dev.calsync.store.QuarantinedItem;
import dev.calsync.store.RunEnd;
import dev.calsync.store.SyncStore;
import java.util.List;
import java.util.Optional;

/**
 * Fetches what lies in quarantine, and reads it as if it had just changed: a provider tells of a
 * change but once, and it may be our own reading that changed (R-B5). What is understood leaves
 * quarantine, what is gone goes, what is not understood stays where it was.
 */
public final class RereadJob implements JobHandler {

  /** As many as a fetch takes. */
  private static final int PAGE = 50;

  private final SyncStore store;
  private final Directory directory;
  private final Accesses accesses;
  private final PageIntake pages;
  private final SlotFinder slots;
  private final Host host;

  /**
   * What else the job needs: new names, what to ask for afterwards, what tells when series take
   * place.
   */
  public record Host(IdSource ids, AfterIntake after, Occurrences occurrences) {}

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
  public RereadJob(
      SyncStore store,
      Directory directory,
      Accesses accesses,
      MirrorNames names,
      SlotFinder slots,
      Host host) {
    this.store = store;
    this.directory = directory;
    this.accesses = accesses;
    this.pages = new PageIntake(store, names, directory, host.occurrences());
    this.slots = slots;
    this.host = host;
  }

  @Override
  public RunEnd run(JobSlice slice) {
    CalendarRecord calendar = directory.calendar(slice.owner(), new CalendarId(slice.subject()));
    CalendarState state = store.sources().calendarState(slice.owner(), calendar.id());
    boolean any = store.intake().requeueQuarantined(slice.lease(), calendar.id()) > 0;
    // A listing that is under way shows all of them anyway, and would have to begin again.
    if (any && state.running().filter(pass -> pass.kind() == Pass.Kind.FULL).isEmpty()) {
      Access access = accesses.open(slice.owner(), calendar, slice.deadline(), slice::countCall);
      OpenPass open = begin(slice, calendar, state);
      reread(new PassScope(slice, calendar, access.goingOn(), open, slots), state);
    }
    return new RunEnd.Done(Optional.empty());
  }

  private OpenPass begin(JobSlice slice, CalendarRecord calendar, CalendarState state) {
    Pass pass = new Pass(host.ids().next(), Pass.Kind.DELTA);
    store.intake().beginPass(slice.lease(), calendar.id(), pass);
    return new OpenPass(pass, state.cursor(), new Progress(calendar.id()));
  }

  private void reread(PassScope scope, CalendarState state) {
    List<RemoteId> page = page(scope.owner(), scope.id(), "");
    // Only the first page may wait: those that cannot be read yet would be all that is asked for.
    Access access = scope.access().anew();
    while (!page.isEmpty()) {
      pages.commit(scope, access.fetch(page), Optional.empty());
      access = scope.access();
      page = page(scope.owner(), scope.id(), page.get(page.size() - 1).value());
    }
    pages.end(scope, state.cursor());
    host.after().intake(scope.slice(), scope.calendar());
  }

  private List<RemoteId> page(OwnerId owner, CalendarId calendar, String after) {
    return store.quarantine().page(owner, calendar, after, PAGE).stream()
        .map(QuarantinedItem::id)
        .toList();
  }
}
