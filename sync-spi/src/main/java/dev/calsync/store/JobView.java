package dev.calsync.store;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A job as the store knows it.
 *
 * @param job which
 * @param lane where it runs
 * @param state where it stands
 * @param asked requests that counted so far
 * @param claimed the number of the newest request when the last run began
 * @param done the number of the newest request when the last ended run began; a run that yielded
 *     did not end
 * @param attempts runs since the last good one
 * @param dueIn how long until it, or one more run of it, may begin, the rest of its lane counted
 *     in; zero if now; empty if nothing is asked
 * @param failure why the last run failed; empty if it did not
 * @param lastCounts what the last ended run did
 */
public record JobView(
    JobKey job,
    Lane lane,
    JobState state,
    long asked,
    long claimed,
    long done,
    int attempts,
    Optional<Duration> dueIn,
    Optional<Failure> failure,
    Map<String, Long> lastCounts) {

  /**
   * Why a run failed.
   *
   * @param code the failure's stable name
   * @param text one sentence
   */
  public record Failure(String code, String text) {}

  /**
   * Tells whether a run that began after a request has ended.
   *
   * @param ticket the request
   * @return true if so, well or badly
   */
  public boolean served(JobTicket ticket) {
    return done >= ticket.asked();
  }
}
