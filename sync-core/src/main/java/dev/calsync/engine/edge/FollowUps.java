package dev.calsync.engine.edge;

import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.engine.intake.AfterIntake;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.engine.job.WakeUp;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JobStore;
import dev.calsync.store.JobTicket;
import dev.calsync.store.Lane;
import dev.calsync.store.RunEnd;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What follows what: intake, then planning of the calendar's edges, then delivery at their targets.
 */
public final class FollowUps implements AfterIntake {

  private final Directory directory;
  private final JobStore jobs;
  private final WakeUp wakeUp;
  private final Duration poll;

  /**
   * Follow-ups.
   *
   * @param directory calendars and edges
   * @param jobs where jobs are asked for
   * @param wakeUp wakes this node's loops
   * @param poll how often a calendar is read that nobody asks about
   */
  public FollowUps(Directory directory, JobStore jobs, WakeUp wakeUp, Duration poll) {
    this.directory = directory;
    this.jobs = jobs;
    this.wakeUp = wakeUp;
    this.poll = poll;
  }

  @Override
  public RunEnd intake(JobSlice slice, CalendarRecord calendar) {
    ask(
        Stream.concat(
                directory.edgesFrom(slice.owner(), calendar.id()).stream(),
                directory.edgesTo(slice.owner(), calendar.id()).stream())
            .distinct()
            .map(edge -> planning(slice.owner(), edge, "calendar read"))
            .toList());
    if (slice.counts().getOrDefault("drifted", 0L) > 0) {
      ask(List.of(delivery(slice.owner(), calendar, Duration.ZERO, "target drifted")));
    }
    Duration least = calendar.capabilities().minimumPoll();
    return new RunEnd.Done(Optional.of(poll.compareTo(least) < 0 ? least : poll));
  }

  /** Asks for jobs. */
  public List<JobTicket> ask(List<JobRequest> requests) {
    List<JobTicket> tickets = requests.isEmpty() ? List.of() : jobs.requestJobs(requests);
    wakeUp.call();
    return tickets;
  }

  /** A request to plan an edge, in the lane that reads its source. */
  public JobRequest planning(OwnerId owner, EdgeRecord edge, String reason) {
    CalendarRecord source = directory.calendar(owner, edge.source());
    Lane lane = new Lane(owner, source.ref().connection(), Lane.Direction.IN);
    return new JobRequest(new JobKey(JobKind.PLAN, edge.id().value()), lane, Duration.ZERO, reason);
  }

  /** A request to read a calendar. */
  public static JobRequest reading(OwnerId owner, CalendarRecord calendar, String reason) {
    Lane lane = new Lane(owner, calendar.ref().connection(), Lane.Direction.IN);
    return new JobRequest(
        new JobKey(JobKind.INTAKE, calendar.id().value()), lane, Duration.ZERO, reason);
  }

  /** A request to write what is due at a calendar. */
  public static JobRequest delivery(
      OwnerId owner, CalendarRecord target, Duration delay, String reason) {
    Lane lane = new Lane(owner, target.ref().connection(), Lane.Direction.OUT);
    return new JobRequest(new JobKey(JobKind.DELIVER, target.id().value()), lane, delay, reason);
  }
}
