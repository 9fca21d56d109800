package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.instants;
import static dev.calsync.tck.engine.SeriesTales.weekly;
import static dev.calsync.tck.engine.World.event;
import static dev.calsync.tck.engine.World.free;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.EdgeView;
import dev.calsync.SyncSummary;
import dev.calsync.calendar.CalendarId;
import dev.calsync.connector.SourcePart;
import dev.calsync.failure.CalsyncException;
import dev.calsync.plan.Plan;
import dev.calsync.plan.PlanAction;
import dev.calsync.policy.Policy;
import dev.calsync.policy.Window;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SEM-2: what takes time in several calendars, merged into blocks at one. */
class BlocksTest extends BlockScene {

  @Test
  void sem2TheDatedStory() {
    threeMeetings();
    EdgeView edge = blocks("work", "home");
    SyncSummary first = world.sync(edge);
    assertThat(shown()).containsExactly("09:00-10:30", "12:00-13:00");
    assertThat(first.created()).isEqualTo(2);
    assertThat(world.titles("free")).containsOnly("Busy");

    put("home", "d", "10:30", "12:00");
    SyncSummary joined = world.sync(edge);
    assertThat(shown()).containsExactly("09:00-13:00");
    assertThat(joined).returns(0L, SyncSummary::created).returns(1L, SyncSummary::updated);
    assertThat(joined.deleted()).isEqualTo(1);

    String object = world.only("free").value();
    delete("home", "b");
    SyncSummary parted = world.sync(edge);
    assertThat(shown()).containsExactly("09:00-10:00", "10:30-13:00");
    assertThat(parted).returns(1L, SyncSummary::created).returns(1L, SyncSummary::updated);
    assertThat(parted.deleted()).isZero();
    assertThat(at(object)).isEqualTo("10:30-13:00");

    int writes = world.writes();
    world.cycle();
    world.cycle();
    assertThat(world.writes()).isEqualTo(writes);
  }

