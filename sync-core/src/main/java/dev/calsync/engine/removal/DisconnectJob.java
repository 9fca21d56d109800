package dev.calsync.engine.removal;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.ConnectionState;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.Secret;
import dev.calsync.engine.connection.Access;
import dev.calsync.engine.connection.Accesses;
import dev.calsync.engine.connection.Connectors;
import dev.calsync.engine.connection.Standings;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.ConnectionRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.directory.LeavingStep;
import dev.calsync.engine.directory.Standing;
import dev.calsync.engine.grant.Grants;
import dev.calsync.engine.grant.Tokens;
import dev.calsync.engine.job.JobHandler;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.engine.watch.Unwatching;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.Lane;
import dev.calsync.store.RunEnd;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Leaves nothing behind of a connection that is given up (R-A6): its edges end if their mirrors
 * shall go, what is to go from its own calendars is removed, what watches them is stopped, the
 * grant is given back, the secrets are erased; in that order. In the lane that writes, so that
 * whatever is being written comes to its end first. The step is kept with the connection: a
 * provider that cannot be asked now is asked again, and until then the grant stays.
 */
public final class DisconnectJob implements JobHandler {

  private static final Duration SOON = Duration.ofSeconds(5);

  private final Directory directory;
  private final Connectors connectors;
  private final Standings standings;
  private final Mirroring mirroring;
  private final Secrets secrets;

  /** How its mirrors and channels go. */
  public record Mirroring(
      Accesses accesses, EdgeEndings edges, LastMirrors mirrors, Unwatching unwatching) {}

  /** What is given back and erased. */
  public record Secrets(Tokens tokens, Grants grants) {}

  /**
   * The job.
   *
   * @param directory connections
   * @param connectors say where grants are given back
   * @param standings moves connections
   * @param mirroring how its mirrors and channels go
   * @param secrets what is given back and erased
   */
  public DisconnectJob(
      Directory directory,
      Connectors connectors,
      Standings standings,
      Mirroring mirroring,
      Secrets secrets) {
    this.directory = directory;
    this.connectors = connectors;
    this.standings = standings;
    this.mirroring = mirroring;
    this.secrets = secrets;
  }

  /** Asks for it; asking again changes nothing. */
  public static JobRequest request(OwnerId owner, ConnectionId connection) {
    return new JobRequest(
        new JobKey(JobKind.DISCONNECT, connection.value()),
        new Lane(owner, connection, Lane.Direction.OUT),
        Duration.ZERO,
        "disconnected");
  }

  @Override
  public RunEnd run(JobSlice slice) {
    return directory
        .findConnection(slice.owner(), ConnectionId.of(slice.subject()))
        .map(it -> run(slice, it))
        .orElseGet(() -> new RunEnd.Done(Optional.empty()));
  }

  /** Step after step, unless it was connected anew. */
  private RunEnd run(JobSlice slice, ConnectionRecord connection) {
    ConnectionRecord now = connection;
    for (Optional<LeavingStep> next = next(now); next.isPresent(); next = next(now)) {
      if (slice.isOver()) {
        return new RunEnd.Yielded();
      }
      if (!isDone(next.get(), slice, now)) {
        return new RunEnd.Done(Optional.of(SOON));
      }
      Standing from = now.standing();
      Optional<ConnectionRecord> kept =
          standings.step(slice.owner(), now.id(), from, next.get().name());
      if (kept.isEmpty()) {
        // It was connected anew, or told otherwise.
        return new RunEnd.Done(Optional.of(Duration.ZERO));
      }
      now = kept.get();
    }
    return new RunEnd.Done(Optional.empty());
  }

  private static Optional<LeavingStep> next(ConnectionRecord connection) {
    Standing standing = connection.standing();
    if (standing.state() != ConnectionState.DISCONNECTED) {
      return Optional.empty();
    }
    List<LeavingStep> all = List.of(LeavingStep.values());
    int done = standing.step().isEmpty() ? -1 : all.indexOf(LeavingStep.valueOf(standing.step()));
    return all.stream().skip(done + 1L).findFirst();
  }

  /** Does a step; false if it must be looked at again. */
  private boolean isDone(LeavingStep step, JobSlice slice, ConnectionRecord connection) {
    OwnerId owner = slice.owner();
    switch (step) {
      case ENDED -> mirroring.edges().endAllOf(owner, connection.id());
      case WITHDRAWN -> {
        return mirroring.mirrors().areGone(slice, connection.id());
      }
      case STOPPED -> stopChannels(slice, connection.id());
      case GIVEN_BACK -> {
        return isGivenBack(slice, connection);
      }
      case ERASED -> {
        return isErased(slice, connection);
      }
    }
    return true;
  }

  private void stopChannels(JobSlice slice, ConnectionId connection) {
    directory.calendars(slice.owner()).stream()
        .filter(calendar -> calendar.ref().connection().equals(connection))
        .forEach(
            calendar ->
                mirroring.unwatching().stopAll(slice, calendar, () -> open(slice, calendar)));
  }

  private Access open(JobSlice slice, CalendarRecord calendar) {
    return mirroring
        .accesses()
        .openLeaving(slice.owner(), calendar, slice.deadline(), slice::countCall);
  }

  /** One that cannot be opened is none. */
  private boolean isGivenBack(JobSlice slice, ConnectionRecord connection) {
    Optional<Secret> token = secrets.grants().readable(slice.owner(), connection.id());
    if (!isStillLeft(slice.owner(), connection)) {
      return false;
    }
    token.ifPresent(
        it ->
            secrets
                .tokens()
                .giveBack(
                    slice.owner(),
                    it,
                    connectors.require(connection.connector()).describe(),
                    slice.deadline()));
    return true;
  }

  private boolean isErased(JobSlice slice, ConnectionRecord connection) {
    Optional<Long> version = secrets.grants().version(slice.owner(), connection.id());
    if (!isStillLeft(slice.owner(), connection)) {
      return false;
    }
    boolean erased =
        version
            .filter(seen -> secrets.grants().erase(slice.owner(), connection.id(), seen))
            .isPresent();
    slice.count("erased", erased ? 1 : 0);
    return erased || version.isEmpty();
  }

  /**
   * To be asked once the grant was looked at: whoever signs in again takes the connection back
   * before keeping a grant, so that what was seen is the one to leave.
   */
  private boolean isStillLeft(OwnerId owner, ConnectionRecord connection) {
    return directory
        .findConnection(owner, connection.id())
        .filter(it -> it.standing().equals(connection.standing()))
        .isPresent();
  }
}
