package dev.calsync.benchmarks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** db-scheduler: first come, first served. */
final class SchedulerTenants implements Tenants {

  private static final String PILE =
      """
      insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
      select 'work', '%s/' || n, now() - interval '1 minute', false, 1
      from generate_series(1, %d) n
      """;

  private final int slots;
  private final Database database;
  private @Nullable Scheduler scheduler;
  private OneTimeTask<Void> task = Tasks.oneTime("work").execute((instance, context) -> {});

  SchedulerTenants(Server server, int slots) throws SQLException {
    this.slots = slots;
    this.database = server.database(slots + 5);
    database.execute(SchedulerJobs.TABLE);
  }

  @Override
  public void pile(int jobs) throws SQLException {
    database.execute(PILE.formatted(Waits.CROWD, jobs));
    database.execute("vacuum analyze");
  }

  @Override
  public void start(Waits waits) {
    task =
        Tasks.oneTime("work")
            .execute(
                (instance, context) -> {
                  String[] name = instance.getId().split("/", 2);
                  waits.work(name[0], name[1]);
                });
    Scheduler started =
        Scheduler.create(database.pool(), task)
            .threads(slots)
            .pollUsingLockAndFetch(0.5, 1.0)
            .pollingInterval(Duration.ofMillis(50))
            .build();
    scheduler = started;
    started.start();
  }

  @Override
  public void ask(String owner, String job) {
    if (scheduler != null) {
      scheduler.schedule(task.instance(owner + "/" + job), Instant.now());
    }
  }

  @Override
  public void stop() {
    if (scheduler != null) {
      scheduler.stop();
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
