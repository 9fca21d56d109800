package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.ical;
import static dev.calsync.tck.engine.SeriesTales.instants;
import static dev.calsync.tck.engine.SeriesTales.weekly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.SeriesSupport.Kept;
import dev.calsync.connector.RemoteId;
import dev.calsync.event.EventBody;
import dev.calsync.policy.Filter;
import dev.calsync.policy.Policy;
import dev.calsync.policy.Window;
import dev.calsync.policy.WorkingHours;
import dev.calsync.tck.connector.ScriptedConnector;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What targets of every kind show of a series. */
class SeriesAtTargetsTest {

  private static final WorkingHours LONDON =
      WorkingHours.weekdays("09:00", "17:00").in(ZoneId.of("Europe/London"));
  private static final EventBody NEW_YORK =
      ical(
          """
          BEGIN:VEVENT
          UID:series
          SUMMARY:Lunch
          DTSTART;TZID=America/New_York:20260105T120000
          DTEND;TZID=America/New_York:20260105T124500
          RRULE:FREQ=WEEKLY;BYDAY=MO
          END:VEVENT""");

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private EdgeView mirrored(EventBody body, Kept kept, Policy policy) {
    world
        .calendar("home")
        .can(ScriptedConnector.everything().withSeries(new SeriesSupport(kept, Set.of())));
    world.calendar("work").put("series", body);
    EdgeView edge = world.edge("work", "home", policy);
    world.sync(edge);
    return edge;
  }

  private static Policy in(Window window, Filter... only) {
    return Policy.builder().window(window).only(only).build();
  }

  private static Window days(String from, String to) {
    return Window.between(LocalDate.parse(from), LocalDate.parse(to));
  }

