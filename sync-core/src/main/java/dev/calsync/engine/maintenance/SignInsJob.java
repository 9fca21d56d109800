package dev.calsync.engine.maintenance;

import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.OwnCalendar;
import dev.calsync.engine.edge.Cadence;
import dev.calsync.engine.job.JobHandler;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.engine.job.Nightly;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.Lane;
import dev.calsync.store.OAuthStateStore;
import dev.calsync.store.RunEnd;
import java.time.Duration;
import java.util.Optional;

/**
 * Erases what is left of sign-ins, finished or not, once their time is over: about an hour after an
 * owner began one, as long as there was anything, and then once a night. In the lane of the owner's
 * own calendar: most who give up halfway have no connection.
 */
public final class SignInsJob implements JobHandler {

  private static final int AT_ONCE = 500;

  private final OAuthStateStore states;
  private final Cadence cadence;
  private final Nightly nightly;

  /**
   * The job.
   *
   * @param states sign-ins that were begun
   * @param cadence how often while there are any
   * @param nightly when, if there were none
   */
  public SignInsJob(OAuthStateStore states, Cadence cadence, Nightly nightly) {
    this.states = states;
    this.cadence = cadence;
    this.nightly = nightly;
  }

  /**
   * Asks for it; asking again changes nothing.
   *
   * @param owner who began a sign-in
   * @param delay long enough for it to be over
   */
  public static JobRequest request(OwnerId owner, Duration delay) {
    Lane lane = new Lane(owner, OwnCalendar.of(owner).ref().connection(), Lane.Direction.IN);
    return new JobRequest(
        new JobKey(JobKind.SIGN_INS, owner.value()), lane, delay, "sign-in begun");
  }

  @Override
  public RunEnd run(JobSlice slice) {
    long all = 0;
    int erased = AT_ONCE;
    while (erased == AT_ONCE) {
      if (slice.isOver()) {
        return new RunEnd.Yielded();
      }
      erased = states.eraseExpired(slice.owner(), AT_ONCE);
      slice.count("erased", erased);
      all += erased;
    }
    // Whoever began one just now asked in vain, for this run was asked for already.
    return new RunEnd.Done(
        Optional.of(all > 0 ? cadence.next(Duration.ZERO) : nightly.next(slice.owner())));
  }
}
