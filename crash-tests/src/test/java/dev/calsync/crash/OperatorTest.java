package dev.calsync.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.CalendarSync;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.host.KeyProvider;
import dev.calsync.store.ClaimedLane;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JobRun;
import dev.calsync.store.JobState;
import dev.calsync.store.Lane;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.Lease;
import dev.calsync.store.RunEnd;
import dev.calsync.test.InMemorySyncStore;
import dev.calsync.test.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The host redrives what two deaths explain, and hides nothing else by it. */
class OperatorTest {

  private static final OwnerId OWNER = OwnerId.of("owner-1");
  private static final Lane LANE = new Lane(OWNER, ConnectionId.of("x"), Lane.Direction.IN);
  private static final JobKey JOB = new JobKey(JobKind.INTAKE, "x");

  @TempDir private Path folder;

  private final ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
  private final InMemorySyncStore store = new InMemorySyncStore(clock);
  private FakeProvider provider;
  private CalendarSync host;
  private Operator operator;

  @BeforeEach
  void start() throws IOException {
    provider = new FakeProvider(1, folder.resolve("calls.log"));
    host =
        CalendarSync.builder()
            .store(store)
            .connectors(new RemoteConnector("host", provider.port()))
            .keys(KeyProvider.file(folder.resolve("keys")))
            .settings(CrashSettings.SYNC)
            .build();
    World world = new World(host, provider.scripted());
    operator = new Operator(store, world, new SplittableRandom(1));
    store.jobs().requestJobs(List.of(new JobRequest(JOB, LANE, Duration.ZERO, "TEST")));
  }

  @AfterEach
  void stop() throws IOException {
    host.close();
    provider.close();
  }

  @Test
  void whatWasAtTwoDeathsIsRedriven() {
    for (int death = 0; death < 2; death++) {
      store.jobs().beginRun(claimed(), JOB);
      clock.advance(CrashSettings.LEASE.plusSeconds(1));
      store.jobs().releaseExpired();
    }
    assertThat(state()).isEqualTo(JobState.DEAD);

    assertThat(operator.redrive()).isTrue();
    assertThat(state()).isEqualTo(JobState.PENDING);
    assertThat(operator.redriven()).hasSize(1);
    assertThat(operator.givenUp()).isEmpty();
  }

  @Test
  void whatWasGivenUpForAnythingElseIsToldAndLeftAsItIs() {
    RunEnd dead = new RunEnd.Dead("IllegalStateException", "Unexpected");
    JobRun run = new JobRun(JOB, dead, Map.of(), Duration.ZERO);
    store.jobs().finishRuns(List.of(new LaneEnd(claimed(), List.of(run), true, Optional.empty())));

    assertThat(operator.redrive()).isTrue();
    assertThat(operator.redrive()).as("until somebody looks").isTrue();
    assertThat(state()).isEqualTo(JobState.DEAD);
    assertThat(operator.redriven()).isEmpty();
    assertThat(operator.givenUp()).containsExactly("intake:x of owner-1, IllegalStateException");
  }

  private Lease claimed() {
    return store.jobs().claimLanes("w1-1", 1_000, CrashSettings.LEASE).stream()
        .map(ClaimedLane::lease)
        .filter(lease -> lease.lane().equals(LANE))
        .findFirst()
        .orElseThrow();
  }

  private JobState state() {
    return store.jobs().find(OWNER, JOB).orElseThrow().state();
  }
}