  private String at(String object) {
    return world.calendar("free").objects().stream()
        .filter(part -> part.id().value().equals(object))
        .map(part -> told(((SourcePart.Whole) part).body()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPlanShowsWhatASynchronizationDoes() {
    threeMeetings();
    EdgeView edge = blocks("work", "home");

    Plan plan = world.alice().edges().plan(edge.id());
    assertThat(plan.count(PlanAction.CREATE)).isEqualTo(2);
    assertThat(world.bodies("free")).isEmpty();
    world.sync(edge);
    put("home", "d", "10:30", "12:00");
    Plan next = world.alice().edges().plan(edge.id());
    assertThat(next.count(PlanAction.UPDATE)).isEqualTo(1);
    assertThat(next.count(PlanAction.DELETE)).isEqualTo(1);
  }

  @Test
  void aLostStoreAdoptsBlocksWhateverTheyWereCalled() {
    threeMeetings();
    EdgeView edge = blocks("work", "home");
    world.sync(edge);
    put("home", "d", "10:30", "12:00");
    world.sync(edge);
    delete("home", "b");
    world.sync(edge);
    int writes = world.writes();
    world.loseStore();

    EdgeView again = blocks("home", "work");
    assertThat(world.alice().edges().plan(again.id()).count(PlanAction.ADOPT)).isEqualTo(2);
    world.sync(again);

    assertThat(world.writes()).isEqualTo(writes);
    assertThat(shown()).containsExactly("09:00-10:00", "10:30-13:00");
  }

  @Test
  void whatChangedWhileTheStoreWasLostMovesAFoundBlock() {
    threeMeetings();
    world.sync(blocks("work", "home"));
    int writes = world.writes();
    world.loseStore();
    delete("work", "c");
    put("work", "e", "15:00", "16:00");

    world.sync(blocks("work", "home"));

    assertThat(shown()).containsExactly("09:00-10:30", "15:00-16:00");
    assertThat(world.writes() - writes).isEqualTo(1);
  }

  @Test
  void explainTellsWhatABlockIsMadeOfAndNoContent() {
    threeMeetings();
    EdgeView edge = blocks("work", "home");
    world.sync(edge);
    String block = world.alice().edges().plan(edge.id()).items().get(0).uid();
    assertThat(block).isEqualTo("BLOCK:2026-03-02T08:00:00Z");

    String told = world.alice().explain().of(block).toText();
    assertThat(told)
        .contains("event a of calendar work", "event b of calendar home", "09:00", "SETTLED")
        .doesNotContain("event c", "Secret");
    String object = world.calendar("free").objects().get(0).id().value();
    assertThat(world.alice().explain().of(object).toText())
        .contains("is a mirror of ours", "Block");
    assertThat(world.alice().explain().of("b").toText())
        .contains("mirror BLOCK:2026-03-02T08:00:00Z")
        .doesNotContain("Secret");
  }

  @Test
  void everyOccurrenceIsJudgedForItself() {
    world
        .calendar("work")
        .put(
            "series",
            weekly(
                "20260302T100000",
                "RRULE:FREQ=WEEKLY;COUNT=4",
                "EXDATE;TZID=Europe/Berlin:20260309T100000",
                "END:VEVENT",
                "BEGIN:VEVENT",
                "UID:series",
                "SUMMARY:Team, private",
                "CLASS:PRIVATE",
                "RECURRENCE-ID;TZID=Europe/Berlin:20260316T100000",
                "DTSTART;TZID=Europe/Berlin:20260317T150000",
                "DURATION:PT1H",
                "END:VEVENT",
                "BEGIN:VEVENT",
                "UID:series",
                "SUMMARY:Team, cancelled",
                "STATUS:CANCELLED",
                "RECURRENCE-ID;TZID=Europe/Berlin:20260323T100000",
                "DTSTART;TZID=Europe/Berlin:20260323T100000",
                "DURATION:PT1H"));
    world.calendar("home").put("free", free("Reminder", "2026-03-02T11:00:00"));
    world.sync(blocks("work", "home"));

    assertThat(instants(world.bodies("free"), "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z"))
        .containsExactly(
            "2026-03-02T09:00:00Z/2026-03-02T10:00:00Z",
            "2026-03-17T14:00:00Z/2026-03-17T15:00:00Z");
  }

  @Test
  void sem11TheWindowRollsByItselfAndWhatLeftStays() {
    Policy twoDays =
        Policy.blocks().toBuilder()
            .window(Window.past(Period.ofDays(1)).future(Period.ofDays(1)))
            .build();
    for (int day = 19; day <= 23; day++) {
      world.calendar("work").put("e" + day, event("Daily", "2026-02-" + day + "T10:00:00"));
    }
    EdgeView edge = world.edge(List.of("work", "home"), "free", twoDays);
    world.sync(edge);
    assertThat(shown()).hasSize(3);

    world.pass(Duration.ofDays(1));
    SyncSummary rolled = world.sync(edge);

    assertThat(rolled).returns(1L, SyncSummary::created).returns(0L, SyncSummary::updated);
    assertThat(rolled.deleted()).isZero();
    assertThat(shown()).hasSize(4);
  }

  @Test
  void anEditOfABlockByHandIsUndoneAndADeletedOneComesBack() {
    threeMeetings();
    EdgeView edge = blocks("work", "home");
    world.sync(edge);
    world
        .calendar("free")
        .edit(world.calendar("free").objects().get(0).id(), lasting("20:00", "21:00"));
    world.calendar("free").delete(world.calendar("free").objects().get(1).id());

    world.cycle();

    assertThat(shown()).containsExactly("09:00-10:30", "12:00-13:00");
    assertThat(world.titles("free")).containsOnly("Busy");
  }

  @Test
  void aNamedEdgeMayBeGivenOtherSourcesAndKeepsItsBlocks() {
    threeMeetings();
    EdgeView both = blocks("work", "home");
    EdgeView named =
        world.alice().edges().create("team", List.of(both.source()), both.target(), MARCH);
    assertThat(named.sources()).hasSize(1);

    EdgeView wider = world.alice().edges().create("team", both.sources(), both.target(), MARCH);

    assertThat(wider.id()).isEqualTo(named.id());
    assertThat(wider.sources()).isEqualTo(both.sources());
    assertThat(wider.policyRevision()).isEqualTo(named.policyRevision() + 1);
  }

  @Test
  void blocksAreNeverTheSourceOfAnything() {
    threeMeetings();
    world.sync(blocks("work", "home"));
    world.edge("free", "work", Policy.full());
    world.cycle();
    int writes = world.writes();

    world.cycle();

    assertThat(world.writes()).isEqualTo(writes);
    assertThat(world.titles("work")).containsOnly("Secret");
  }

  @Test
  void anEdgeStaysOfItsKindAndOnlyBlocksHaveSeveralSources() {
    EdgeView edge = blocks("work", "home");
    CalendarId work = edge.source();
    assertThatThrownBy(() -> world.alice().edges().change(edge.id(), Policy.busy()))
        .isInstanceOfSatisfying(
            CalsyncException.class, it -> assertThat(it.code()).isEqualTo("EDGE_KIND"));
    assertThatThrownBy(
            () -> world.alice().edges().create(edge.sources(), edge.target(), Policy.busy()))
        .isInstanceOfSatisfying(
            CalsyncException.class, it -> assertThat(it.code()).isEqualTo("SOURCES_NOT_MERGED"));
    assertThatThrownBy(
            () -> world.alice().edges().create(List.of(work, edge.target()), work, MARCH))
        .isInstanceOfSatisfying(
            CalsyncException.class, it -> assertThat(it.code()).isEqualTo("SAME_CALENDAR"));
    assertThat(blocks("home", "work")).isEqualTo(edge);
  }
}
