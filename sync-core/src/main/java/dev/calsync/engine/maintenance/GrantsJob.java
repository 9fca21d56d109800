package dev.calsync.engine.maintenance;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.connection.Accesses;
import dev.calsync.engine.edge.Cadence;
import dev.calsync.engine.job.JobHandler;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.Lane;
import dev.calsync.store.RunEnd;
import java.time.Duration;
import java.util.Optional;

/**
 * Tries whether the grant of a connection still stands, about once an hour, so that a token that
 * was revoked is noticed though nothing is read or written meanwhile (R-A4, pain 19). A connection
 * that is not called is not tried: it is asked for anew when it is connected.
 */
public final class GrantsJob implements JobHandler {

  private final Accesses accesses;
  private final Cadence cadence;

  /**
   * The job.
   *
   * @param accesses how connections are reached
   * @param cadence how often
   */
  public GrantsJob(Accesses accesses, Cadence cadence) {
    this.accesses = accesses;
    this.cadence = cadence;
  }

  /**
   * Asks for it, of a grant that is known to stand now.
   *
   * @param owner whose
   * @param connection which
   * @param delay until it is tried first
   */
  public static JobRequest request(OwnerId owner, ConnectionId connection, Duration delay) {
    return new JobRequest(
        new JobKey(JobKind.GRANTS, connection.value()),
        new Lane(owner, connection, Lane.Direction.IN),
        delay,
        "connected");
  }

  @Override
  public RunEnd run(JobSlice slice) {
    boolean again =
        accesses.tryGrant(slice.owner(), ConnectionId.of(slice.subject()), slice.deadline());
    return new RunEnd.Done(again ? Optional.of(cadence.next(Duration.ZERO)) : Optional.empty());
  }
}
