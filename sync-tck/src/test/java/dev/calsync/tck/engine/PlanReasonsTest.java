package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.TimeZoneId;
import dev.calsync.plan.NotShownItem;
import dev.calsync.plan.Plan;
import dev.calsync.plan.PlanAction;
import dev.calsync.policy.AlreadyPresent;
import dev.calsync.policy.Filter;
import dev.calsync.policy.Policy;
import dev.calsync.policy.PrivateEvents;
import dev.calsync.policy.Window;
import dev.calsync.policy.WorkingHours;
import dev.calsync.tck.connector.ScriptedConnector;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A plan says of each event that is not shown why, and nothing that stands in it (R-C8, R-C9). */
class PlanReasonsTest {

  private static final Window DECEMBER =
      Window.between(LocalDate.parse("2026-12-01"), LocalDate.parse("2027-01-01"));

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private Plan plan(Policy policy) {
    EdgeView edge = world.edge("work", "home", policy);
    return world.alice().edges().plan(edge.id());
  }

  private static Map<String, String> reasons(Plan plan) {
    return plan.notShownItems().stream()
        .collect(Collectors.toMap(NotShownItem::uid, it -> it.reason() + ": " + it.rule()));
  }

  @Test
  void theRuleThatLeavesAnEventOutIsNamed() {
    EventBody canary = event("Canary", "2026-12-02T10:00:00");
    world.calendar("work").put("shown", event("Shown", "2026-12-01T10:00:00"));
    world.calendar("work").put("cancelled", Bodies.cancelled(canary));
    world.calendar("work").put("private", Bodies.confidential(canary));
    world.calendar("work").put("free", World.free("Canary", "2026-12-02T10:00:00"));
    world.calendar("work").put("early", event("Canary", "2026-12-02T06:00:00"));
    world.calendar("work").put("outside", event("Canary", "2027-02-02T10:00:00"));
    Policy policy =
        Policy.title().toBuilder()
            .privateEvents(PrivateEvents.SKIP)
            .skip(Filter.free())
            .only(Filter.within(WorkingHours.weekdays("09:00", "17:00")))
            .window(DECEMBER)
            .build();

    Plan plan = plan(policy);

    assertThat(plan.count(PlanAction.CREATE)).isEqualTo(1);
    assertThat(reasons(plan))
        .isEqualTo(
            Map.of(
                "cancelled", "CANCELLED: status",
                "private", "PRIVATE_SKIPPED: privacy",
                "free", "SKIPPED: skip availability",
                "early", "NOT_AMONG: only within",
                "outside", "OUTSIDE_WINDOW: window"));
    assertThat(plan.notShown()).isEqualTo(5);
    assertThat(plan.toText() + plan.toJson() + plan)
        .contains("not shown outside 2027-02-02T10:00 Europe/Berlin  (OUTSIDE_WINDOW: window)")
        .doesNotContain("Canary");
  }

  @Test
  void whoShowsOrHasTheMeetingIsNamed() {
    EventBody meeting = event("Canary", "2026-12-02T10:00:00");
    world.calendar("work").put("there", meeting);
    world.calendar("home").put("there", meeting);
    world.calendar("work").put("twice", event("Canary", "2026-12-03T10:00:00"));
    world.calendar("side").put("twice", event("Canary", "2026-12-03T10:00:00"));
    EdgeView side = world.edge("side", "home");
    world.alice().edges().prioritize(side.id(), -1);
    world.cycle();

    Plan plan = plan(Policy.full());

    String home = world.edge("work", "home", Policy.full()).target().value();
    assertThat(reasons(plan))
        .hasEntrySatisfying(
            "there", why -> assertThat(why).startsWith("ALREADY_PRESENT: ").endsWith(home))
        .hasEntrySatisfying(
            "twice",
            why -> assertThat(why).startsWith("SHADOWED: edge " + side.id()).contains(" shows "))
        .hasSize(2);
    assertThat(plan.toText()).doesNotContain("Canary");
  }

  /**
   * INV-19: one event that cannot be judged does not stop the plan, as it does not stop the run.
   */
  @Test
  void anEventThatCannotBeJudgedIsNamedAndTheOthersArePlanned() {
    EventTime nowhere =
        new EventTime.Zoned(
            LocalDateTime.parse("2026-12-02T10:00:00"),
            new TimeZoneId("Nowhere/Land"),
            Length.of(Duration.ofHours(1)));
    EventBody canary = event("Canary", "2026-12-02T10:00:00");
    world.calendar("work").put("nowhere", EventBody.single(nowhere, canary.details()));
    world.calendar("work").put("fine", canary);
    Filter atWork = Filter.within(WorkingHours.weekdays("09:00", "17:00"));

    Plan plan = plan(Policy.builder().only(atWork).build());

    assertThat(plan.count(PlanAction.CREATE)).isEqualTo(1);
    assertThat(reasons(plan))
        .isEqualTo(
            Map.of(
                "nowhere",
                "UNKNOWN_ZONE: it cannot be judged; what is shown of it stays as it is"));
  }

  /** What a target refused is not promised again. */
  @Test
  void whatTheTargetRefusesIsNamed() {
    world.calendar("work").put("series", MirroredSeries.mondays());
    EdgeView edge = world.edge("work", "home");
    world.calendar("home").can(ScriptedConnector.everything().withSeries(SeriesSupport.NONE));
    world.sync(edge);

    Plan plan = world.alice().edges().plan(edge.id());

    assertThat(plan.isEmpty()).isTrue();
    assertThat(reasons(plan))
        .isEqualTo(Map.of("series", "SERIES_UNSUPPORTED: the target refuses it"));
  }

  @Test
  void anEventThatTakesNoTimeIsInNoBlock() {
    world.calendar("work").put("busy", event("Canary", "2026-12-02T10:00:00"));
    world.calendar("side").put("free", World.free("Canary", "2026-12-02T12:00:00"));
    world.calendar("side").put("out", event("Canary", "2026-12-02T20:00:00"));
    Filter atWork = Filter.within(WorkingHours.weekdays("09:00", "17:00"));
    Policy blocks = Policy.blocks().toBuilder().only(atWork).build();
    EdgeView edge = world.edge(List.of("work", "side"), "free", blocks);

    Plan plan = world.alice().edges().plan(edge.id());

    assertThat(plan.count(PlanAction.CREATE)).isEqualTo(1);
    assertThat(reasons(plan))
        .isEqualTo(
            Map.of(
                "free",
                "TAKES_NO_TIME: no busy time within reach",
                "out",
                "NOT_AMONG: only within"));
  }

  /** Copies in more calendars than the target count where the policy says so. */
  @Test
  void aCopyElsewhereIsNamedToo() {
    EventBody meeting = event("Canary", "2026-12-02T10:00:00");
    world.calendar("work").put("m", meeting);
    world.calendar("side").put("m", meeting);
    EdgeView other = world.edge("side", "third");
    world.cycle();

    Plan plan = plan(Policy.builder().alreadyPresent(AlreadyPresent.ALL_CALENDARS).build());

    assertThat(reasons(plan).get("m"))
        .isEqualTo("ALREADY_PRESENT: a copy of the meeting is in calendar " + other.source());
  }
}
