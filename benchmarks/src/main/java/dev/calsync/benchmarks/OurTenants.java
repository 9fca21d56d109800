package dev.calsync.benchmarks;

import dev.calsync.engine.job.JobEngine;
import dev.calsync.engine.job.WorkerLoops;
import dev.calsync.store.JobRequest;
import dev.calsync.store.RunEnd;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Our engine: owners take turns. */
final class OurTenants implements Tenants {

  private static final int AT_ONCE = 500;

  private final int slots;
  private final OurJobs jobs;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private @Nullable JobEngine engine;
  private @Nullable WorkerLoops loops;

  OurTenants(Server server, int slots) throws SQLException {
    this.slots = slots;
    this.jobs = new OurJobs(server, 5, false);
  }

  @Override
  public void pile(int count) throws SQLException {
    List<JobRequest> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      some.add(OurJobs.request(Waits.CROWD, "backlog-" + i, Duration.ZERO));
      if (some.size() == AT_ONCE || i == count - 1) {
        jobs.store().requestJobs(some);
        some.clear();
      }
    }
    jobs.settle();
  }

  @Override
  public void start(Waits waits) {
    JobEngine started =
        EngineJobs.engine(
            jobs.store(),
            slice -> {
              waits.work(slice.owner().value(), slice.subject());
              return new RunEnd.Done(Optional.empty());
            });
    engine = started;
    loops = WorkerLoops.start(started, threads, slots);
  }

  @Override
  public void ask(String owner, String job) {
    jobs.store().requestJobs(List.of(OurJobs.request(owner, job, Duration.ZERO)));
    if (engine != null) {
      engine.wakeUp().call();
    }
  }

  @Override
  public void stop() {
    if (loops != null) {
      loops.stop(Duration.ofSeconds(10));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    jobs.close();
  }
}
