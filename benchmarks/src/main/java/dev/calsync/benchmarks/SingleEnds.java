package dev.calsync.benchmarks;

import dev.calsync.store.ClaimedLane;
import dev.calsync.store.JobRun;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.RunEnd;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Our store, with a transaction for the end of each job; as many threads as the peer has. */
final class SingleEnds implements Contestant {

  private static final int CLAIM = 100;
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final int workers;
  private final OurJobs jobs;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<ClaimedLane> claimed = new ArrayDeque<>();

  SingleEnds(Server server, int workers, boolean watched) throws SQLException {
    this.workers = workers;
    jobs = new OurJobs(server, workers, watched);
  }

  @Override
  public String name() {
    return "calsync, each end by itself";
  }

  @Override
  public void load(int count) throws SQLException {
    jobs.ask(count, Duration.ZERO);
    jobs.statements().forget();
  }

  @Override
  public double run(int count) throws Exception {
    Stopwatch watch = new Stopwatch();
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      running.add(threads.submit(this::work));
    }
    for (Future<?> worker : running) {
      worker.get();
    }
    double seconds = watch.seconds();
    jobs.mustBeDone();
    return seconds;
  }

  private void work() {
    ClaimedLane lane = next();
    while (lane != null) {
      List<JobRun> runs = lane.jobs().stream().map(SingleEnds::done).toList();
      jobs.store().finishRuns(List.of(new LaneEnd(lane.lease(), runs, true, Optional.empty())));
      lane = next();
    }
  }

  static JobRun done(ClaimedLane.ClaimedJob job) {
    return new JobRun(job.job(), new RunEnd.Done(Optional.empty()), Map.of(), Duration.ZERO);
  }

  private synchronized @Nullable ClaimedLane next() {
    if (claimed.isEmpty()) {
      claimed.addAll(jobs.store().claimLanes("node", CLAIM, LEASE));
    }
    return claimed.poll();
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
