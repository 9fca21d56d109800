package dev.calsync.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.job.JobEngine;
import dev.calsync.engine.job.JobHandler;
import dev.calsync.engine.job.JobSettings;
import dev.calsync.engine.job.WakeUp;
import dev.calsync.engine.job.WorkerLoops;
import dev.calsync.host.SyncListener;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JobStore;
import dev.calsync.store.Lane;
import dev.calsync.store.RunEnd;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** INV-7, INV-8, INV-18: two nodes share the work of one PostgreSQL. */
class TwoEnginesTest {

  private static final int JOBS = 10_000;
  private static final JobKind WORK = new JobKind("work");

  private final Map<String, Integer> runs = new ConcurrentHashMap<>();
  private final CountDownLatch left = new CountDownLatch(JOBS);

  @Test
  void tenThousandJobsRunOnceEachAndNoneIsLost() throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    try (TestDatabase database = TestDatabase.Product.POSTGRESQL.open();
        JdbcSyncStore one = JdbcSyncStore.on(database.dataSource()).open();
        JdbcSyncStore other = JdbcSyncStore.on(database.dataSource()).open()) {
      for (int first = 0; first < JOBS; first += 1_000) {
        one.jobs().requestJobs(IntStream.range(first, first + 1_000).mapToObj(this::job).toList());
      }
      List<WorkerLoops> nodes =
          List.of(
              WorkerLoops.start(engine(one.jobs(), "a"), threads, 4),
              WorkerLoops.start(engine(other.jobs(), "b"), threads, 4));
      boolean all = left.await(2, TimeUnit.MINUTES);
      nodes.forEach(node -> node.stop(Duration.ofSeconds(5)));
      assertThat(all).as("%d of %d jobs did not run", left.getCount(), JOBS).isTrue();
      assertThat(runs).hasSize(JOBS).allSatisfy((job, times) -> assertThat(times).isOne());
      assertThat(one.jobs().untilDue()).as("nothing waits").isEmpty();
    } finally {
      threads.shutdownNow();
    }
  }

  private JobRequest job(int number) {
    Lane.Direction direction = number % 2 == 0 ? Lane.Direction.IN : Lane.Direction.OUT;
    return new JobRequest(
        new JobKey(WORK, "j" + number),
        SampleRows.lane("o" + number % 50, "c" + number % 1_000, direction),
        Duration.ZERO,
        "TEST");
  }

  private JobEngine engine(JobStore jobs, String name) {
    AtomicInteger ids = new AtomicInteger();
    Duration tick = Duration.ofSeconds(5);
    JobSettings settings =
        new JobSettings(
            Duration.ofSeconds(30), tick, Duration.ofSeconds(10), tick.multipliedBy(3), tick, tick);
    JobHandler handler =
        slice -> {
          runs.merge(slice.owner() + "/" + slice.subject(), 1, Integer::sum);
          left.countDown();
          return new RunEnd.Done(Optional.empty());
        };
    return new JobEngine(
        jobs,
        Map.of(WORK, handler),
        settings,
        new JobEngine.Host(
            () -> name + ids.incrementAndGet(),
            new Random(1),
            System::nanoTime,
            new SyncListener() {},
            new WakeUp()));
  }
}
