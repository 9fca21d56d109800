package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.connector.Limit;
import dev.calsync.failure.FailureClass;
import dev.calsync.policy.Policy;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobView;
import dev.calsync.tck.connector.ScriptedConnector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R-D6, INV-20: no more calls than a provider takes, and everything gets done all the same. */
class LimitedCallsTest {

  private static final int EVENTS = 60;

  private final World world = new World();

  @AfterEach
  void end() {
    world.close();
  }

  @Test
  void noMinuteSeesMoreThanTheLimitOfAProject() {
    world.provider.limits(new Limit(Limit.Scope.PROJECT, 20, Duration.ofMinutes(1)));
    world.calendar("home").can(ThrottledDeliveryTest.oneByOne(ScriptedConnector.everything()));
    EdgeView edge = mirrored();

    List<Instant> calls = callsUntilDone();

    assertThat(world.titles("home")).hasSize(EVENTS);
    assertThat(mostInAMinute(calls)).isBetween(15L, 20L);
    JobKey delivery = new JobKey(JobKind.DELIVER, edge.target().value());
    JobView job = world.store().jobs().find(World.ALICE, delivery).orElseThrow();
    assertThat(job.failure()).as("a limit is no failure").isEmpty();
  }

  /** Each write of a batch counts at a provider (Graph: each part of a $batch). */
  @ParameterizedTest
  @ValueSource(ints = {19, 20, 60})
  void aBatchIsNoWayPastALimit(int most) {
    world.provider.limits(new Limit(Limit.Scope.PROJECT, most, Duration.ofMinutes(1)));
    mirrored();
    List<Instant> times = new ArrayList<>();
    world.alice().edges().list().forEach(edge -> world.alice().edges().syncNow(edge.id()));
    for (int second = 0; second < 3_600 && world.titles("home").size() < EVENTS; second++) {
      int before = world.writes();
      world.kit().settle();
      times.addAll(Collections.nCopies(world.writes() - before, world.clock.instant()));
      world.pass(Duration.ofSeconds(1));
    }

    assertThat(world.titles("home")).hasSize(EVENTS);
    assertThat(mostInAMinute(times)).isLessThanOrEqualTo(most);
  }

  @Test
  void whatWasRefusedByALimitIsNotLookedUp() {
    world.provider.limits(new Limit(Limit.Scope.ACCOUNT, 20, Duration.ofMinutes(1)));
    world.calendar("home").can(ThrottledDeliveryTest.oneByOne(ScriptedConnector.everything()));
    mirrored();
    long before = world.provider.faults().calls();
    callsUntilDone();

    int readings = EVENTS / 10 + 2;
    assertThat(world.provider.faults().calls() - before).isLessThanOrEqualTo(EVENTS + readings);
  }

  /** A listing that needs more calls than are left goes on where it was, not at its beginning. */
  @Test
  void aLongListingGoesOnWhereItWas() {
    world.provider.limits(new Limit(Limit.Scope.ACCOUNT, 20, Duration.ofMinutes(1)));
    world.calendar("work").pagesOf(3);
    mirrored();
    long before = world.provider.faults().calls();
    callsUntilDone();

    assertThat(world.provider.faults().calls() - before).isLessThan(EVENTS + EVENTS / 3 + 10);
  }

  /** INV-22: what was asked for while a listing waited is not served by what was listed before. */
  @Test
  void aChangeDuringALongListingIsReadAsSoonAsThatEnds() {
    world.provider.limits(new Limit(Limit.Scope.ACCOUNT, 20, Duration.ofMinutes(1)));
    world.calendar("work").pagesOf(3);
    EdgeView edge = mirrored(Policy.title());
    world.alice().edges().syncNow(edge.id());
    world.kit().settle();
    world.calendar("work").put("e0", event("Changed", "2026-11-24T10:00:00"));
    callsUntilDone();
    world.kit().settle();

    assertThat(world.titles("home")).contains("Changed").doesNotContain("Event 0");
  }

  /** FLT-11: the whole account rests, whichever of its calls was refused, limited or not. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRefusedAccountRestsAsLongAsItWasTold(boolean limited) {
    if (limited) {
      world.provider.limits(new Limit(Limit.Scope.ACCOUNT, 100_000, Duration.ofMinutes(1)));
    }
    EdgeView edge = mirrored();
    callsUntilDone();
    world.provider.faults().failCall(1, FailureClass.THROTTLED);
    world.sync(edge);
    long calls = world.provider.faults().calls();
    world.alice().edges().syncNow(edge.id());
    world.kit().settle();

    assertThat(world.provider.faults().calls())
        .as("calls, one of the other account's included")
        .isLessThanOrEqualTo(calls + 1);
    world.pass(Duration.ofMinutes(10));
    world.sync(edge);
    assertThat(world.provider.faults().calls()).isGreaterThan(calls + 1);
  }

  /** Engine design, section 5: others have their turn after 200 requests that write. */
  @Test
  void aSliceEndsAfterTwoHundredWrites() {
    world.calendar("home").can(ThrottledDeliveryTest.oneByOne(ScriptedConnector.everything()));
    world.edge("work", "home");
    for (int i = 0; i < 450; i++) {
      world.calendar("work").put("e" + i, event("Event " + i, "2026-11-24T10:00:00"));
    }
    world.alice().edges().list().forEach(edge -> world.alice().edges().syncNow(edge.id()));
    List<Integer> written = new ArrayList<>();
    for (boolean busy = true; busy; ) {
      int before = world.writes();
      busy = world.kit().calsync().worker().runOnce();
      written.add(world.writes() - before);
    }
    written.removeIf(writes -> writes == 0);

    assertThat(written).containsExactly(200, 200, 50);
  }

  private EdgeView mirrored() {
    return mirrored(Policy.busy());
  }

  private EdgeView mirrored(Policy policy) {
    EdgeView edge = world.edge("work", "home", policy);
    for (int i = 0; i < EVENTS; i++) {
      world.calendar("work").put("e" + i, event("Event " + i, "2026-11-24T10:00:00"));
    }
    return edge;
  }

  /** When each call was made, second by second. */
  private List<Instant> callsUntilDone() {
    List<Instant> times = new ArrayList<>();
    world.alice().edges().list().forEach(edge -> world.alice().edges().syncNow(edge.id()));
    for (int second = 0; second < 3_600 && world.titles("home").size() < EVENTS; second++) {
      long before = world.provider.faults().calls();
      world.kit().settle();
      for (long i = before; i < world.provider.faults().calls(); i++) {
        times.add(world.clock.instant());
      }
      world.pass(Duration.ofSeconds(1));
    }
    return times;
  }

  private static long mostInAMinute(List<Instant> calls) {
    return calls.stream()
        .mapToLong(
            from ->
                calls.stream()
                    .filter(at -> !at.isBefore(from) && at.isBefore(from.plusSeconds(60)))
                    .count())
        .max()
        .orElse(0);
  }
}
