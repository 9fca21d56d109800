package dev.calsync.engine.onboarding;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.ConnectionState;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.connection.ConnectionCause;
import dev.calsync.engine.connection.Standings;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.ConnectionRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.edge.FollowUps;
import dev.calsync.engine.job.JobHandler;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.engine.removal.EdgeEndings;
import dev.calsync.store.IntakeQueries;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.Lane;
import dev.calsync.store.RunEnd;
import java.time.Duration;
import java.util.Optional;

/**
 * Takes a connection into work: asks for its calendars to be read and for what is due there to be
 * written, and waits until all were read. The step is kept with the connection, so that whoever
 * goes on after a death goes on there.
 */
public final class OnboardJob implements JobHandler {

  private static final String ASKED = "ASKED";
  private static final Duration SOON = Duration.ofSeconds(10);

  private final Directory directory;
  private final Standings standings;
  private final FollowUps followUps;
  private final IntakeQueries sources;
  private final EdgeEndings edges;

  /**
   * The job.
   *
   * @param directory connections, calendars, edges
   * @param standings moves connections
   * @param followUps asks for jobs
   * @param sources what was read
   * @param edges edges that ended and wait for this connection
   */
  public OnboardJob(
      Directory directory,
      Standings standings,
      FollowUps followUps,
      IntakeQueries sources,
      EdgeEndings edges) {
    this.directory = directory;
    this.standings = standings;
    this.followUps = followUps;
    this.sources = sources;
    this.edges = edges;
  }

  /** Asks for it; asking again changes nothing. */
  public static JobRequest request(OwnerId owner, ConnectionId connection) {
    return new JobRequest(
        new JobKey(JobKind.ONBOARD, connection.value()),
        new Lane(owner, connection, Lane.Direction.IN),
        Duration.ZERO,
        "connected");
  }

  @Override
  public RunEnd run(JobSlice slice) {
    OwnerId owner = slice.owner();
    ConnectionId id = ConnectionId.of(slice.subject());
    standings.move(owner, id, ConnectionCause.TAKEN_UP, ConnectionCause.TAKEN_UP.name());
    return directory
        .findConnection(owner, id)
        .filter(it -> it.standing().state() == ConnectionState.ONBOARDING)
        .map(it -> onboard(slice, it))
        .orElseGet(() -> new RunEnd.Done(Optional.empty()));
  }

  private RunEnd onboard(JobSlice slice, ConnectionRecord connection) {
    OwnerId owner = slice.owner();
    long unread = unread(owner, connection.id());
    if (connection.standing().step().isEmpty()) {
      if (unread > 0 || wasOutOfReach(connection)) {
        followUps.ask(followUps.everythingOf(owner, connection.id(), "connected"));
      }
      edges.goOn(owner, connection.id());
      standings.step(owner, connection.id(), connection.standing(), ASKED);
    }
    slice.count("unread", unread);
    if (unread > 0) {
      return new RunEnd.Done(Optional.of(SOON));
    }
    standings.move(owner, connection.id(), ConnectionCause.READ, ConnectionCause.READ.name());
    return new RunEnd.Done(Optional.empty());
  }

  /** What was asked for before has failed since, and would wait. */
  private static boolean wasOutOfReach(ConnectionRecord connection) {
    return connection.standing().code().equals(ConnectionCause.CONNECTED.name());
  }

  private long unread(OwnerId owner, ConnectionId connection) {
    return followUps.used(owner, connection).stream().filter(it -> !isRead(owner, it)).count();
  }

  private boolean isRead(OwnerId owner, CalendarRecord calendar) {
    return sources.calendarState(owner, calendar.id()).lastComplete().isPresent();
  }
}
