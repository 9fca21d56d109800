package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.weekly;
import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.Capabilities.Create;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.connector.RemoteId;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.failure.FailureClass;
import dev.calsync.plan.Plan;
import dev.calsync.plan.PlanAction;
import dev.calsync.plan.PlanItem;
import dev.calsync.store.MirrorRow;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.tck.connector.ScriptedStop;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** SEM-37: an event becomes a series, or whole days, where an object stays what it is. */
class KindChangeTest {

  private static final EventBody SINGLE = event("Talk", "2026-12-14T10:00:00");
  private static final EventBody WEEKLY = weekly("20261214T100000", "RRULE:FREQ=WEEKLY;COUNT=4");
  static final EventBody DAY = days("2026-12-14", Optional.empty());
  private static final EventBody DAILY =
      days("2026-12-14", weekly("20261214T100000", "RRULE:FREQ=DAILY;COUNT=3").recurrence());

  private World world = new World();
  private EdgeView edge;

  @AfterEach
  void close() {
    world.close();
  }

  static Stream<Arguments> everyChange() {
    List<Arguments> all = new ArrayList<>();
    for (Create create : Create.values()) {
      for (SeriesSupport series : List.of(SeriesSupport.WHOLE, MirroredSeries.GRAPH)) {
        Capabilities can = can(create).withSeries(series);
        all.add(Arguments.of(can, SINGLE, WEEKLY));
        all.add(Arguments.of(can, WEEKLY, SINGLE));
        all.add(Arguments.of(can, SINGLE, DAY));
        all.add(Arguments.of(can, DAY, SINGLE));
        all.add(Arguments.of(can, WEEKLY, DAILY));
        all.add(Arguments.of(can, DAILY, SINGLE));
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("everyChange")
  void sem37TheNewOneIsMadeBeforeTheOldOneGoes(
      Capabilities can, EventBody before, EventBody after) {
    mirrored(can, before);
    world.calendar("work").put("event", after);

    world.sync(edge);

    assertThat(kinds()).containsExactly("Create", "Create", "Delete");
    assertThat(times("home")).containsExactlyElementsOf(times("work"));
    assertThat(world.journal()).contains("MIRROR_WANTED RECREATED_KIND_CHANGE");
    assertThat(rows())
        .filteredOn(row -> row.remote().isPresent())
        .singleElement()
        .satisfies(row -> assertThat(row.identity().generation()).isEqualTo(1));
    world.cycle();
    world.pass(Duration.ofDays(1));
    world.cycle();
    assertThat(kinds()).hasSize(3);
    assertThat(times("work")).hasSize(1);
  }

  @Test
  void whereAnObjectMayBecomeAnythingItIsOneUpdate() {
    mirrored(ScriptedConnector.everything(), SINGLE);
    world.calendar("work").put("event", WEEKLY);

    world.sync(edge);

    assertThat(kinds()).containsExactly("Create", "Update");
  }

  @Test
  void aChangeThatIsNoneOfKindStaysOneUpdate() {
    mirrored(can(Create.ID_CHOSEN), WEEKLY);
    world.calendar("work").put("event", weekly("20261215T100000", "RRULE:FREQ=DAILY;COUNT=9"));

    world.sync(edge);

    assertThat(kinds()).containsExactly("Create", "Update");
  }

  @Test
  void backAndForthLeavesOneAfterEachChange() {
    mirrored(can(Create.ID_CHOSEN), SINGLE);
    for (EventBody next : List.of(WEEKLY, SINGLE, DAY, WEEKLY, DAILY, SINGLE)) {
      world.calendar("work").put("event", next);
      world.sync(edge);
      assertThat(times("home")).containsExactlyElementsOf(times("work"));
    }
    world.calendar("work").delete(world.calendar("work").idOf("event").orElseThrow());
    world.cycle();
    assertThat(world.calendar("home").objects()).isEmpty();
  }

  @Test
  void thePlanSaysItAsOneChange() {
    mirrored(can(Create.ID_CHOSEN), SINGLE);
    world.calendar("work").put("event", WEEKLY);

    Plan plan = world.alice().edges().plan(edge.id());

    assertThat(plan.items())
        .singleElement()
        .extracting(PlanItem::action, PlanItem::reason)
        .containsExactly(PlanAction.UPDATE, "RECREATED_KIND_CHANGE");
    world.sync(edge);
    assertThat(world.alice().explain().of("event").toText()).contains("RECREATED_KIND_CHANGE");
    assertThat(world.alice().edges().plan(edge.id()).isEmpty()).isTrue();
  }

  @Test
  void asLongAsTheNewOneIsRefusedTheOldOneStays() {
    mirrored(can(Create.ID_CHOSEN), SINGLE);
    world.calendar("home").can(can(Create.ID_CHOSEN).withSeries(SeriesSupport.NONE));
    world.calendar("work").put("event", WEEKLY);

    world.sync(edge);
    world.sync(edge);

    assertThat(times("home")).containsExactly(SINGLE.time());
    world.calendar("home").can(can(Create.ID_CHOSEN));
    world.calendar("work").put("event", weekly("20261214T100000", "RRULE:FREQ=WEEKLY;COUNT=5"));
    world.cycle();
    assertThat(times("home")).containsExactlyElementsOf(times("work"));
  }

  /** The first create is sent and its answer lost; what it made is known and goes. */
  @ParameterizedTest
  @EnumSource(Create.class)
  void whatAWriteMayHaveMadeThatNobodyAnsweredGoesToo(Create create) {
    world.calendar("home").can(can(create));
    world.calendar("work").put("event", SINGLE);
    edge = world.edge("work", "home");
    world.provider.faults().loseReplyOfWrite(1);
    world.alice().edges().syncNow(edge.id());
    world.calendar("work").put("event", WEEKLY);

    world.cycle();
    world.pass(Duration.ofMinutes(5));
    world.cycle();

    assertThat(times("home")).containsExactlyElementsOf(times("work"));
  }

  @Test
  void whatAPersonDoesToTheOldOneMeanwhileKeepsNothingOfIt() {
    mirrored(can(Create.ID_CHOSEN), SINGLE);
    RemoteId old = world.only("home");
    world.calendar("work").put("event", WEEKLY);
    world.provider.faults().failCall(5, FailureClass.TRANSIENT);
    world.calendar("home").edit(old, event("Mine", "2026-12-15T10:00:00"));

    world.cycle();
    world.pass(Duration.ofMinutes(5));
    world.cycle();

    assertThat(times("home")).containsExactlyElementsOf(times("work"));
    assertThat(world.bodies("work")).hasSize(1);
  }

  /** Wherever the process dies, somebody who looks sees the event, and at the end sees it once. */
  @ParameterizedTest
  @MethodSource("everyChange")
  void atNoMomentIsNothingThere(Capabilities can, EventBody before, EventBody after) {
    for (int nth = 1; dies(can, before, after, nth); nth++) {
      assertThat(kinds()).as("call %s", nth).startsWith("Create", "Create").endsWith("Delete");
    }
  }

  private boolean dies(Capabilities can, EventBody before, EventBody after, int nth) {
    boolean died = false;
    for (boolean afterIt : List.of(false, true)) {
      world.close();
      world = new World();
      mirrored(can, before);
      world.calendar("work").put("event", after);
      boolean stopped = stopped(nth, afterIt);
      died |= stopped;
      assertThat(world.calendar("home").shown()).as("call %s", nth).isNotEmpty();
      if (stopped) {
        world.restart();
      }
      world.cycle();
      world.cycle();
      assertThat(times("home")).as("call %s", nth).containsExactlyElementsOf(times("work"));
    }
    return died;
  }

  private boolean stopped(int nth, boolean afterIt) {
    if (afterIt) {
      world.provider.faults().stopAfterCall(nth);
    } else {
      world.provider.faults().stopBeforeCall(nth);
    }
    try {
      world.sync(edge);
      return false;
    } catch (ScriptedStop death) {
      return true;
    } finally {
      world.provider.faults().heal();
    }
  }

  /** Both are there when the store is lost: the older one goes (R-F5). */
  @ParameterizedTest
  @MethodSource("everyChange")
  void afterALossOfTheStoreTheOlderOfTwoGoes(Capabilities can, EventBody before, EventBody after) {
    mirrored(can, before);
    world.calendar("work").put("event", after);
    for (int nth = 1; world.calendar("home").shown().size() < 2; nth++) {
      world.close();
      world = new World();
      mirrored(can, before);
      world.calendar("work").put("event", after);
      assertThat(stopped(nth, true)).as("call %s", nth).isTrue();
    }

    world.loseStore();
    edge = world.edge("work", "home");
    world.cycle();

    assertThat(times("home")).containsExactlyElementsOf(times("work"));
    assertThat(kinds()).containsExactly("Create", "Create", "Delete");
  }

  private void mirrored(Capabilities can, EventBody body) {
    world.calendar("home").can(can);
    world.calendar("work").put("event", body);
    edge = world.edge("work", "home");
    world.sync(edge);
  }

  private static Capabilities can(Create create) {
    return ScriptedConnector.everything()
        .writing(writes -> writes.withCreate(create).keepingKinds());
  }

  private List<EventTime> times(String calendar) {
    return world.bodies(calendar).stream().map(EventBody::time).toList();
  }

  private List<MirrorRow> rows() {
    return world.store().targets().ofEvents(World.ALICE, edge.id(), List.of("event"));
  }

  private List<String> kinds() {
    return world.provider.writeLog().stream()
        .map(sent -> sent.write().getClass().getSimpleName())
        .toList();
  }

  private static EventBody days(String first, Optional<dev.calsync.event.Recurrence> recurrence) {
    LocalDate start = LocalDate.parse(first);
    return new EventBody(
        new EventTime.AllDay(start, start.plusDays(1)),
        EventDetails.of(new EventText("Talk", "", "", "", List.of())),
        recurrence,
        List.of());
  }
}
