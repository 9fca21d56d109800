package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.weekly;
import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.WriteSupport;
import dev.calsync.connector.RemoteId;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.policy.Policy;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.tck.connector.ScriptedStop;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * SEM-37: somebody makes a series, or whole days, of a mirror, or the other way round, in a
 * calendar in which our writes cannot change it back (R-C10).
 */
class ChangedKindTest {

  private static final String WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=4";
  private static final String FROM = "2026-01-01T00:00:00Z";
  private static final String TO = "2029-01-01T00:00:00Z";

  private World world = new World();
  private EdgeView edge;

  @AfterEach
  void close() {
    world.close();
  }

  static Stream<Arguments> everyChange() {
    return KindChangeTest.everyChange();
  }

  @ParameterizedTest
  @MethodSource("everyChange")
  void theMirrorIsMadeAnewBeforeWhatBecameOfItGoes(
      Capabilities can, EventBody event, EventBody made) {
    mirrored(can, event);
    world.calendar("home").edit(world.only("home"), made);

    world.cycle();

    assertThat(kinds()).containsExactly("Create", "Update", "Create", "Delete");
    assertThat(world.journal()).contains("MIRROR_WANTED RECREATED_KIND_CHANGE");
    assertAsTheyAre();
    world.pass(Duration.ofDays(1));
    world.cycle();
    assertThat(kinds()).hasSize(4);
  }

  /** The change is met by a write of our own, before anybody read it. */
  @ParameterizedTest
  @MethodSource("everyChange")
  void soItIsWhereOurOwnChangeMeetsIt(Capabilities can, EventBody event, EventBody made) {
    mirrored(can, event);
    world.calendar("home").edit(world.only("home"), made);
    world.alice().edges().change(edge.id(), Policy.full());

    world.sync(edge);
    world.cycle();

    assertAsTheyAre();
  }

  @Test
  void aChangedOccurrenceIsThereAgainWithItsSeries() {
    EventBody moved =
        MirroredSeries.mondays(MirroredSeries.moved("20261116T100000", "20261117T150000"));
    mirrored(keeping(ScriptedConnector.everything().withSeries(MirroredSeries.GRAPH)), moved);
    RemoteId series = world.calendar("home").shown().get(0).id();
    world.calendar("home").edit(series, event("Single", "2026-12-14T10:00:00"));

    world.cycle();
    world.cycle();

    assertThat(SeriesTales.instants(world.bodies("home"), FROM, TO))
        .isEqualTo(SeriesTales.instants(List.of(moved), FROM, TO));
    int writes = world.writes();
    world.cycle();
    assertThat(world.writes()).isEqualTo(writes);
  }

  /** SEM-2: a block is a mirror like any other. */
  @Test
  void aBlockThatSomebodyMadeDaysOfIsMadeAnew() {
    world.calendar("home", keeping(ScriptedConnector.everything()));
    world.calendar("work").put("event", event("Talk", "2026-12-14T10:00:00"));
    edge = world.edge(List.of("work"), "home", Policy.blocks());
    world.sync(edge);
    List<EventTime> block = times("home");
    world.calendar("home").edit(world.only("home"), KindChangeTest.DAY);

    world.cycle();

    assertThat(kinds()).containsExactly("Create", "Update", "Create", "Delete");
    assertThat(times("home")).isEqualTo(block);
  }

  @Test
  void whatIsRefusedForAnotherReasonIsRefused() {
    mirrored(keeping(ScriptedConnector.everything()), weekly("20261214T100000", WEEKLY));
    world
        .calendar("home")
        .can(keeping(ScriptedConnector.everything()).withSeries(SeriesSupport.NONE));
    world.calendar("work").put("event", weekly("20261215T100000", WEEKLY));

    world.cycle();
    world.cycle();

    assertThat(kinds()).doesNotContain("Delete");
    assertThat(world.journal()).doesNotContain("MIRROR_WANTED RECREATED_KIND_CHANGE");
  }

  /**
   * Wherever the process dies, somebody who looks sees something, and at the end the event once.
   */
  @ParameterizedTest
  @MethodSource("everyChange")
  void atNoMomentIsNothingThere(Capabilities can, EventBody event, EventBody made) {
    for (int nth = 1; dies(can, event, made, nth); nth++) {
      assertThat(kinds())
          .as("call %s", nth)
          .startsWith("Create", "Update")
          .endsWith("Create", "Delete");
    }
  }

  private boolean dies(Capabilities can, EventBody event, EventBody made, int nth) {
    world.close();
    world = new World();
    mirrored(can, event);
    world.calendar("home").edit(world.only("home"), made);
    world.provider.faults().stopAfterCall(nth);
    boolean died = false;
    try {
      world.cycle();
    } catch (ScriptedStop death) {
      died = true;
    }
    world.provider.faults().heal();
    assertThat(world.calendar("home").shown()).as("call %s", nth).isNotEmpty();
    if (died) {
      world.restart();
    }
    world.cycle();
    world.cycle();
    assertAsTheyAre();
    return died;
  }

  private void mirrored(Capabilities can, EventBody body) {
    world.calendar("home").can(can);
    world.calendar("work").put("event", body);
    edge = world.edge("work", "home");
    world.sync(edge);
  }

  private static Capabilities keeping(Capabilities can) {
    return can.writing(WriteSupport::keepingKinds);
  }

  private void assertAsTheyAre() {
    assertThat(times("home")).containsExactlyElementsOf(times("work"));
  }

  private List<EventTime> times(String calendar) {
    return world.bodies(calendar).stream().map(EventBody::time).toList();
  }

  private List<String> kinds() {
    return world.provider.writeLog().stream()
        .map(sent -> sent.write().getClass().getSimpleName())
        .toList();
  }
}
