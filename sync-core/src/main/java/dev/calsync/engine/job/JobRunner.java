package dev.calsync.engine.job;

import dev.calsync.failure.StaleLeaseException;
import dev.calsync.host.IdSource;
import dev.calsync.host.SyncListener;
import dev.calsync.host.Ticker;
import dev.calsync.store.ClaimedLane;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRun;
import dev.calsync.store.JobStore;
import dev.calsync.store.RunEnd;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the due jobs of a claimed lane, one after the other, and ends each in the store. */
final class JobRunner {

  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

  private final JobStore jobs;
  private final Map<JobKind, JobHandler> handlers;
  private final Parts parts;

  /** What a runner is made of besides store and handlers. */
  record Parts(
      IdSource ids,
      RandomGenerator jitter,
      Ticker ticker,
      JobSettings settings,
      SyncListener listener) {}

  JobRunner(JobStore jobs, Map<JobKind, JobHandler> handlers, Parts parts) {
    this.jobs = jobs;
    this.handlers = Map.copyOf(handlers);
    this.parts = parts;
  }

  LeaseClock newClock() {
    return new LeaseClock(parts.ticker(), parts.settings());
  }

  /**
   * Works on a lane until its slice is over; what is left then goes on after others had their turn.
   */
  void run(ClaimedLane lane, LeaseClock clock) {
    try {
      int last = lane.jobs().size() - 1;
      boolean ours = true;
      for (int i = 0; i <= last && ours; i++) {
        ours = run(lane, lane.jobs().get(i), clock, i == last);
      }
    } catch (StaleLeaseException lost) {
      LOG.warn(
          "lane {} was taken over; this run stops and writes nothing more", lane.lease().lane());
    }
  }

  /** Answers whether the lane is still ours: one that must rest is given back at once (INV-20). */
  private boolean run(
      ClaimedLane lane, ClaimedLane.ClaimedJob job, LeaseClock clock, boolean last) {
    JobSlice slice = new JobSlice(lane.lease(), job.job(), parts.ids().next(), clock);
    FailurePolicy.Verdict verdict = attempt(slice, job);
    JobRun run = new JobRun(job.job(), verdict.end(), slice.counts(), slice.took());
    boolean release = last || verdict.park().isPresent();
    jobs.finishRuns(lane.lease(), List.of(run), release, verdict.park());
    LOG.debug(
        "job {} of {} ended: {} {}", job.job(), lane.lease().lane(), verdict.end(), slice.counts());
    return !release;
  }

  private FailurePolicy.Verdict attempt(JobSlice slice, ClaimedLane.ClaimedJob job) {
    if (slice.isOver()) {
      return new FailurePolicy.Verdict(new RunEnd.Yielded(), Optional.empty());
    }
    JobHandler handler = handlers.get(job.job().kind());
    if (handler == null) {
      RunEnd dead =
          new RunEnd.Dead(
              "NO_HANDLER", "This version knows no job " + job.job().kind() + "; redrive it later");
      return new FailurePolicy.Verdict(dead, Optional.empty());
    }
    try {
      return new FailurePolicy.Verdict(handler.run(slice), Optional.<Duration>empty());
    } catch (StaleLeaseException lost) {
      throw lost;
    } catch (RuntimeException | StackOverflowError failure) {
      FailurePolicy.Verdict verdict =
          FailurePolicy.decide(failure, job.attempts(), parts.jitter().nextDouble());
      // Our own messages carry ids alone; of a foreign exception only the class and place may be
      // told (INV-16).
      LOG.warn("job {} of {} failed: {}", job.job(), slice.lease().lane(), verdict.end());
      LOG.debug("at {}", failure.getStackTrace().length == 0 ? "?" : failure.getStackTrace()[0]);
      tell(slice, verdict.end());
      return verdict;
    }
  }

  private void tell(JobSlice slice, RunEnd end) {
    String code = end.match(done -> "", () -> "", RunEnd.Failed::code, RunEnd.Dead::code);
    parts.listener().runFailed(slice.owner(), code, slice.subject());
  }
}