  private RemoteId series() {
    return world.calendar("work").idOf("series").orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(Kept.class)
  void everyTargetShowsTheSameTime(Kept kept) {
    EventBody body =
        weekly(
            "20261102T100000",
            "RRULE:FREQ=WEEKLY;COUNT=6",
            "EXDATE;TZID=Europe/Berlin:20261109T100000",
            "END:VEVENT",
            "BEGIN:VEVENT",
            "UID:series",
            "SUMMARY:Team, later",
            "RECURRENCE-ID;TZID=Europe/Berlin:20261116T100000",
            "DTSTART;TZID=Europe/Berlin:20261117T150000",
            "DURATION:PT30M");
    mirrored(body, kept, in(days("2026-11-01", "2026-12-31")));
    assertThat(instants(world.bodies("home"), "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z"))
        .isEqualTo(instants(List.of(body), "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z"))
        .hasSize(5)
        .contains("2026-11-17T14:00:00Z/2026-11-17T14:30:00Z");
    assertThat(world.bodies("home")).hasSize(kept != Kept.NONE ? 1 : 5);
    int writes = world.writes();
    world.cycle();
    assertThat(world.writes()).isEqualTo(writes);
  }

  @ParameterizedTest
  @EnumSource(Kept.class)
  void sem3FourSlotsOfTheYearFallIntoTheHoursOfLondon(Kept kept) {
    mirrored(NEW_YORK, kept, in(days("2026-01-01", "2027-01-01"), Filter.overlaps(LONDON)));
    assertThat(instants(world.bodies("home"), "2026-01-01T00:00:00Z", "2029-01-01T00:00:00Z"))
        .containsExactly(
            "2026-03-09T16:00:00Z/2026-03-09T16:45:00Z",
            "2026-03-16T16:00:00Z/2026-03-16T16:45:00Z",
            "2026-03-23T16:00:00Z/2026-03-23T16:45:00Z",
            "2026-10-26T16:00:00Z/2026-10-26T16:45:00Z");
    assertThat(world.bodies("home")).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource(Kept.class)
  void sem4NothingUnjudgedIsVisible(Kept kept) {
    Filter outside = Filter.not(Filter.overlaps(LONDON));
    mirrored(NEW_YORK, kept, in(days("2026-01-01", "2027-01-01"), outside));
    List<String> shown =
        instants(world.bodies("home"), "2026-01-01T00:00:00Z", "2029-01-01T00:00:00Z");
    assertThat(shown).hasSize(52 - 4).last().isEqualTo("2026-12-28T17:00:00Z/2026-12-28T17:45:00Z");
    assertThat(world.bodies("home")).hasSize(kept != Kept.NONE ? 1 : 48);
  }

  @Test
  void sem4TheSeriesGoesOnAsTimeDoes() {
    Filter outside = Filter.not(Filter.overlaps(LONDON));
    EdgeView edge =
        mirrored(
            NEW_YORK, Kept.WHOLE, in(Window.past(Period.ZERO).future(Period.ofDays(30)), outside));
    assertThat(last()).startsWith("2026-12-14");
    world.pass(Duration.ofDays(14));
    world.sync(edge);
    assertThat(last()).startsWith("2026-12-28");
    assertThat(world.bodies("home")).hasSize(1);
    assertThat(world.writes()).isEqualTo(2);
  }

  private String last() {
    List<String> all =
        instants(world.bodies("home"), "2020-01-01T00:00:00Z", "2030-01-01T00:00:00Z");
    return all.get(all.size() - 1);
  }

  @Test
  void sem11TimeAloneBringsInWhatTheWindowReaches() {
    EventBody daily = weekly("20261101T100000", "RRULE:FREQ=DAILY");
    EdgeView edge =
        mirrored(daily, Kept.NONE, in(Window.past(Period.ZERO).future(Period.ofDays(29))));
    assertThat(world.bodies("home")).hasSize(30);
    world.pass(Duration.ofDays(10));
    world.sync(edge);
    assertThat(world.bodies("home")).hasSize(40);
    assertThat(world.writes()).isEqualTo(40);
  }

  @Test
  void sem10AnOccurrenceMovedAcrossTheEdgeOfTheWindowGoesNowhereElse() {
    EventBody monthly =
        weekly(
            "20261005T100000",
            "RRULE:FREQ=MONTHLY;BYDAY=1MO",
            "END:VEVENT",
            "BEGIN:VEVENT",
            "UID:series",
            "RECURRENCE-ID;TZID=Europe/Berlin:20261102T100000",
            "DTSTART;TZID=Europe/Berlin:20261215T100000",
            "DURATION:PT1H",
            "END:VEVENT",
            "BEGIN:VEVENT",
            "UID:series",
            "RECURRENCE-ID;TZID=Europe/Berlin:20261207T100000",
            "DTSTART;TZID=Europe/Berlin:20261127T100000",
            "DURATION:PT1H");
    EdgeView edge = mirrored(monthly, Kept.NONE, in(days("2026-11-01", "2026-12-01")));
    assertThat(instants(world.bodies("home"), "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z"))
        .containsExactly("2026-11-27T09:00:00Z/2026-11-27T10:00:00Z");
    world.alice().edges().change(edge.id(), in(days("2026-12-01", "2027-01-01")));
    world.sync(edge);
    assertThat(instants(world.bodies("home"), "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z"))
        .containsExactly(
            "2026-11-27T09:00:00Z/2026-11-27T10:00:00Z",
            "2026-12-15T09:00:00Z/2026-12-15T10:00:00Z");
    assertThat(world.writes()).isEqualTo(2);
  }

  /** R-C11 and SEM-19: what left the window is kept, and not left to show what is private now. */
  @Test
  void sem19WhatLeftTheWindowIsStrippedToo() {
    EventBody daily = weekly("20261118T100000", "RRULE:FREQ=DAILY;COUNT=3");
    EdgeView edge =
        mirrored(
            daily,
            Kept.NONE,
            Policy.title().toBuilder().window(Window.past(Period.ofDays(5))).build());
    assertThat(world.titles("home")).containsExactly("Team", "Team", "Team");
    world.pass(Duration.ofDays(30));
    world.sync(edge);
    assertThat(world.titles("home")).containsExactly("Team", "Team", "Team");
    world
        .calendar("work")
        .edit(series(), weekly("20261118T100000", "RRULE:FREQ=DAILY;COUNT=3", "CLASS:PRIVATE"));
    world.sync(edge);
    assertThat(world.titles("home")).containsExactly("Busy", "Busy", "Busy");
  }

  @Test
  void aSlotThatTheSourceRemovesGoesAlone() {
    EventBody daily = weekly("20261123T100000", "RRULE:FREQ=DAILY;COUNT=3");
    EdgeView edge = mirrored(daily, Kept.NONE, in(days("2026-11-01", "2026-12-31")));
    world
        .calendar("work")
        .edit(
            series(),
            weekly(
                "20261123T100000",
                "RRULE:FREQ=DAILY;COUNT=3",
                "EXDATE;TZID=Europe/Berlin:20261124T100000"));
    world.sync(edge);
    assertThat(instants(world.bodies("home"), "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z"))
        .containsExactly(
            "2026-11-23T09:00:00Z/2026-11-23T10:00:00Z",
            "2026-11-25T09:00:00Z/2026-11-25T10:00:00Z");
    assertThat(world.writes()).isEqualTo(4);
  }

  @Test
  void sem8OneAcceptedOccurrenceOfADeclinedSeriesIsAllThatIsShown() {
    EventBody declined =
        weekly(
            "20261201T100000",
            "RRULE:FREQ=WEEKLY",
            "ORGANIZER:mailto:boss@b.example",
            "ATTENDEE;PARTSTAT=DECLINED:mailto:AL@a.example",
            "END:VEVENT",
            "BEGIN:VEVENT",
            "UID:series",
            "RECURRENCE-ID;TZID=Europe/Berlin:20261208T100000",
            "DTSTART;TZID=Europe/Berlin:20261208T100000",
            "DURATION:PT1H",
            "ATTENDEE;PARTSTAT=ACCEPTED:mailto:al@a.example");
    world.provider.aliases("alice@a.example", "al@a.example");
    world.calendar("alice@a.example").put("series", declined);
    Window window = Window.past(Period.ofDays(7)).future(Period.ofDays(30));
    world.sync(
        world.edge("alice@a.example", "home", Policy.busy().toBuilder().window(window).build()));
    assertThat(instants(world.bodies("home"), "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z"))
        .containsExactly("2026-12-08T09:00:00Z/2026-12-08T10:00:00Z");
    world.pass(Duration.ofDays(40));
    world
        .alice()
        .edges()
        .list()
        .forEach(
            edge ->
                world
                    .alice()
                    .edges()
                    .change(edge.id(), Policy.title().toBuilder().window(window).build()));
    world.cycle();
    assertThat(world.titles("home"))
        .as("what left the window stays in step")
        .containsExactly("Team");
  }

  @Test
  void explainNamesTheRuleThatExcludesAndWhatIsLost() {
    EdgeView edge =
        mirrored(
            weekly("20261123T100000", "RRULE:FREQ=DAILY;COUNT=3"),
            Kept.NONE,
            Policy.builder().skip(Filter.category("canary")).build());
    assertThat(explained()).contains("MATERIALISED: the target cannot keep this series");
    world
        .calendar("work")
        .edit(series(), weekly("20261123T100000", "RRULE:FREQ=DAILY;COUNT=3", "CATEGORIES:Canary"));
    world.sync(edge);
    assertThat(explained())
        .contains("not shown: SKIPPED", "rule: skip category")
        .doesNotContainIgnoringCase("canary");
  }

  private String explained() {
    return world.alice().explain().of("series").toText();
  }
}
