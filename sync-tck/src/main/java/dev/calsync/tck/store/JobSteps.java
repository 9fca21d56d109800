package dev.calsync.tck.store;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JobRun;
import dev.calsync.store.JobState;
import dev.calsync.store.JobView;
import dev.calsync.store.Lane;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.Lease;
import dev.calsync.store.RunEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Requests, claims, ends, deaths; and the passing of time. */
final class JobSteps extends Dice implements StepSource {

  private static final List<JobKey> JOBS =
      List.of(
          new JobKey(JobKind.INTAKE, "work"),
          new JobKey(JobKind.INTAKE, "sports"),
          new JobKey(JobKind.PLAN, "work-to-family"),
          new JobKey(JobKind.DELIVER, "family"));

  private final Side reference;

  JobSteps(SplittableRandom random, Side reference) {
    super(random);
    this.reference = reference;
  }

  @Override
  public Step next() {
    return switch (below(10)) {
      case 0, 1 -> request();
      case 2, 3, 4 -> claim();
      case 5 -> percent(50) ? renew() : begin();
      case 6, 7 -> percent(85) ? finish() : redrive();
      case 8 -> pause();
      default -> sweep();
    };
  }

  private Step request() {
    OwnerId owner = owner();
    List<JobRequest> requests =
        some(JOBS, 50).stream()
            .map(job -> new JobRequest(job, lane(owner), delay(), "FUZZ"))
            .toList();
    return new Step("requestJobs " + requests, side -> side.store().jobs().requestJobs(requests));
  }

  /** Makes sure that something is due in both lanes of a connection, then claims all that is. */
  private Step claim() {
    OwnerId owner = owner();
    List<JobRequest> keepers =
        List.of(Lane.Direction.values()).stream()
            .map(direction -> new Lane(owner, ConnectionId.of("c1"), direction))
            .map(
                lane ->
                    new JobRequest(
                        new JobKey(new JobKind("hold"), "c1-" + lane.direction()),
                        lane,
                        Duration.ZERO,
                        "FUZZ"))
            .toList();
    return new Step(
        "releaseExpired, requestJobs " + keepers + ", claimLanes",
        side -> {
          int freed = side.store().jobs().releaseExpired();
          side.store().jobs().requestJobs(keepers);
          return List.of(freed, claimAll(side));
        });
  }

  private static Object claimAll(Side side) {
    return new Plain.Unordered(
        side.claimAll().stream()
            .map(lane -> List.of(lane.lease(), new Plain.Unordered(lane.jobs())))
            .toList());
  }

  private Step renew() {
    Lane lane = lane(owner());
    return new Step(
        "renewLeases " + lane,
        side -> side.store().jobs().renewLeases(List.of(side.lease(lane)), Duration.ofMinutes(10)));
  }

  /** In its own lane or in another: what does not run there is ignored. */
  private Step begin() {
    Lane lane = lane(owner());
    JobKey job = one(JOBS);
    return new Step(
        "beginRun " + lane + " " + job,
        side -> {
          side.store().jobs().beginRun(side.lease(lane), job);
          return "begun";
        });
  }

  private Step finish() {
    Map<Lane, LaneEnd> ends = new LinkedHashMap<>();
    for (int lanes = 1 + below(3); lanes > 0; lanes--) {
      LaneEnd end = end(lane(owner()));
      ends.put(end.lease().lane(), end);
    }
    return new Step(
        "finishRuns " + ends.values(),
        side -> {
          List<LaneEnd> own = ends.values().stream().map(end -> under(side, end)).toList();
          return new Plain.Unordered(side.store().jobs().finishRuns(own));
        });
  }

  /** The same end under the lease that a store gave out itself. */
  private static LaneEnd under(Side side, LaneEnd end) {
    return new LaneEnd(side.lease(end.lease().lane()), end.runs(), end.release(), end.park());
  }

  private LaneEnd end(Lane lane) {
    List<JobRun> runs = new ArrayList<>();
    for (JobView job : reference.store().jobs().page(lane.owner(), "", 100)) {
      if (job.state() == JobState.IN_PROGRESS ? percent(70) : percent(5)) {
        Map<String, Long> counts = Map.of("read", (long) below(5));
        runs.add(new JobRun(job.job(), end(), counts, Duration.ofSeconds(1)));
      }
    }
    Optional<Duration> park = percent(15) ? Optional.of(delay()) : Optional.empty();
    return new LaneEnd(new Lease(lane, 0), runs, percent(50), park);
  }

  private RunEnd end() {
    return switch (below(6)) {
      case 0, 1 -> JobScene.DONE;
      case 2 -> JobScene.doneAgainIn(delay());
      case 3 -> JobScene.YIELDED;
      case 4 -> JobScene.failed(delay());
      default -> JobScene.DEAD;
    };
  }

  private Step redrive() {
    OwnerId owner = owner();
    JobKey job = one(JOBS);
    return new Step(
        "redrive " + owner + " " + job, side -> side.store().jobs().redrive(owner, job));
  }

  private Step sweep() {
    return new Step("releaseExpired", side -> side.store().jobs().releaseExpired());
  }

  private Step pause() {
    Duration by = percent(20) ? Duration.ofMinutes(5 + below(9)) : Duration.ofMillis(below(9_000));
    return new Step(
        "advance " + by,
        side -> {
          side.rig().advance(by);
          return "later";
        });
  }

  private Lane lane(OwnerId owner) {
    String connection = percent(80) ? "c1" : "c2";
    return new Lane(owner, ConnectionId.of(connection), one(List.of(Lane.Direction.values())));
  }

  private Duration delay() {
    return percent(50) ? Duration.ZERO : Duration.ofSeconds(below(90));
  }
}
