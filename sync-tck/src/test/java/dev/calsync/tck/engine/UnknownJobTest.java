package dev.calsync.tck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.engine.job.JobEngine;
import dev.calsync.engine.job.JobSettings;
import dev.calsync.engine.job.WakeUp;
import dev.calsync.host.SyncListener;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JobState;
import dev.calsync.store.JobView;
import dev.calsync.store.Lane;
import dev.calsync.store.RunEnd;
import dev.calsync.test.InMemorySyncStore;
import dev.calsync.test.ManualClock;
import dev.calsync.test.SequentialIds;
import dev.calsync.test.SyncKit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While a release rolls out, nodes of the version before meet jobs that it brings (R-L10). */
class UnknownJobTest {

  private static final JobKind TOMORROW = new JobKind("tomorrow");
  private static final JobKey JOB = new JobKey(TOMORROW, "work");
  private static final Lane LANE =
      new Lane(World.ALICE, ConnectionId.of("work"), Lane.Direction.IN);
  private static final Duration TICK = Duration.ofSeconds(5);

  private final ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
  private final InMemorySyncStore store = new InMemorySyncStore(clock);
  private final SyncKit older = SyncKit.on(clock, store);
  private final JobEngine newer =
      new JobEngine(
          store.jobs(),
          Map.of(TOMORROW, slice -> new RunEnd.Done(Optional.empty())),
          new JobSettings(TICK.multipliedBy(6), TICK, TICK.multipliedBy(2), TICK, TICK, TICK),
          new JobEngine.Host(
              new SequentialIds("newer"),
              new SplittableRandom(1),
              () -> 0,
              new SyncListener() {},
              new WakeUp()));

  @AfterEach
  void close() {
    older.close();
  }

  @Test
  void aJobThatOlderNodesMeetFirstHoweverOftenIsRunByOneThatKnowsIt() {
    store.jobs().requestJobs(List.of(new JobRequest(JOB, LANE, Duration.ZERO, "TEST")));
    for (int met = 0; met < 10; met++) {
      older.settle();
      assertThat(job().failure()).map(JobView.Failure::code).contains("NO_HANDLER");
      assertThat(job().dueIn()).contains(Duration.ofMinutes(1));
      clock.advance(Duration.ofMinutes(1));
    }

    assertThat(newer.runOnce()).isTrue();
    assertThat(job().state()).isEqualTo(JobState.COMPLETED);
    assertThat(job().failure()).isEmpty();
  }

  private JobView job() {
    return store.jobs().find(World.ALICE, JOB).orElseThrow();
  }
}
