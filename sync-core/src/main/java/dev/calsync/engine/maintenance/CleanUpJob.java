package dev.calsync.engine.maintenance;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.engine.job.JobHandler;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.engine.job.Nightly;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.Lane;
import dev.calsync.store.RunEnd;
import dev.calsync.store.SyncStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Erases what an owner's rows were kept for long enough, every night: logs after 90 days, deleted
 * events with their tombstones after 30 (R-F6). In the lane of a connection, because it must not
 * meet the planning of what it erases.
 */
public final class CleanUpJob implements JobHandler {

  private static final Duration LOGS = Duration.ofDays(90);
  private static final Duration DELETED = Duration.ofDays(30);
  private static final int AT_ONCE = 500;

  private final SyncStore store;
  private final Directory directory;
  private final Nightly nightly;

  /**
   * The job.
   *
   * @param store what is cleaned
   * @param directory calendars and edges
   * @param nightly when
   */
  public CleanUpJob(SyncStore store, Directory directory, Nightly nightly) {
    this.store = store;
    this.directory = directory;
    this.nightly = nightly;
  }

  /** Asks for the next night's; asking again changes nothing. */
  public static JobRequest request(OwnerId owner, ConnectionId connection, Nightly nightly) {
    Lane lane = new Lane(owner, connection, Lane.Direction.IN);
    return new JobRequest(
        new JobKey(JobKind.CLEAN_UP, owner.value()), lane, nightly.next(owner), "connected");
  }

  /** Erases at most so many of something, and answers how many; fewer if none is left. */
  private interface Chore {
    int erase(int atMost);
  }

  @Override
  public RunEnd run(JobSlice slice) {
    for (Chore chore : chores(slice.owner())) {
      if (!finished(chore, slice)) {
        return new RunEnd.Yielded();
      }
    }
    return new RunEnd.Done(Optional.of(nightly.next(slice.owner())));
  }

  private static boolean finished(Chore chore, JobSlice slice) {
    int erased = AT_ONCE;
    while (erased == AT_ONCE) {
      if (slice.isOver()) {
        return false;
      }
      erased = chore.erase(AT_ONCE);
      slice.count("erased", erased);
    }
    return true;
  }

  private List<Chore> chores(OwnerId owner) {
    List<Chore> chores = new ArrayList<>();
    chores.add(most -> store.retention().eraseJournal(owner, LOGS, most));
    chores.add(most -> store.retention().eraseAudit(owner, LOGS, most));
    chores.add(most -> store.retention().eraseJobLogs(owner, LOGS, most));
    chores.add(most -> store.permits().forgetFull(most));
    for (CalendarRecord calendar : directory.sources(owner)) {
      List<EdgeId> readers = readers(owner, calendar.id());
      chores.add(
          most -> store.hostEvents().eraseDeleted(owner, calendar.id(), readers, DELETED, most));
    }
    return chores;
  }

  private List<EdgeId> readers(OwnerId owner, CalendarId calendar) {
    return directory.edgesFrom(owner, calendar).stream().map(EdgeRecord::id).toList();
  }
}
