package dev.calsync.engine.edge;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What follows what: intake, then planning of the calendar's edges, then delivery at their targets.
 */
public final class FollowUps implements AfterIntake {

  private final Directory directory;
  private final JobStore jobs;
  private final WakeUp wakeUp;
  private final Rhythm rhythm;

  /**
   * Follow-ups.
   *
   * @param directory calendars and edges
   * @param jobs where jobs are asked for
   * @param wakeUp wakes this node's loops
   * @param rhythm when a calendar is read that nobody asks about
   */
  public FollowUps(Directory directory, JobStore jobs, WakeUp wakeUp, Rhythm rhythm) {
    this.directory = directory;
    this.jobs = jobs;
    this.wakeUp = wakeUp;
    this.rhythm = rhythm;
  }

  @Override
  public RunEnd intake(JobSlice slice, CalendarRecord calendar) {
    ask(
        concerned(slice.owner(), calendar).stream()
            .map(edge -> planning(slice.owner(), edge, "calendar read"))
            .toList());
    if (slice.counts().getOrDefault("drifted", 0L) > 0) {
      ask(List.of(delivery(slice.owner(), calendar, Duration.ZERO, "target drifted")));
    }
    return new RunEnd.Done(
        rhythm.next(
            calendar.capabilities().reads().minimumPoll(),
            directory.preferences(slice.owner(), calendar.ref().connection())));
  }

  /**
   * The edges that a calendar may concern: those from and to it, those that look there for copies
   * of meetings, and all that share a target with one of these (SEM-20, SEM-21).
   */
  private List<EdgeRecord> concerned(OwnerId owner, CalendarRecord calendar) {
    List<EdgeRecord> edges = directory.edges(owner);
    Set<CalendarId> targets =
        edges.stream()
            .filter(edge -> looksAt(owner, edge, calendar))
            .map(EdgeRecord::target)
            .collect(Collectors.toSet());
    return edges.stream().filter(edge -> targets.contains(edge.target())).toList();
  }

  private boolean looksAt(OwnerId owner, EdgeRecord edge, CalendarRecord calendar) {
    return edge.sources().contains(calendar.id())
        || edge.target().equals(calendar.id())
        || switch (edge.policy().alreadyPresent()) {
          case TARGET_CALENDAR -> false;
          case TARGET_ACCOUNT ->
              directory
                  .calendar(owner, edge.target())
                  .ref()
                  .connection()
                  .equals(calendar.ref().connection());
          case ALL_CALENDARS -> true;
        };
  }

  /** Requests to read the calendars of a connection that edges use, and to write what is due. */
  public List<JobRequest> everythingOf(OwnerId owner, ConnectionId connection, String reason) {
    List<JobRequest> requests = new ArrayList<>();
    for (CalendarRecord calendar : used(owner, connection)) {
      requests.add(reading(owner, calendar, reason));
      if (!directory.edgesTo(owner, calendar.id()).isEmpty()) {
        requests.add(delivery(owner, calendar, Duration.ZERO, reason));
      }
    }
    return requests;
  }

  /** The calendars of a connection that an edge reads or writes. */
  public List<CalendarRecord> used(OwnerId owner, ConnectionId connection) {
    Set<CalendarId> ends =
        directory.edges(owner).stream().flatMap(EdgeRecord::ends).collect(Collectors.toSet());
    return directory.calendars(owner).stream()
        .filter(it -> it.ref().connection().equals(connection))
        .filter(it -> ends.contains(it.id()))
        .toList();
  }

  /** Asks for jobs. */
  public List<JobTicket> ask(List<JobRequest> requests) {
    List<JobTicket> tickets = requests.isEmpty() ? List.of() : jobs.requestJobs(requests);
    wakeUp.call();
    return tickets;
  }

  /** A request to plan an edge, in the lane that reads its source. */
  public JobRequest planning(OwnerId owner, EdgeRecord edge, String reason) {
    return planning(owner, directory.calendar(owner, edge.source()), edge, reason);
  }

  /** The same, of an edge whose source is at hand. */
  public static JobRequest planning(
      OwnerId owner, CalendarRecord source, EdgeRecord edge, String reason) {
    Lane lane = new Lane(owner, source.ref().connection(), Lane.Direction.IN);
    return new JobRequest(new JobKey(JobKind.PLAN, edge.id().value()), lane, Duration.ZERO, reason);
  }

  /** A request to read a calendar. */
  public static JobRequest reading(OwnerId owner, CalendarRecord calendar, String reason) {
    return in(JobKind.INTAKE, owner, calendar, reason);
  }

  /** A request to read what is in quarantine in a calendar again. */
  public static JobRequest rereading(OwnerId owner, CalendarRecord calendar, String reason) {
    return in(JobKind.REREAD, owner, calendar, reason);
  }

  /** A request for something that is done in the lane that reads a calendar, and is about it. */
  public static JobRequest in(JobKind kind, OwnerId owner, CalendarRecord calendar, String reason) {
    Lane lane = new Lane(owner, calendar.ref().connection(), Lane.Direction.IN);
    return new JobRequest(new JobKey(kind, calendar.id().value()), lane, Duration.ZERO, reason);
  }

  /** A request to write what is due at a calendar. */
  public static JobRequest delivery(
      OwnerId owner, CalendarRecord target, Duration delay, String reason) {
    Lane lane = new Lane(owner, target.ref().connection(), Lane.Direction.OUT);
    return new JobRequest(new JobKey(JobKind.DELIVER, target.id().value()), lane, delay, reason);
  }
}
