package dev.calsync.benchmarks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** db-scheduler at the fastest settings that its documentation names. */
final class SchedulerJobs implements Contestant {

  static final int THREADS = 20;

  /** Its own index on times; the others that its script names are for features not used here. */
  static final String TABLE =
      """
      create table scheduled_tasks (
        task_name text not null, task_instance text not null, task_data bytea,
        execution_time timestamp with time zone not null, picked boolean not null, picked_by text,
        last_success timestamp with time zone, last_failure timestamp with time zone,
        consecutive_failures int, last_heartbeat timestamp with time zone, version bigint not null,
        priority smallint, primary key (task_name, task_instance));
      create index execution_time_idx on scheduled_tasks (execution_time);
      create index last_heartbeat_idx on scheduled_tasks (last_heartbeat)
      """;

  private static final String LOAD =
      """
      insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
      select 'nothing', 'job-' || n, now(), false, 1 from generate_series(1, %d) n
      """;

  private final Database database;

  SchedulerJobs(Server server) throws SQLException {
    database = server.database(THREADS + 5);
    database.execute(TABLE);
  }

  @Override
  public String name() {
    return "db-scheduler 15.1.2, lock-and-fetch";
  }

  static String settings() {
    return "db-scheduler: 20 threads, lock-and-fetch, limits 4.0 and 20.0 of the threads, own pool";
  }

  @Override
  public void load(int jobs) throws SQLException {
    database.execute(LOAD.formatted(jobs));
    database.execute("vacuum analyze");
    database.execute("checkpoint");
  }

  private static final String PICK =
      """
      update scheduled_tasks set picked = true, picked_by = 'nobody', last_heartbeat = now(),
        version = version + 1
      """;

  /** What its statements do to a row, all rows at once: one by one, a million take minutes. */
  @Override
  public void pile(int jobs) throws SQLException {
    database.execute(LOAD.formatted(jobs));
    database.execute(PICK);
    database.execute("delete from scheduled_tasks");
  }

  @Override
  public double run(int jobs) throws Exception {
    CountDownLatch left = new CountDownLatch(jobs);
    OneTimeTask<Void> task =
        Tasks.oneTime("nothing").execute((instance, context) -> left.countDown());
    Scheduler scheduler =
        Scheduler.create(database.pool(), task)
            .threads(THREADS)
            .pollUsingLockAndFetch(4.0, 20.0)
            .pollingInterval(Duration.ofMillis(100))
            .build();
    Stopwatch watch = new Stopwatch();
    scheduler.start();
    boolean all = left.await(5, TimeUnit.MINUTES);
    double seconds = watch.seconds();
    scheduler.stop();
    if (!all || database.number("select count(*) from scheduled_tasks") > 0) {
      throw new IllegalStateException("the peer left jobs undone");
    }
    return seconds;
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public void close() {
    database.close();
  }
}
