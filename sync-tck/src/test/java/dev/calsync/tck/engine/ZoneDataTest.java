package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.ical;
import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.EventBody;
import dev.calsync.policy.Filter;
import dev.calsync.policy.Policy;
import dev.calsync.policy.Window;
import dev.calsync.tck.connector.ScriptedCalendar;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other zone data re-project what they concern, from now on, and nothing else (R-C11). */
class ZoneDataTest {

  private static final EventBody VANCOUVER =
      ical(
          """
          BEGIN:VEVENT
          UID:series
          SUMMARY:Call
          DTSTART;TZID=America/Vancouver:20261026T090000
          DURATION:PT1H
          RRULE:FREQ=WEEKLY
          END:VEVENT\
          """);

  private static final Policy HORIZON =
      Policy.builder()
          .window(Window.between(LocalDate.of(2026, 10, 1), LocalDate.of(2027, 6, 1)))
          .build();

  private static final SeriesSupport INSTANTS = SeriesSupport.NONE.but(SeriesSupport.Limit.ZONES);

  private static List<String> nineOClock(List<String> starts, String utc) {
    return starts.stream().filter(start -> start.contains("T" + utc)).toList();
  }

  /** As the spring of 2027 would have ended it: 19 Mondays of standard time. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sem25NineteenSlotsOfVancouverMoveAndNothingInBerlin(boolean forgetful) {
    ZoneData data = forgetful ? ZoneData.forgetful() : ZoneData.ofBoth();
    try (ZonedWorld world = new ZonedWorld("2026-10-20T09:00:00Z", data)) {
      world.calendar("vancouver", SeriesSupport.WHOLE).put("series", VANCOUVER);
      ScriptedCalendar berlin = world.calendar("berlin", SeriesSupport.WHOLE);
      for (int i = 0; i < 20; i++) {
        berlin.put("e" + i, event("Event", "2026-12-01T10:00:00"));
      }
      ScriptedCalendar instants = world.calendar("instants", INSTANTS);
      ScriptedCalendar whole = world.calendar("whole", SeriesSupport.WHOLE);
      world.calendar("other", INSTANTS);
      List<EdgeView> edges =
          List.of(
              world.edge("vancouver", "instants", HORIZON),
              world.edge("vancouver", "whole", HORIZON),
              world.edge("berlin", "other", HORIZON));
      edges.forEach(world::sync);
      assertThat(nineOClock(ZonedWorld.starts(instants), "17:00")).hasSize(19);
      int writes = world.writes();
      long planned = world.planned();
      List<SourcePart> before = whole.objects();

      world.zones.update();
      edges.forEach(world::sync);

      assertThat(world.writes() - writes).isEqualTo(19);
      assertThat(nineOClock(ZonedWorld.starts(instants), "17:00")).isEmpty();
      assertThat(ZonedWorld.starts(instants))
          .contains("2026-11-02T16:00:00", "2027-03-08T16:00:00");
      assertThat(whole.objects()).isEqualTo(before);
      assertThat(world.planned() - planned).isEqualTo(forgetful ? 22 : 2);
      edges.forEach(world::sync);
      assertThat(world.writes() - writes).as("and then nothing").isEqualTo(19);
    }
  }

  @Test
  void whatIsOverKeepsItsInstants() {
    try (ZonedWorld world = new ZonedWorld("2026-10-20T09:00:00Z", ZoneData.ofBoth())) {
      world.calendar("vancouver", SeriesSupport.WHOLE).put("series", VANCOUVER);
      ScriptedCalendar instants = world.calendar("instants", INSTANTS);
      EdgeView edge = world.edge("vancouver", "instants", HORIZON);
      world.sync(edge);
      int writes = world.writes();
      world.pass(Duration.ofDays(42));
      assertThat(world.writes()).isEqualTo(writes);

      world.zones.update();
      world.sync(edge);

      assertThat(nineOClock(ZonedWorld.starts(instants), "17:00"))
          .as("the Mondays of November are over on 1 December")
          .hasSize(5)
          .allMatch(start -> start.startsWith("2026-11-"));
      assertThat(world.writes() - writes).isEqualTo(14);
    }
  }

  @Test
  void sem46AFilterThatMatchesNothingAndOtherZoneDataWriteNothing() {
    try (ZonedWorld world = new ZonedWorld("2026-11-20T09:00:00Z", ZoneData.ofBoth())) {
      ScriptedCalendar work = world.calendar("work", SeriesSupport.WHOLE);
      for (int i = 0; i < 1_000; i++) {
        work.put("e" + i, event("Event " + i, "2026-12-01T10:00:00"));
      }
      world.calendar("home", SeriesSupport.WHOLE);
      EdgeView edge = world.edge("work", "home", Policy.busy());
      world.sync(edge);
      assertThat(world.writes()).isEqualTo(1_000);
      long planned = world.planned();

      Filter nothing = Filter.titleContains("nobody says this");
      world.alice().edges().change(edge.id(), Policy.busy().toBuilder().skip(nothing).build());
      world.sync(edge);
      assertThat(world.planned() - planned).as("re-projections").isEqualTo(1_000);
      assertThat(world.writes()).isEqualTo(1_000);

      world.zones.update();
      world.sync(edge);
      assertThat(world.planned() - planned).as("none for the zones").isEqualTo(1_000);
      assertThat(world.writes()).isEqualTo(1_000);
    }
  }
}
