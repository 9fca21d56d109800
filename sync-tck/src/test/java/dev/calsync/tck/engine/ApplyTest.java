package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.ApplyResult;
import dev.calsync.EdgeView;
import dev.calsync.OwnerScope;
import dev.calsync.Rollout;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.Limit;
import dev.calsync.failure.CalsyncException;
import dev.calsync.plan.Plan;
import dev.calsync.plan.PlanAction;
import dev.calsync.plan.PlanItem;
import dev.calsync.plan.Staleness;
import dev.calsync.policy.Policy;
import dev.calsync.policy.SyncMode;
import dev.calsync.store.Hold;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R-C8: a plan is carried out as it was looked at, or not; and first runs are asked for. */
class ApplyTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  /** An edge that may write two mirrors when it begins, and wants three. */
  private EdgeView waiting() {
    world.restart(Rollout.LIVE.approvingFirstRunsAbove(2));
    for (int i = 1; i <= 3; i++) {
      world.calendar("work").put("e" + i, event("Event " + i, "2026-12-0" + i + "T10:00"));
    }
    EdgeView edge = world.edge("work", "home");
    world.sync(edge);
    return edge;
  }

  private ApplyResult apply(Plan plan, Staleness stale) {
    ApplyResult result = world.alice().edges().apply(plan, stale);
    result.run().ifPresent(run -> run.await(LONG));
    world.kit().settle();
    return result;
  }

  @Test
  void aFirstRunThatWouldWriteMuchWaitsAndItsPlanShowsWhatItWouldWrite() {
    EdgeView edge = waiting();

    assertThat(world.titles("home")).isEmpty();
    assertThat(world.alice().holds().open())
        .singleElement()
        .satisfies(hold -> assertThat(hold.reason()).isEqualTo("FIRST_RUN"))
        .satisfies(hold -> assertThat(hold.events()).isEqualTo(3));
    assertThat(world.alice().edges().plan(edge.id()).count(PlanAction.CREATE)).isEqualTo(3);
    assertThat(world.journal()).anyMatch(line -> line.startsWith("EDGE_HELD FIRST_RUN"));
  }

  @Test
  void aSmallFirstRunAsksNobodyAndLaterOnesNeither() {
    world.restart(Rollout.LIVE.approvingFirstRunsAbove(2));
    world.calendar("work").put("e1", event("Event 1", "2026-12-01T10:00"));
    EdgeView edge = world.edge("work", "home");
    world.sync(edge);
    assertThat(world.titles("home")).hasSize(1);

    for (int i = 2; i <= 9; i++) {
      world.calendar("work").put("e" + i, event("Event " + i, "2026-12-0" + i + "T10:00"));
    }
    world.sync(edge);

    assertThat(world.titles("home")).hasSize(9);
  }

  @Test
  void anEdgeThatWasMadeBeforeAnybodyWantedToBeAskedIsNotAskedAbout() {
    EdgeView edge = world.edge("work", "home");
    world.restart(Rollout.LIVE.approvingFirstRunsAbove(0));
    world.calendar("work").put("e1", event("Event 1", "2026-12-01T10:00"));
    world.sync(edge);

    assertThat(world.titles("home")).hasSize(1);
  }

  @Test
  void whatIsApprovedAsAHoldIsWrittenAndMoreComesByItself() {
    EdgeView edge = waiting();
    Hold hold = world.alice().holds().open().get(0);

    assertThat(world.alice().holds().approve(hold.id())).contains(3);
    world.kit().settle();
    assertThat(world.titles("home")).hasSize(3);

    world.calendar("work").put("e4", event("Event 4", "2026-12-04T10:00"));
    world.sync(edge);
    assertThat(world.titles("home")).hasSize(4);
  }

  @Test
  void aFirstRunIsNotRejectedAsThereIsNothingToKeep() {
    waiting();
    Hold hold = world.alice().holds().open().get(0);

    assertThatThrownBy(() -> world.alice().holds().reject(hold.id()))
        .isInstanceOf(CalsyncException.class)
        .hasMessageContaining("FIRST_RUN");
  }

  @Test
  void aPlanThatStillStandsIsCarriedOutAndApprovesTheFirstRun() {
    EdgeView edge = waiting();
    Plan plan = world.alice().edges().plan(edge.id());

    ApplyResult result = apply(plan, Staleness.REFUSE_IF_STALE);

    assertThat(result)
        .isInstanceOfSatisfying(
            ApplyResult.Applied.class, it -> assertThat(it.replanned()).isEmpty());
    assertThat(world.titles("home")).hasSize(3);
    assertThat(world.writes()).isEqualTo(3);
    assertThat(world.alice().edges().plan(edge.id()).isEmpty()).isTrue();
  }

  @Test
  void aPlanThatIsStaleIsRefusedWithWhatIsOtherwiseAndNothingIsWritten() {
    EdgeView edge = waiting();
    Plan plan = world.alice().edges().plan(edge.id());
    world.calendar("work").put("e2", event("Event 2", "2026-12-02T15:00"));

    ApplyResult result = apply(plan, Staleness.REFUSE_IF_STALE);

    assertThat(result.run()).isEmpty();
    assertThat(result)
        .isInstanceOfSatisfying(
            ApplyResult.Stale.class,
            it -> {
              assertThat(it.items()).extracting(PlanItem::uid).containsOnly("e2");
              assertThat(it.now().count(PlanAction.CREATE)).isEqualTo(3);
            });
    assertThat(world.titles("home")).isEmpty();
  }

  @Test
  void staleItemsAreDoneAsTheyArePlannedNow() {
    EdgeView edge = waiting();
    Plan plan = world.alice().edges().plan(edge.id());
    world.calendar("work").put("e2", event("Event 2", "2026-12-02T15:00"));
    world.calendar("work").delete(world.calendar("work").idOf("e3").orElseThrow());

    ApplyResult result = apply(plan, Staleness.SKIP_STALE_ITEMS);

    assertThat(result)
        .isInstanceOfSatisfying(
            ApplyResult.Applied.class,
            it -> assertThat(it.replanned()).extracting(PlanItem::uid).containsExactly("e2"));
    assertThat(world.titles("home")).hasSize(2);
  }

  @Test
  void noMoreIsWrittenThanThePlanSaidWhateverIsToBecomeOfStaleItems() {
    EdgeView edge = waiting();
    Plan plan = world.alice().edges().plan(edge.id());
    world.calendar("work").put("e4", event("Event 4", "2026-12-04T10:00"));

    assertThat(apply(plan, Staleness.SKIP_STALE_ITEMS)).isInstanceOf(ApplyResult.Stale.class);
    assertThat(world.titles("home")).isEmpty();
  }

  @Test
  void aPlanOfAnotherPolicyIsNotCarriedOut() {
    EdgeView edge = waiting();
    Plan plan = world.alice().edges().plan(edge.id());
    world.alice().edges().change(edge.id(), Policy.title());

    assertThat(apply(plan, Staleness.SKIP_STALE_ITEMS)).isInstanceOf(ApplyResult.Stale.class);
    assertThat(world.titles("home")).isEmpty();
  }

  @Test
  void aMirrorThatSomebodyEditedMeanwhileMakesItsItemStale() {
    EdgeView edge = waiting();
    apply(world.alice().edges().plan(edge.id()), Staleness.REFUSE_IF_STALE);
    world.calendar("work").put("e1", event("Event 1", "2026-12-01T11:00"));
    Plan plan = world.alice().edges().plan(edge.id());
    world
        .calendar("home")
        .edit(world.calendar("home").objects().get(0).id(), event("Mine now", "2026-12-05T08:00"));

    assertThat(apply(plan, Staleness.REFUSE_IF_STALE)).isInstanceOf(ApplyResult.Stale.class);
  }

  @Test
  void aPlanOfAnotherOwnersEdgeIsNotThere() {
    EdgeView edge = waiting();
    Plan plan = world.alice().edges().plan(edge.id());
    OwnerScope bob = world.kit().calsync().owner(OwnerId.of("bob"));

    assertThatThrownBy(() -> bob.edges().apply(plan, Staleness.SKIP_STALE_ITEMS))
        .isInstanceOfSatisfying(
            CalsyncException.class, it -> assertThat(it.code()).isEqualTo("NOT_FOUND"));
  }

  @Test
  void nothingIsCarriedOutForAnEdgeThatIsNotLive() {
    EdgeView edge = waiting();
    Plan plan = world.alice().edges().plan(edge.id());
    world.alice().edges().mode(edge.id(), SyncMode.SHADOW);

    assertThatThrownBy(() -> world.alice().edges().apply(plan, Staleness.REFUSE_IF_STALE))
        .isInstanceOfSatisfying(
            CalsyncException.class, it -> assertThat(it.code()).isEqualTo("EDGE_MODE"));
  }

  @Test
  void aPlanTellsHowManyWritesItTakesAndHowLongTheLimitsMakeThemLast() {
    EdgeView edge = waiting();
    world.provider.limits(new Limit(Limit.Scope.CALENDAR, 10, Duration.ofSeconds(100)));

    Plan plan = world.alice().edges().plan(edge.id());

    assertThat(plan.cost().writes()).isEqualTo(3);
    assertThat(plan.cost().duration()).isBetween(Duration.ofSeconds(22), Duration.ofSeconds(23));
    assertThat(plan.cost().mails()).isZero();
    assertThat(plan.toText()).contains("Cost: 3 writes, 22 s at least; nobody is mailed.");
  }
}
