package dev.calsync.engine.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.directory.FakeRecords;
import dev.calsync.engine.directory.Records;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.engine.job.Slices;
import dev.calsync.engine.job.WakeUp;
import dev.calsync.engine.sample.Port;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.policy.AlreadyPresent;
import dev.calsync.policy.Policy;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JobStore;
import dev.calsync.store.Lane;
import dev.calsync.store.Lease;
import dev.calsync.store.RunEnd;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What follows what, and in which lane. */
class FollowUpsTest {

  private static final TimeFrame UTC = new TimeFrame(ZoneRulesSource.jdk(), TimeZoneId.UTC);

  private static final OwnerId ANN = OwnerId.of("ann");

  private final Directory directory = new Directory(new FakeRecords());
  private final List<JobRequest> asked = new ArrayList<>();
  private final WakeUp wakeUp = new WakeUp();
  private final JobStore jobs =
      Port.with(
          JobStore.class,
          Map.of(
              "requestJobs",
              arguments -> {
                ((List<?>) arguments[0]).forEach(each -> asked.add((JobRequest) each));
                return List.of();
              }));

  FollowUpsTest() {
    Stream.of("a", "b", "c").map(Records::calendar).forEach(it -> directory.keep(ANN, it));
    directory.keepEdge(ANN, EdgeId.of("a-b"), was -> Records.edge("a-b", "a", "b", Policy.busy()));
    directory.keepEdge(ANN, EdgeId.of("c-a"), was -> Records.edge("c-a", "c", "a", Policy.busy()));
    directory.keepEdge(ANN, EdgeId.of("b-c"), was -> Records.edge("b-c", "b", "c", Policy.busy()));
  }

  /** The edges to a calendar plan too: what was met there may be theirs (R-F5). */
  @Test
  void aCalendarThatWasReadPlansTheEdgesFromAndToIt() {
    read(Duration.ofMinutes(20), 0);

    assertThat(asked)
        .extracting(request -> request.job().toString())
        .containsExactly("plan:a-b", "plan:c-a");
  }

  /** SEM-21: what one of two edges shows at a target the other does not. */
  @Test
  void edgesThatShareATargetPlanTogether() {
    directory.keepEdge(ANN, EdgeId.of("c-b"), was -> Records.edge("c-b", "c", "b", Policy.busy()));
    read(Duration.ofMinutes(20), 0);

    assertThat(asked)
        .extracting(request -> request.job().toString())
        .containsExactly("plan:a-b", "plan:c-a", "plan:c-b");
  }

  /** SEM-20. */
  @Test
  void edgesThatLookForCopiesEverywherePlanWhateverWasRead() {
    Policy everywhere = Policy.builder().alreadyPresent(AlreadyPresent.ALL_CALENDARS).build();
    directory.keepEdge(ANN, EdgeId.of("b-c"), was -> Records.edge("b-c", "b", "c", everywhere));
    read(Duration.ofMinutes(20), 0);

    assertThat(asked)
        .extracting(request -> request.job().toString())
        .containsExactly("plan:a-b", "plan:b-c", "plan:c-a");
  }

  @Test
  void planningRunsInTheLaneThatReadsTheSource() {
    read(Duration.ofMinutes(20), 0);

    assertThat(asked)
        .extracting(JobRequest::lane)
        .containsExactly(lane("a", Lane.Direction.IN), lane("c", Lane.Direction.IN));
  }

  @Test
  void driftAsksForDeliveryAtOnce() {
    read(Duration.ofMinutes(20), 2);

    assertThat(asked)
        .contains(
            new JobRequest(
                new JobKey(JobKind.DELIVER, "a"),
                lane("a", Lane.Direction.OUT),
                Duration.ZERO,
                "target drifted"));
  }

  @Test
  void theCalendarIsReadAgainAboutAPollLaterButNoSoonerThanItsProviderAllows() {
    assertThat(again(read(Duration.ofMinutes(20), 0)))
        .isBetween(Duration.ofMinutes(15), Duration.ofMinutes(25));
    assertThat(again(read(Duration.ofSeconds(1), 0)))
        .isBetween(Duration.ofMinutes(1), Duration.ofSeconds(90));
  }

  @Test
  void whateverIsAskedForWakesTheLoops() {
    long before = wakeUp.calls();
    read(Duration.ofMinutes(20), 0);

    assertThat(wakeUp.calls()).isGreaterThan(before);
  }

  private static Duration again(RunEnd end) {
    return ((RunEnd.Done) end).again().orElseThrow();
  }

  private RunEnd read(Duration poll, long drifted) {
    FollowUps followUps =
        new FollowUps(
            directory,
            jobs,
            wakeUp,
            new Rhythm(new Cadence(poll, new SplittableRandom(1)), Clock.systemUTC(), UTC));
    JobSlice slice =
        Slices.fresh(new Lease(lane("a", Lane.Direction.IN), 1), new JobKey(JobKind.INTAKE, "a"));
    slice.count("drifted", drifted);
    return followUps.intake(slice, Records.calendar("a"));
  }

  private static Lane lane(String calendar, Lane.Direction direction) {
    return new Lane(ANN, Records.calendar(calendar).ref().connection(), direction);
  }
}
