package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.MirroredSeries.concat;
import static dev.calsync.tck.engine.MirroredSeries.mondays;
import static dev.calsync.tck.engine.MirroredSeries.moved;
import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.event.EventBody;
import dev.calsync.policy.Buffer;
import dev.calsync.policy.Policy;
import dev.calsync.policy.PrivateEvents;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.tck.connector.ScriptedWrite;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A series of which one occurrence after the other turns private (SEM-19). */
class PrivateOccurrencesTest {

  private static final int OTHERS = 30;
  private static final EventBody ONE = mondays(privately("20261109T100000"));
  private static final EventBody TWO =
      mondays(concatAll(privately("20261109T100000"), privately("20261123T100000")));

  private final World world = new World();
  private EdgeView edge;

  @AfterEach
  void close() {
    world.close();
  }

  private static String[] privately(String slot) {
    return concatAll(moved(slot, slot), new String[] {"CLASS:PRIVATE"});
  }

  private static String[] concatAll(String[]... lines) {
    return Arrays.stream(lines).flatMap(Arrays::stream).toArray(String[]::new);
  }

  private static Policy policy(PrivateEvents events, Buffer buffer) {
    return Policy.full().toBuilder().privateEvents(events).buffer(buffer).build();
  }

  private void mirrored(EventBody series, SeriesSupport target, Policy policy) {
    world.calendar("home").can(ScriptedConnector.everything().withSeries(target));
    world.calendar("work").put("series", series);
    for (int i = 0; i < OTHERS; i++) {
      world.calendar("work").put("aa-" + i, event("Other " + i, "2026-12-03T10:00:00"));
    }
    edge = world.edge("work", "home", policy);
    world.sync(edge);
  }

  /** The writes that follow, in their order: those of the series by what they do. */
  private List<String> writesOnce(EventBody series) {
    int before = world.writes();
    for (int i = 0; i < OTHERS; i++) {
      world.calendar("work").put("aa-" + i, event("Other " + i, "2026-12-03T12:00:00"));
    }
    world.calendar("work").put("series", series);
    world.sync(edge);
    return world.provider.writeLog().stream()
        .skip(before)
        .map(ScriptedWrite::write)
        .map(PrivateOccurrencesTest::kind)
        .toList();
  }

  private static String kind(MirrorWrite write) {
    return write.toString().contains("Other ") ? "other" : "series";
  }

  private void assertStrippedFirst(List<String> writes) {
    List<String> ofSeries = writes.stream().filter("series"::equals).toList();
    assertThat(ofSeries).isNotEmpty();
    assertThat(writes)
        .hasSize(ofSeries.size() + OTHERS)
        .startsWith(ofSeries.toArray(String[]::new));
  }

  static Stream<Arguments> everywhere() {
    return MirroredSeries.targets()
        .flatMap(
            target ->
                Stream.of(PrivateEvents.AS_BUSY, PrivateEvents.SKIP)
                    .map(events -> Arguments.of(target, events)));
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void sem19OneMoreOccurrenceThatTurnsPrivateGoesAheadOfAllOtherWork(
      SeriesSupport target, PrivateEvents events) {
    mirrored(ONE, target, policy(events, Buffer.NONE));
    assertStrippedFirst(writesOnce(TWO));
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void sem19SoDoesTheFirstOneBehindABuffer(SeriesSupport target, PrivateEvents events) {
    mirrored(mondays(), target, policy(events, Buffer.before(Duration.ofMinutes(15))));
    assertStrippedFirst(writesOnce(ONE));
  }

  /** The words of the series change as well, and its changed occurrences wait for it. */
  @ParameterizedTest
  @EnumSource(PrivateEvents.class)
  void sem19ASeriesGoesFirstBecauseOfTheOccurrenceThatWaitsForIt(PrivateEvents events) {
    mirrored(mondays(), MirroredSeries.GOOGLE, policy(events, Buffer.NONE));
    List<String> writes =
        writesOnce(mondays(concat("LOCATION:Room 2", privately("20261109T100000"))));
    assertStrippedFirst(writes);
  }

  /** What was stripped before takes its turn. */
  @ParameterizedTest
  @MethodSource("everywhere")
  void aSeriesWhosePrivateOccurrencesStayTheSameIsNotUrgent(
      SeriesSupport target, PrivateEvents events) {
    mirrored(ONE, target, policy(events, Buffer.NONE));
    List<String> writes =
        writesOnce(mondays(concat("LOCATION:Room 2", privately("20261109T100000"))));
    assertThat(writes).startsWith("other").endsWith("series");
  }
}
