package dev.calsync.engine.maintenance;

import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.OwnCalendar;
import dev.calsync.engine.job.JobHandler;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.engine.job.Nightly;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.Lane;
import dev.calsync.store.OAuthStateStore;
import dev.calsync.store.RunEnd;
import java.util.Optional;

/**
 * Erases what is left of sign-ins, finished or not, once their time is over: every night, for each
 * owner who ever began one. In the lane of the owner's own calendar: most who give up halfway have
 * no connection.
 */
public final class SignInsJob implements JobHandler {

  private static final int AT_ONCE = 500;

  private final OAuthStateStore states;
  private final Nightly nightly;

  /**
   * The job.
   *
   * @param states sign-ins that were begun
   * @param nightly when
   */
  public SignInsJob(OAuthStateStore states, Nightly nightly) {
    this.states = states;
    this.nightly = nightly;
  }

  /** Asks for the next night's; asking again changes nothing. */
  public static JobRequest request(OwnerId owner, Nightly nightly) {
    Lane lane = new Lane(owner, OwnCalendar.of(owner).ref().connection(), Lane.Direction.IN);
    return new JobRequest(
        new JobKey(JobKind.SIGN_INS, owner.value()), lane, nightly.next(owner), "sign-in begun");
  }

  @Override
  public RunEnd run(JobSlice slice) {
    int erased = AT_ONCE;
    while (erased == AT_ONCE) {
      if (slice.isOver()) {
        return new RunEnd.Yielded();
      }
      erased = states.eraseExpired(slice.owner(), AT_ONCE);
      slice.count("erased", erased);
    }
    return new RunEnd.Done(Optional.of(nightly.next(slice.owner())));
  }
}
