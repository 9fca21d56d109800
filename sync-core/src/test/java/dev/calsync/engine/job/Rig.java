package dev.calsync.engine.job;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.host.SyncListener;
import dev.calsync.host.Ticker;
import dev.calsync.store.ClaimedLane;
import dev.calsync.store.ClaimedLane.ClaimedJob;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.Lane;
import dev.calsync.store.Lease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** A job engine over a fake store, with time that passes when it is told to. */
final class Rig {

  static final JobSettings SETTINGS =
      new JobSettings(
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(15),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5));
  static final Lane LANE = new Lane(OwnerId.of("ann"), ConnectionId.of("home"), Lane.Direction.IN);
  static final Lease LEASE = new Lease(LANE, 7);
  static final JobKind WORK = new JobKind("work");

  final FakeJobs jobs = new FakeJobs();
  final WakeUp wakeUp = new WakeUp();
  final List<String> failures = new ArrayList<>();
  final JobEngine engine;
  private final AtomicLong nanos = new AtomicLong(-1_000_000_000L);
  private final AtomicInteger ids = new AtomicInteger();

  Rig(JobHandler handler) {
    this(handler, SETTINGS);
  }

  Rig(JobHandler handler, JobSettings settings) {
    engine = engine(handler, settings, nanos::get);
  }

  private Rig(JobHandler handler, JobSettings settings, Ticker ticker) {
    engine = engine(handler, settings, ticker);
  }

  /** With time of its own. */
  static Rig of(JobHandler handler, Ticker ticker) {
    return of(handler, SETTINGS, ticker);
  }

  static Rig of(JobHandler handler, JobSettings settings, Ticker ticker) {
    return new Rig(handler, settings, ticker);
  }

  /** With time that passes by itself. */
  static Rig live(JobHandler handler, JobSettings settings) {
    return new Rig(handler, settings, Ticker.system());
  }

  private JobEngine engine(JobHandler handler, JobSettings settings, Ticker ticker) {
    SyncListener listener =
        new SyncListener() {
          @Override
          public void runFailed(OwnerId owner, String failure, String subject) {
            failures.add(owner + " " + failure + " " + subject);
          }
        };
    JobEngine.Host host =
        new JobEngine.Host(
            () -> "id-" + ids.incrementAndGet(), new Random(1), ticker, listener, wakeUp);
    return new JobEngine(jobs, Map.of(WORK, handler), settings, host);
  }

  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  /** Makes a lane due with a job for each subject. */
  Rig due(String... subjects) {
    return due(1, subjects);
  }

  Rig due(int attempts, String... subjects) {
    jobs.due(
        new ClaimedLane(
            LEASE,
            IntStream.range(0, subjects.length)
                .mapToObj(i -> new ClaimedJob(new JobKey(WORK, subjects[i]), attempts, "asked"))
                .toList()));
    return this;
  }
}
