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
import dev.calsync.store.OAuthStateStore;
import dev.calsync.store.RunEnd;
import java.time.Duration;
import java.util.Optional;

/**
 * Tries whether the grant of a connection still stands, about once an hour, so that a token that
 * was revoked is noticed though nothing is read or written meanwhile (R-A4, pain 19); and erases
 * what is left of sign-ins that nobody finished. A connection that is not called is not tried: it
 * is asked for anew when it is connected.
 */
public final class GrantsJob implements JobHandler {

  private static final int AT_ONCE = 500;

  private final Accesses accesses;
  private final OAuthStateStore states;
  private final Cadence cadence;

  /**
   * The job.
   *
   * @param accesses how connections are reached
   * @param states sign-ins that were begun
   * @param cadence how often
   */
  public GrantsJob(Accesses accesses, OAuthStateStore states, Cadence cadence) {
    this.accesses = accesses;
    this.states = states;
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
    int erased = AT_ONCE;
    while (erased == AT_ONCE && !slice.isOver()) {
      erased = states.eraseExpired(slice.owner(), AT_ONCE);
      slice.count("erased", erased);
    }
    boolean again =
        accesses.tryGrant(slice.owner(), ConnectionId.of(slice.subject()), slice.deadline());
    return new RunEnd.Done(again ? Optional.of(cadence.next(Duration.ZERO)) : Optional.empty());
  }
}
