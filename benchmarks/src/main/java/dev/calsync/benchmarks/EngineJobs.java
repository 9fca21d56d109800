package dev.calsync.benchmarks;

import dev.calsync.engine.job.JobEngine;
import dev.calsync.engine.job.JobHandler;
import dev.calsync.engine.job.JobSettings;
import dev.calsync.engine.job.WakeUp;
import dev.calsync.engine.job.WorkerLoops;
import dev.calsync.host.SyncListener;
import dev.calsync.host.Ticker;
import dev.calsync.store.JobStore;
import dev.calsync.store.RunEnd;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Our engine as a host would run it: lanes claimed ahead, ends written together. */
final class EngineJobs implements Contestant {

  static final int LOOPS = 4;

  private static final JobSettings SETTINGS =
      new JobSettings(
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(15),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5));

  private final OurJobs jobs;
  private final ClaimTimes claims;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  EngineJobs(Server server, boolean watched) throws SQLException {
    jobs = new OurJobs(server, LOOPS, watched);
    claims = new ClaimTimes(jobs.store());
  }

  @Override
  public String name() {
    return "calsync, ends written together";
  }

  @Override
  public void load(int count) throws SQLException {
    jobs.ask(count, Duration.ZERO);
    jobs.statements().forget();
  }

  @Override
  public double run(int count) throws Exception {
    CountDownLatch left = new CountDownLatch(count);
    JobHandler handler =
        slice -> {
          left.countDown();
          return new RunEnd.Done(Optional.empty());
        };
    JobEngine engine = engine(claims.store(), handler);
    Stopwatch watch = new Stopwatch();
    WorkerLoops loops = WorkerLoops.start(engine, threads, LOOPS);
    boolean all = left.await(5, TimeUnit.MINUTES);
    loops.stop(Duration.ofMinutes(1));
    double seconds = watch.seconds();
    if (!all) {
      throw new IllegalStateException(left.getCount() + " jobs did not run");
    }
    jobs.mustBeDone();
    return seconds;
  }

  static JobEngine engine(JobStore store, JobHandler handler) {
    AtomicLong ids = new AtomicLong();
    return new JobEngine(
        store,
        Map.of(OurJobs.NOTHING, handler),
        SETTINGS,
        new JobEngine.Host(
            () -> "run-" + ids.incrementAndGet(),
            new Random(1),
            Ticker.system(),
            new SyncListener() {},
            new WakeUp()));
  }

  ClaimTimes claims() {
    return claims;
  }

  @Override
  public Database database() {
    return jobs.database();
  }

  @Override
  public List<String> dearest() {
    return jobs.statements().dearest(8);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    jobs.close();
  }
}
