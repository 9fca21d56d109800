package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.BOB;
import static dev.calsync.tck.store.Bench.SOURCE;
import static dev.calsync.tck.store.SourceScene.DELTA;
import static dev.calsync.tck.store.SourceScene.FULL;
import static dev.calsync.tck.store.SourceScene.delete;
import static dev.calsync.tck.store.SourceScene.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeRange;
import dev.calsync.store.CalendarReading;
import dev.calsync.store.Evidence;
import dev.calsync.store.HostEvent;
import dev.calsync.store.MirrorState;
import dev.calsync.store.Part;
import dev.calsync.store.PlacedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** What people look at (R-G1). */
public interface ReadingContract extends StoreContract {

  /** Another calendar than the usual one. */
  CalendarId SPORTS = CalendarId.of("sports");

  @Test
  default void i31_whatMayTakePlaceInARangeIsFoundHoweverLongItLasts() {
    SourceScene.of(rig())
        .read(
            FULL,
            write("before", 0, "2026-11-01T00:00:00Z", "2026-11-23T00:00:00Z"),
            write("into", 0, "2026-11-22T23:00:00Z", "2026-11-23T00:00:01Z"),
            write("days", 0, "2026-11-10T00:00:00Z", "2026-11-24T00:00:00Z"),
            write("month", 0, "2026-10-20T00:00:00Z", "2026-11-24T00:00:00Z"),
            write("months", 0, "2026-05-01T00:00:00Z", "2026-11-24T00:00:00Z"),
            write("years", 0, "2024-11-01T00:00:00Z", "2026-12-24T00:00:00Z"),
            write("ages", 0, "1990-01-01T00:00:00Z", "2026-11-23T00:00:01Z"),
            write("endless", 0, "2026-11-29T23:59:59Z", "9999-12-31T23:59:59Z"),
            write("point", 0, "2026-11-23T00:00:00Z", "2026-11-23T00:00:00Z"),
            write("end", 0, "2026-11-30T00:00:00Z", "2026-11-30T00:00:00Z"),
            write("after", 0, "2026-11-30T00:00:00Z", "2026-12-01T00:00:00Z"),
            write("unknown", 0, "X"));

    assertThat(week())
        .containsExactly(
            "ages", "days", "endless", "into", "month", "months", "point", "unknown", "years");
    rig().reopen();
    assertThat(week()).hasSize(9);
    assertThat(rig().store().reading().takingPlace(BOB, List.of(SOURCE), WEEK, 9)).isEmpty();
  }

  @Test
  default void i32_theNewestChangeSaysWhenAnEventTakesPlace() {
    SourceScene source = SourceScene.of(rig());
    source.read(
        FULL,
        write("gone", 0, "2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z"),
        write("moved", 0, "2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z"),
        write("unsaid", 0, "2026-10-23T00:00:00Z", "2026-10-24T00:00:00Z"));

    source.read(
        DELTA,
        delete("gone", 1, Evidence.Kind.TOMBSTONE),
        write("moved", 1, "2026-12-23T00:00:00Z", "2026-12-24T00:00:00Z"),
        write("unsaid", 1, "X"));

    assertThat(week()).containsExactly("unsaid");
    source.read(DELTA, write("gone", 2, "2026-11-29T00:00:00Z", "2026-12-24T00:00:00Z"));
    assertThat(week()).containsExactly("gone", "unsaid");
  }

  @Test
  default void i33_onlyTheCalendarsAskedForAreLookedAtAndNoMoreIsGivenThanWasAskedFor() {
    SourceScene source = SourceScene.of(rig());
    source.read(FULL, write("a", 0, "2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z"));
    SourceScene sports = source.other(SPORTS);
    sports.read(FULL, write("b", 0, "2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z"));
    TimeRange day = new TimeRange(WEEK.from(), Instant.parse("2026-11-23T12:00:00Z"));
    HostEvent event = new HostEvent("c", Optional.of(Bench.bytes("C")), Optional.of(day));
    rig().store().hostEvents().putHostEvent(ANN, SPORTS, event, Bench.line("PUT", "c"));

    assertThat(week()).containsExactly("a");
    assertThat(in(List.of(SPORTS), 9)).containsExactly("b", "c");
    assertThat(in(List.of(SOURCE, SPORTS, SPORTS), 9)).containsExactly("b", "c", "a");
    assertThat(in(List.of(SOURCE, SPORTS), 2)).hasSize(2);
    assertThat(in(List.of(), 9)).isEmpty();
  }

  @Test
  default void i34_howFarCalendarsWereReadIsToldWithTheTimeSince() {
    assertThat(rig().store().reading().readings(ANN)).isEmpty();
    SourceScene source = SourceScene.of(rig());
    source.read(FULL, write("a", 0, "A"));
    rig().advance(Bench.minutes(5));
    SourceScene sports = source.other(SPORTS).begin(FULL);

    List<CalendarReading> readings = rig().store().reading().readings(ANN);
    assertThat(readings)
        .extracting(CalendarReading::calendar, CalendarReading::state)
        .containsExactly(Tuple.tuple(SPORTS, sports.state()), Tuple.tuple(SOURCE, source.state()));
    assertThat(readings.get(0).age()).isEmpty();
    assertThat(readings.get(1).age().orElseThrow()).isBetween(Bench.minutes(5), Bench.minutes(6));
    assertThat(rig().store().reading().readings(BOB)).isEmpty();
  }

  @Test
  default void i35_whatIsStillToBeWrittenIsCountedByEdgeAndState() {
    MirrorScene scene = MirrorScene.of(rig());
    scene.plan(Wish.of("settled", "S"), Wish.of("gone", "G"), Wish.of("open", "O")).deliver();
    scene.plan(Wish.none("gone")).deliver();
    scene.plan(Wish.of("open", "O2"));
    scene.claim();
    scene.plan(Wish.of("due", "D"), Wish.of("due", "D").part(Part.slot(SLOT)));
    scene.plan(MirrorScene.hold("h"), Wish.of("held", "H").hold("h"));

    assertThat(unsettled(List.of(Bench.TARGET)))
        .isEqualTo(
            Map.of(
                Bench.EDGE,
                Map.of(MirrorState.DUE, 2L, MirrorState.ATTEMPTED, 1L, MirrorState.HELD, 1L)));
    assertThat(unsettled(List.of(Bench.ELSEWHERE))).isEmpty();
    assertThat(unsettled(List.of())).isEmpty();
    assertThat(rig().store().reading().unsettled(BOB, List.of(Bench.TARGET))).isEmpty();
  }

  /** An occurrence that has a mirror of its own. */
  Slot SLOT = new Slot.OnDay(LocalDate.parse("2026-11-23"));

  private Map<EdgeId, Map<MirrorState, Long>> unsettled(List<CalendarId> targets) {
    return rig().store().reading().unsettled(ANN, targets);
  }

  /** The week that is asked for. */
  TimeRange WEEK =
      new TimeRange(Instant.parse("2026-11-23T00:00:00Z"), Instant.parse("2026-11-30T00:00:00Z"));

  private List<String> week() {
    return in(List.of(SOURCE), 99);
  }

  private List<String> in(List<CalendarId> calendars, int limit) {
    List<PlacedEvent> found = rig().store().reading().takingPlace(ANN, calendars, WEEK, limit);
    return found.stream().map(it -> it.event().uid()).toList();
  }
}
