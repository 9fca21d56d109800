package dev.calsync.engine.job;

import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.failure.StaleLeaseException;
import dev.calsync.host.IdSource;
import dev.calsync.host.SyncListener;
import dev.calsync.store.ClaimedLane;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRun;
import dev.calsync.store.JobStore;
import dev.calsync.store.LaneEnd;
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
  private final Acknowledgements ends;
  private final Map<JobKind, JobHandler> handlers;
  private final Parts parts;

  /** What a runner is made of besides store and handlers. */
  record Parts(IdSource ids, RandomGenerator jitter, Pace pace, SyncListener listener) {}

  JobRunner(JobStore jobs, Acknowledgements ends, Map<JobKind, JobHandler> handlers, Parts parts) {
    this.jobs = jobs;
    this.ends = ends;
    this.handlers = Map.copyOf(handlers);
    this.parts = parts;
  }

  /**
   * Works on a lane until its slice is over; what is left then goes on after others had their turn.
   *
   * @return how long the work took, without writing its ends
   */
  Duration run(HeldLane held) {
    Duration worked = Duration.ZERO;
    List<ClaimedLane.ClaimedJob> jobs = held.lane().jobs();
    try {
      if (jobs.isEmpty()) {
        giveBack(held);
      }
      boolean ours = true;
      for (int i = 0; i < jobs.size() && ours; i++) {
        JobSlice slice = new JobSlice(held.lease(), jobs.get(i), parts.ids().next(), held.clock());
        FailurePolicy.Verdict verdict = attempt(slice, jobs.get(i));
        Duration took = slice.took();
        worked = worked.plus(took);
        JobRun run = new JobRun(jobs.get(i).job(), verdict.end(), slice.counts(), took);
        ours = end(held, run, verdict, i == jobs.size() - 1);
      }
    } catch (StaleLeaseException lost) {
      LOG.warn(
          "lane {} was taken over; this run stops and writes nothing more", held.lease().lane());
    }
    return worked;
  }

  /** No store should hand one out (l06); kept, it would be nobody's until its lease runs out. */
  private void giveBack(HeldLane held) {
    ends.end(new LaneEnd(held.lease(), List.of(), true, Optional.empty()));
  }

  /** Answers whether the lane is still ours: one that must rest is given back at once (INV-20). */
  private boolean end(HeldLane held, JobRun run, FailurePolicy.Verdict verdict, boolean last) {
    boolean release = last || verdict.park().isPresent();
    ends.end(new LaneEnd(held.lease(), List.of(run), release, verdict.park()));
    LOG.debug("job {} of {} ended: {} {}", run.job(), held.lease().lane(), run.end(), run.counts());
    return !release && !held.clock().isLost();
  }

  private FailurePolicy.Verdict attempt(JobSlice slice, ClaimedLane.ClaimedJob job) {
    if (slice.isOver()) {
      return new FailurePolicy.Verdict(new RunEnd.Yielded(), Optional.empty());
    }
    JobHandler handler = handlers.get(job.job().kind());
    if (handler == null) {
      return failed(slice, FailurePolicy.unknown(job.job().kind()));
    }
    try {
      tellThatItBegins(slice, job);
      return new FailurePolicy.Verdict(handler.run(slice), Optional.<Duration>empty());
    } catch (StaleLeaseException lost) {
      throw lost;
    } catch (RuntimeException | Error failure) {
      if (isTheMachineBroken(failure)) {
        throw failure;
      }
      if (slice.wasCut() && isTransient(failure)) {
        return new FailurePolicy.Verdict(new RunEnd.Yielded(), Optional.empty());
      }
      FailurePolicy.Verdict verdict =
          FailurePolicy.decide(failure, job.attempts(), parts.jitter().nextDouble());
      LOG.debug("at {}", failure.getStackTrace().length == 0 ? "?" : failure.getStackTrace()[0]);
      return failed(slice, verdict);
    }
  }

  /**
   * Tells of it. Our own messages carry ids alone; of a foreign exception only the class and place
   * may be told (INV-16).
   */
  private FailurePolicy.Verdict failed(JobSlice slice, FailurePolicy.Verdict verdict) {
    LOG.warn("job {} of {} failed: {}", slice.job(), slice.lease().lane(), verdict.end());
    tell(slice, verdict.end());
    return verdict;
  }

  /**
   * The store knows what was running if this process dies: a job that was at two deaths in a row is
   * given up, one that merely waited here never is (INV-19). Where runs are shorter than that write
   * it is made only for a job whose last run failed, or died with its node (decision 26).
   */
  private void tellThatItBegins(JobSlice slice, ClaimedLane.ClaimedJob job) {
    if (job.attempts() > 1 || !parts.pace().isShort()) {
      jobs.beginRun(slice.lease(), job.job());
    }
  }

  /**
   * An error in a process that lives is the failure of one run, as any bug is: told, tried again,
   * given up in the end (FLT-55). Only where nothing can be relied on any more, nothing is written:
   * that is a death, and the sweep finds what it leaves behind.
   */
  private static boolean isTheMachineBroken(Throwable failure) {
    return failure instanceof VirtualMachineError
        && !(failure instanceof StackOverflowError)
        && !(failure instanceof OutOfMemoryError);
  }

  /** That a stopping worker kept it from its next request is no fault of the provider's. */
  private static boolean isTransient(Throwable failure) {
    return failure instanceof ConnectorException trouble
        && trouble.failureClass() == FailureClass.TRANSIENT;
  }

  private void tell(JobSlice slice, RunEnd end) {
    String code = end.match(done -> "", () -> "", RunEnd.Failed::code, RunEnd.Dead::code);
    parts.listener().runFailed(slice.owner(), code, slice.subject());
  }
}
