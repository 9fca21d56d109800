package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.weekly;
import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.ReadSupport.Tells;
import dev.calsync.connector.RemoteId;
import dev.calsync.event.TimeRange;
import dev.calsync.plan.Plan;
import dev.calsync.plan.PlanAction;
import dev.calsync.plan.PlanItem;
import dev.calsync.policy.Detail;
import dev.calsync.policy.Filter;
import dev.calsync.policy.Policy;
import dev.calsync.store.Hold;
import dev.calsync.store.HoldId;
import dev.calsync.tck.connector.ScriptedCalendar;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.tck.connector.ScriptedStop;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SEM-18: a calendar of which only busy time may be seen any more, and its events again. */
class LostDetailTest {

  private static final int EVENTS = 40;

  private final World world = new World("2026-11-20T09:00:00Z");

  @AfterEach
  void close() {
    world.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"BUSY_EVENTS", "BUSY_TIMES"})
  void sem18NothingIsWrittenUntilTheOwnerChoosesAndThenFortyMirrorsShowBusyTime(Tells less) {
    EdgeView edge = fortyTitledMirrors();
    world.pass(Duration.ofDays(5));

    sees(less);
    world.sync(edge);

    assertThat(world.writes()).isEqualTo(EVENTS);
    assertThat(hold().reason()).isEqualTo("DETAIL_LOST");
    assertThat(hold().events()).isEqualTo(EVENTS);
    assertThat(world.journal()).filteredOn("MIRROR_HELD DETAIL_LOST"::equals).hasSize(EVENTS);
    world.cycle();
    assertThat(world.writes()).isEqualTo(EVENTS);
    assertThat(world.alice().holds().open()).hasSize(1);

    assertThat(world.alice().holds().approve(hold().id())).contains(EVENTS);
    world.cycle();

    assertThat(world.titles("home")).hasSize(EVENTS).containsOnly("Busy");
    assertThat(kinds()).filteredOn("Update"::equals).hasSize(EVENTS);
    assertThat(kinds()).filteredOn("Delete"::equals).isEmpty();
    assertThat(world.alice().holds().open()).isEmpty();
    world.cycle();
    assertThat(world.writes()).isEqualTo(2 * EVENTS);
  }

  @ParameterizedTest
  @EnumSource(names = {"BUSY_EVENTS", "BUSY_TIMES"})
  void whoKeepsWhatWasToldSeesItOnWithoutAWriteAndAlsoOnTheNextDay(Tells less) {
    EdgeView edge = fortyTitledMirrors();
    sees(less);
    world.sync(edge);

    assertThat(world.alice().holds().reject(hold().id())).contains(EVENTS);
    world.cycle();
    world.pass(Duration.ofDays(1));
    world.cycle();

    assertThat(world.titles("home")).hasSize(EVENTS).contains("Event 7");
    assertThat(world.writes()).isEqualTo(EVENTS);
    assertThat(world.alice().holds().open()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"BUSY_EVENTS", "BUSY_TIMES"})
  void whatIsToldAgainBeforeAnybodyChoseEndsTheHoldWithoutAWrite(Tells less) {
    EdgeView edge = fortyTitledMirrors();
    sees(less);
    world.sync(edge);
    assertThat(world.alice().holds().open()).hasSize(1);

    sees(Tells.EVENTS);
    world.sync(edge);

    assertThat(world.alice().holds().open()).isEmpty();
    assertThat(world.writes()).isEqualTo(EVENTS);
    assertThat(world.titles("home")).contains("Event 7");
  }

  @ParameterizedTest
  @EnumSource(names = {"BUSY_EVENTS", "BUSY_TIMES"})
  void whatIsToldAgainIsShownAgainAndTheNextLossIsAskedAgain(Tells less) {
    EdgeView edge = fortyTitledMirrors();
    sees(less);
    world.sync(edge);
    world.alice().holds().approve(hold().id());
    world.cycle();

    sees(Tells.EVENTS);
    world.cycle();
    assertThat(world.titles("home")).hasSize(EVENTS).contains("Event 7").doesNotContain("Busy");

    int before = world.writes();
    sees(less);
    world.cycle();
    assertThat(hold().reason()).isEqualTo("DETAIL_LOST");
    assertThat(world.writes()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(names = {"BUSY_EVENTS", "BUSY_TIMES"})
  void aSeriesLosesItsWordsAndNotItsRule(Tells less) {
    world.calendar("work").put("series", weekly("20261102T100000", "RRULE:FREQ=WEEKLY;COUNT=5"));
    EdgeView edge = world.edge("work", "home", Policy.full());
    world.sync(edge);

    sees(less);
    world.cycle();
    world.alice().holds().approve(hold().id());
    world.cycle();

    assertThat(world.titles("home")).containsExactly("Busy");
    assertThat(world.bodies("home").get(0).isSeries()).isTrue();
    assertThat(kinds()).containsExactly("Create", "Update");
  }

  @Test
  void whatIsDeletedMeanwhileIsJudgedTogetherOnceTheOwnerChose() {
    EdgeView edge = fortyTitledMirrors();
    sees(Tells.BUSY_EVENTS);
    world.sync(edge);
    for (int i = 0; i < EVENTS; i++) {
      world.calendar("work").delete(id(i));
      world.sync(edge);
    }
    assertThat(world.titles("home")).hasSize(EVENTS);

    world.alice().holds().approve(hold().id());
    world.cycle();

    assertThat(world.titles("home")).hasSize(EVENTS);
    assertThat(hold().reason()).isEqualTo("MASS_DELETE");
  }

  @Test
  void whatIsAddedAndMovedMeanwhileIsShownOnceTheOwnerChose() {
    EdgeView edge = fortyTitledMirrors();
    sees(Tells.BUSY_EVENTS);
    world.sync(edge);
    world.calendar("work").put("late", event("Late", "2027-03-01T10:00"));
    world.calendar("work").edit(id(7), event("Event 7", "2027-03-02T10:00"));
    world.cycle();
    assertThat(world.writes()).isEqualTo(EVENTS);

    world.alice().holds().reject(hold().id());
    world.cycle();

    assertThat(world.titles("home")).hasSize(EVENTS + 1).contains("Busy", "Event 7");
    assertThat(world.writes()).isEqualTo(EVENTS + 2);
    assertThat(world.bodies("home"))
        .anySatisfy(
            body -> {
              assertThat(body.time()).isEqualTo(event("", "2027-03-02T10:00").time());
              assertThat(body.details().text().title()).isEqualTo("Event 7");
            });
  }

  @Test
  void anEdgeThatShowsBusyTimeGoesOnAsIfNothingWere() {
    EdgeView edge = fortyMirrors(Policy.busy());

    sees(Tells.BUSY_EVENTS);
    world.calendar("work").put("late", event("Late", "2027-03-01T10:00"));
    world.sync(edge);

    assertThat(world.alice().holds().open()).isEmpty();
    assertThat(world.writes()).isEqualTo(EVENTS + 1);
  }

  @Test
  void aFilterGoesOnSeeingWhatWasToldAndNeverWhatStandsInItsPlace() {
    world.calendar("work").put("lunch", event("Lunch", "2026-12-01T12:00"));
    world.calendar("work").put("talk", event("Talk", "2026-12-01T14:00"));
    EdgeView edge =
        world.edge("work", "home", Policy.builder().skip(Filter.titleContains("Lunch")).build());
    world.sync(edge);

    sees(Tells.BUSY_EVENTS);
    world.cycle();

    assertThat(world.bodies("home")).hasSize(1);
    assertThat(world.writes()).isEqualTo(1);
  }

  @Test
  void anEdgeThatIsMadeAfterTheLossShowsNothingOfWhatWasToldBefore() {
    fortyTitledMirrors();
    sees(Tells.BUSY_EVENTS);
    world.cycle();

    EdgeView late = world.edge("work", "elsewhere", Policy.full());
    world.sync(late);

    assertThat(world.titles("elsewhere")).hasSize(EVENTS).containsOnly("Busy");
  }

  @Test
  void aCalendarThatNeverToldMoreIsShownAsBusyTimeAndSaysSo() {
    world.calendar("work", telling(Tells.BUSY_EVENTS));
    world.calendar("work").put("event", event("Secret", "2026-12-01T10:00"));
    EdgeView edge = world.edge("work", "home", Policy.full());

    world.sync(edge);

    assertThat(world.titles("home")).containsExactly("Busy");
    assertThat(world.alice().holds().open()).isEmpty();
    assertThat(world.alice().explain().of("event").toText())
        .contains("DETAIL_LOST: the source tells only when its owner is busy");
    assertThat(world.store().journal().of(World.ALICE, "event", 10).toString())
        .doesNotContain("Secret");
  }

  @Test
  void planAndExplainSayWhatIsWaitedFor() {
    EdgeView edge = fortyTitledMirrors();
    sees(Tells.BUSY_EVENTS);
    world.sync(edge);
    world.calendar("work").put("late", event("Late", "2027-03-01T10:00"));
    world.calendar("work").delete(id(0));

    Plan plan = world.alice().edges().plan(edge.id());

    assertThat(plan.count(PlanAction.HOLD)).isEqualTo(EVENTS + 1);
    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.items()).extracting(PlanItem::reason).containsOnly("DETAIL_LOST");
    assertThat(world.alice().explain().of("event-7").toText())
        .contains("DETAIL_LOST")
        .contains("approved, to show busy time, or rejected, to keep what was known")
        .contains("held by " + hold().id());
  }

  @Test
  void thePlanShowsWhatIsKeptAsItIs() {
    EdgeView edge = fortyTitledMirrors();
    sees(Tells.BUSY_TIMES);
    world.sync(edge);
    world.alice().holds().reject(hold().id());
    world.cycle();

    Plan plan = world.alice().edges().plan(edge.id());

    assertThat(plan.count(PlanAction.KEEP)).isEqualTo(EVENTS);
    assertThat(plan.isEmpty()).isTrue();
  }

  @Test
  void ofMereTimesOnlyTheStretchThatWasListedIsBelieved() {
    ScriptedCalendar work = world.calendar("work", telling(Tells.BUSY_TIMES));
    work.habits().tellTimesOf(between("2026-11-20T00:00:00Z", "2027-11-20T00:00:00Z"));
    for (int i = 0; i < EVENTS; i++) {
      work.put("event-" + i, event("", at(i)));
    }
    EdgeView edge = world.edge("work", "home", Policy.full());
    world.sync(edge);
    assertThat(world.titles("home")).hasSize(EVENTS).containsOnly("Busy");

    work.delete(id(0));
    work.delete(id(20));
    work.edit(id(30), event("", "2027-03-01T10:00"));
    work.habits().tellTimesOf(between("2026-12-02T00:00:00Z", "2027-11-20T00:00:00Z"));
    world.cycle();

    assertThat(world.bodies("home"))
        .extracting(body -> body.time().startSlot().text())
        .hasSize(EVENTS - 1)
        .contains("2026-12-01T10:00:00", "2027-03-01T10:00:00")
        .doesNotContain("2026-12-21T10:00:00", "2026-12-31T10:00:00");
    assertThat(world.writes()).isEqualTo(EVENTS + 3);
    world.cycle();
    assertThat(world.writes()).isEqualTo(EVENTS + 3);
  }

  private static TimeRange between(String from, String to) {
    return new TimeRange(Instant.parse(from), Instant.parse(to));
  }

  /** The choice is kept, the hold is closed, both are planned: a death may come anywhere. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDeathWhileChoosingLeavesTheChoiceToMakeOrMadeAndNoHoldBehind(boolean after) {
    for (int nth = 1; nth <= 12; nth++) {
      StoppableStore stoppable = new StoppableStore();
      try (World mortal = new World(stoppable::over)) {
        mortal.calendar("work").put("event", event("Talk", "2026-12-01T10:00"));
        EdgeView edge = mortal.edge("work", "home", Policy.full());
        mortal.sync(edge);
        mortal.calendar("work").can(telling(Tells.BUSY_EVENTS));
        mortal.sync(edge);
        HoldId hold = mortal.alice().holds().open().get(0).id();

        stoppable.stopAt(nth, after);
        try {
          mortal.alice().holds().reject(hold);
        } catch (ScriptedStop death) {
          assertThat(death).hasMessageContaining(after ? "after" : "before");
        }
        stoppable.heal();
        mortal.restart();
        mortal.cycle();
        mortal.alice().holds().open().forEach(open -> mortal.alice().holds().reject(open.id()));
        mortal.cycle();

        assertThat(mortal.titles("home")).as("operation %s", nth).containsExactly("Talk");
        assertThat(mortal.writes()).as("operation %s", nth).isEqualTo(1);
        assertThat(mortal.alice().holds().open()).as("operation %s", nth).isEmpty();
      }
    }
  }

  private EdgeView fortyTitledMirrors() {
    return fortyMirrors(Policy.builder().detail(Detail.FULL).build());
  }

  private EdgeView fortyMirrors(Policy policy) {
    for (int i = 0; i < EVENTS; i++) {
      world.calendar("work").put("event-" + i, event("Event " + i, at(i)));
    }
    EdgeView edge = world.edge("work", "home", policy);
    world.sync(edge);
    return edge;
  }

  private static String at(int i) {
    return LocalDateTime.parse("2026-12-01T10:00").plusDays(i).toString();
  }

  private RemoteId id(int i) {
    return world.calendar("work").idOf("event-" + i).orElseThrow();
  }

  private Hold hold() {
    return world.alice().holds().open().get(0);
  }

  /** Somebody changes what our account may see. */
  private void sees(Tells what) {
    world.calendar("work").can(telling(what));
  }

  private static Capabilities telling(Tells what) {
    return ScriptedConnector.everything().reading(reads -> reads.telling(what));
  }

  private List<String> kinds() {
    return world.provider.writeLog().stream()
        .map(sent -> sent.write().getClass().getSimpleName())
        .toList();
  }
}
