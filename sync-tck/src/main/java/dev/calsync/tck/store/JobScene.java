package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.LEASE;

import dev.calsync.calendar.OwnerId;
import dev.calsync.failure.StaleLeaseException;
import dev.calsync.store.ClaimedLane;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JobRun;
import dev.calsync.store.JobStore;
import dev.calsync.store.JobTicket;
import dev.calsync.store.JobView;
import dev.calsync.store.Lane;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.Lease;
import dev.calsync.store.RunEnd;
import dev.calsync.store.SyncStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jobs and lanes in the words of the tests. */
final class JobScene {

  /** The job that most tests are about. */
  static final JobKey JOB = Bench.intake("work");

  static final RunEnd DONE = new RunEnd.Done(Optional.empty());
  static final RunEnd YIELDED = new RunEnd.Yielded();
  static final RunEnd DEAD = new RunEnd.Dead("HOPELESS", "It will never work");

  private static final String NODE = "node-1";

  private final StoreRig rig;

  JobScene(StoreRig rig) {
    this.rig = rig;
  }

  JobStore port() {
    return rig.store().jobs();
  }

  static RunEnd doneAgainIn(Duration again) {
    return new RunEnd.Done(Optional.of(again));
  }

  static RunEnd failed(Duration retryIn) {
    return new RunEnd.Failed("FILE_BUSY", "The file is busy", retryIn);
  }

  static JobRequest request(Lane lane, JobKey job, Duration delay) {
    return new JobRequest(job, lane, delay, "HOST");
  }

  JobTicket ask(Lane lane, JobKey job) {
    return ask(lane, job, Duration.ZERO);
  }

  JobTicket ask(Lane lane, JobKey job, Duration delay) {
    return port().requestJobs(List.of(request(lane, job, delay))).get(0);
  }

  List<ClaimedLane> claim(int lanes) {
    return port().claimLanes(NODE, lanes, LEASE);
  }

  List<ClaimedLane> claim(int lanes, Duration lease) {
    return port().claimLanes(NODE, lanes, lease);
  }

  /** Claims the one lane that is due. */
  ClaimedLane claimOne() {
    List<ClaimedLane> claimed = claim(2);
    if (claimed.size() != 1) {
      throw new AssertionError("expected one lane to be due, not " + claimed);
    }
    return claimed.get(0);
  }

  /** Holds a lane for the rest of the scene, with nothing of interest to run in it. */
  static Lease hold(StoreRig rig, Lane lane) {
    JobScene scene = new JobScene(rig);
    scene.ask(lane, new JobKey(new JobKind("hold"), lane.connection() + "-" + lane.direction()));
    return scene.claim(100).stream()
        .map(ClaimedLane::lease)
        .filter(lease -> lease.lane().equals(lane))
        .findFirst()
        .orElseThrow(() -> new AssertionError("lane " + lane + " was not due"));
  }

  void end(Lease lease, JobKey job, RunEnd end) {
    end(lease, job, end, true, Optional.empty());
  }

  void end(Lease lease, JobKey job, RunEnd end, boolean release, Optional<Duration> park) {
    JobRun run = new JobRun(job, end, Map.of("read", 3L), Duration.ofSeconds(2));
    finish(rig.store(), new LaneEnd(lease, List.of(run), release, park));
  }

  /** Good ends of all jobs of a lane, under the fence that so many claims before had. */
  static LaneEnd ended(ClaimedLane lane, int claimsBefore) {
    Lease lease = new Lease(lane.lease().lane(), lane.lease().fence() - claimsBefore);
    List<JobRun> runs =
        lane.jobs().stream()
            .map(job -> new JobRun(job.job(), DONE, Map.of(), Duration.ofSeconds(1)))
            .toList();
    return new LaneEnd(lease, runs, true, Optional.empty());
  }

  /** Ends runs of one lane; a lost lease is thrown, as by all other operations. */
  static void finish(SyncStore store, LaneEnd end) {
    if (!store.jobs().finishRuns(List.of(end)).isEmpty()) {
      throw new StaleLeaseException(end.lease().lane().toString(), end.lease().fence());
    }
  }

  /** Lets a job be claimed and end. */
  void run(JobKey job, RunEnd end) {
    end(claimOne().lease(), job, end);
  }

  JobView view(OwnerId owner, JobKey job) {
    return port().find(owner, job).orElseThrow();
  }

  void advance(Duration by) {
    rig.advance(by);
  }
}
