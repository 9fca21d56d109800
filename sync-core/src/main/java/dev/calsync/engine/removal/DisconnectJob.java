package dev.calsync.engine.removal;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.ConnectionState;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.connection.Connectors;
import dev.calsync.engine.connection.Standings;
import dev.calsync.engine.directory.ConnectionRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.grant.Tokens;
import dev.calsync.engine.job.JobHandler;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.engine.secret.Vault;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.Lane;
import dev.calsync.store.RunEnd;
import java.time.Duration;
import java.util.Optional;

/**
 * Gives the grant of a disconnected connection back, then erases its secrets. In the lane that
 * writes, so that whatever is being written comes to its end first. The step is kept with the
 * connection: a provider that cannot be asked now is asked again, and until then the grant stays.
 */
public final class DisconnectJob implements JobHandler {

  private static final String GIVEN_BACK = "GIVEN_BACK";
  private static final String ERASED = "ERASED";

  private final Directory directory;
  private final Connectors connectors;
  private final Standings standings;
  private final Secrets secrets;

  /** What is given back and erased. */
  public record Secrets(Tokens tokens, Vault vault) {}

  /**
   * The job.
   *
   * @param directory connections
   * @param connectors say where grants are given back
   * @param standings moves connections
   * @param secrets what is given back and erased
   */
  public DisconnectJob(
      Directory directory, Connectors connectors, Standings standings, Secrets secrets) {
    this.directory = directory;
    this.connectors = connectors;
    this.standings = standings;
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
    OwnerId owner = slice.owner();
    directory
        .findConnection(owner, ConnectionId.of(slice.subject()))
        .flatMap(it -> step(owner, it, "", GIVEN_BACK, () -> giveBack(slice, it)))
        .ifPresent(it -> step(owner, it, GIVEN_BACK, ERASED, () -> erase(slice, it)));
    return new RunEnd.Done(Optional.empty());
  }

  /** Does what follows a step, unless it was done or the connection was connected anew. */
  private Optional<ConnectionRecord> step(
      OwnerId owner, ConnectionRecord connection, String after, String next, Runnable work) {
    if (connection.standing().state() != ConnectionState.DISCONNECTED) {
      return Optional.empty();
    }
    if (!connection.standing().step().equals(after)) {
      return Optional.of(connection);
    }
    work.run();
    return standings.step(owner, connection.id(), connection.standing(), next);
  }

  private void giveBack(JobSlice slice, ConnectionRecord connection) {
    secrets
        .tokens()
        .giveBack(
            slice.owner(),
            connection.id(),
            connectors.require(connection.connector()).describe(),
            slice.deadline());
  }

  private void erase(JobSlice slice, ConnectionRecord connection) {
    slice.count("erased", secrets.vault().erase(slice.owner(), connection.id()));
  }
}
