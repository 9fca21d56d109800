package dev.calsync.engine.maintenance;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.edge.Cadence;
import dev.calsync.engine.edge.FollowUps;
import dev.calsync.engine.job.JobHandler;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.policy.ConflictStrategy;
import dev.calsync.store.Conflict;
import dev.calsync.store.ConflictStore;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JournalLine;
import dev.calsync.store.Lane;
import dev.calsync.store.RunEnd;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settles an owner's open conflicts as the target's preferences say by now, about every half an
 * hour, and erases those that are over (R-A5, R-C10). What needs a patch of the origin waits for
 * the host's decision, whatever is preferred: patches are made when an edit is read, not here.
 */
public final class ConflictsJob implements JobHandler {

  private static final int PAGE = 200;

  private final ConflictStore conflicts;
  private final Directory directory;
  private final FollowUps followUps;
  private final Cadence cadence;

  /**
   * The job.
   *
   * @param conflicts what waits
   * @param directory edges and preferences
   * @param followUps asks for what is due then
   * @param cadence how often
   */
  public ConflictsJob(
      ConflictStore conflicts, Directory directory, FollowUps followUps, Cadence cadence) {
    this.conflicts = conflicts;
    this.directory = directory;
    this.followUps = followUps;
    this.cadence = cadence;
  }

  /** Asks for it; asking again changes nothing. */
  public static JobRequest request(OwnerId owner, ConnectionId connection) {
    return new JobRequest(
        new JobKey(JobKind.CONFLICTS, owner.value()),
        new Lane(owner, connection, Lane.Direction.IN),
        Duration.ZERO,
        "connected");
  }

  @Override
  public RunEnd run(JobSlice slice) {
    String after = "";
    List<Conflict> page;
    do {
      page = conflicts.openConflicts(slice.owner(), after, PAGE);
      page.forEach(conflict -> settle(slice, conflict));
      after = page.isEmpty() ? after : page.get(page.size() - 1).id().value();
    } while (page.size() == PAGE && !slice.isOver());
    int erased = PAGE;
    while (erased == PAGE && !slice.isOver()) {
      erased = conflicts.eraseOver(slice.owner(), PAGE);
      slice.count("erased", erased);
    }
    return slice.isOver()
        ? new RunEnd.Yielded()
        : new RunEnd.Done(Optional.of(cadence.next(Duration.ZERO)));
  }

  private void settle(JobSlice slice, Conflict conflict) {
    directory
        .findEdge(slice.owner(), conflict.mirror().edge())
        .filter(edge -> strategy(slice.owner(), edge.target()) == ConflictStrategy.ORIGIN_WINS)
        .ifPresent(edge -> originWins(slice, conflict, edge.target()));
  }

  private ConflictStrategy strategy(OwnerId owner, CalendarId target) {
    ConnectionId connection = directory.calendar(owner, target).ref().connection();
    return directory.preferences(owner, connection).conflicts();
  }

  private void originWins(JobSlice slice, Conflict conflict, CalendarId target) {
    JournalLine line =
        new JournalLine(
            "CONFLICT_SETTLED",
            slice.runId(),
            target,
            Optional.of(conflict.mirror().edge()),
            conflict.mirror().uid(),
            ConflictStrategy.ORIGIN_WINS.name(),
            Map.of("conflict", conflict.id().value()));
    if (conflicts.decideConflict(slice.owner(), conflict.id(), Optional.empty(), line)) {
      slice.count("settled", 1);
      followUps.ask(
          List.of(
              FollowUps.delivery(
                  slice.owner(),
                  directory.calendar(slice.owner(), target),
                  Duration.ZERO,
                  "conflict settled")));
    }
  }
}
