package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.ical;
import static dev.calsync.tck.engine.SeriesTales.weekly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.agenda.Agenda;
import dev.calsync.agenda.AgendaGap;
import dev.calsync.agenda.BusyTimes;
import dev.calsync.engine.canonical.Bounds;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.directory.OwnCalendar;
import dev.calsync.engine.form.BodyForm;
import dev.calsync.engine.reading.AgendaReading;
import dev.calsync.engine.reading.BusyMerge;
import dev.calsync.event.EventBody;
import dev.calsync.event.Participation;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.failure.CalsyncException;
import dev.calsync.ical.expansion.RecurrenceExpander;
import dev.calsync.policy.Policy;
import dev.calsync.store.HostEvent;
import dev.calsync.store.JournalLine;
import dev.calsync.test.InMemorySyncStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What takes place in an owner's calendars, and when the owner's time is taken (R-G1). */
class WeekViewTest {

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private void read() {
    world.edge("work", "family");
    world.edge("family", "work");
    world.cycle();
  }

  private static Instant at(String day) {
    return Instant.parse(day + "T00:00:00Z");
  }

  private Agenda agenda(String from, String to) {
    return world.alice().events().between(at(from), at(to));
  }

  private BusyTimes busy(String from, String to) {
    return world.alice().freebusy().between(at(from), at(to));
  }

  private static List<String> shown(Agenda agenda) {
    return agenda.entries().stream()
        .map(it -> it.starts() + "/" + it.ends() + " " + it.text().title())
        .toList();
  }

  private static List<String> blocks(BusyTimes times) {
    return times.blocks().stream().map(it -> it.how() + " " + it.from() + "/" + it.to()).toList();
  }

  @Test
  void showsOriginsOfAllCalendarsInOrderAndNoMirrors() {
    world.calendar("work").put("a", World.event("Review", "2026-11-25T10:00"));
    world.calendar("work").put("late", World.event("Later", "2026-12-25T10:00"));
    world.calendar("family").put("b", World.event("School", "2026-11-24T08:00"));
    world
        .calendar("family")
        .put("party", World.event("Party", "2026-11-22T22:00", Duration.ofDays(1)));
    read();
    assertThat(world.titles("work")).contains("Busy");

    assertThat(shown(agenda("2026-11-23", "2026-11-30")))
        .containsExactly(
            "2026-11-22T21:00:00Z/2026-11-23T21:00:00Z Party",
            "2026-11-24T07:00:00Z/2026-11-24T08:00:00Z School",
            "2026-11-25T09:00:00Z/2026-11-25T10:00:00Z Review");
    assertThat(shown(agenda("2026-11-24", "2026-11-24"))).isEmpty();
    var family = world.alice().calendars().findByProviderId("family").orElseThrow();
    assertThat(
            shown(
                world
                    .alice()
                    .events()
                    .between(at("2026-11-24"), at("2026-11-30"), List.of(family.id()))))
        .containsExactly("2026-11-24T07:00:00Z/2026-11-24T08:00:00Z School");
    assertThat(agenda("2026-11-23", "2026-11-30").isComplete()).isTrue();
  }

  @Test
  void aSeriesIsShownWithItsMovedRemovedAndCancelledOccurrences() {
    world
        .calendar("work")
        .put(
            "series",
            weekly(
                "20261102T100000",
                "RRULE:FREQ=WEEKLY",
                "EXDATE;TZID=Europe/Berlin:20261116T100000",
                "END:VEVENT",
                "BEGIN:VEVENT",
                "UID:series",
                "SUMMARY:Team, moved",
                "RECURRENCE-ID;TZID=Europe/Berlin:20261123T100000",
                "DTSTART;TZID=Europe/Berlin:20261105T150000",
                "DURATION:PT30M",
                "END:VEVENT",
                "BEGIN:VEVENT",
                "UID:series",
                "SUMMARY:Team",
                "STATUS:CANCELLED",
                "RECURRENCE-ID;TZID=Europe/Berlin:20261130T100000",
                "DTSTART;TZID=Europe/Berlin:20261130T100000",
                "DURATION:PT1H"));
    read();

    Agenda all = agenda("2026-11-01", "2026-12-09");
    assertThat(shown(all))
        .containsExactly(
            "2026-11-02T09:00:00Z/2026-11-02T10:00:00Z Team",
            "2026-11-05T14:00:00Z/2026-11-05T14:30:00Z Team, moved",
            "2026-11-09T09:00:00Z/2026-11-09T10:00:00Z Team",
            "2026-12-07T09:00:00Z/2026-12-07T10:00:00Z Team");
    assertThat(all.entries().get(1).slot().orElseThrow().text()).isEqualTo("2026-11-23T10:00:00");
    assertThat(shown(agenda("2026-11-23", "2026-11-24"))).isEmpty();
  }

  /** INV-19, HOS-18: it is cut, and that is said. */
  @Test
  void anEventOfEverySecondIsCutAndNamed() {
    world.calendar("work").put("hostile", hostile("RRULE:FREQ=SECONDLY", "20261123T000000Z"));
    world.calendar("work").put("a", World.event("Review", "2026-11-25T10:00"));
    read();

    Agenda week = agenda("2026-11-23", "2026-11-30");
    assertThat(week.gaps()).extracting(AgendaGap::reason).containsExactly(AgendaGap.Reason.CUT);
    assertThat(week.isComplete()).isFalse();
    assertThat(week.entries()).hasSize(1_001);
    assertThat(busy("2026-11-23", "2026-11-30").isComplete()).isFalse();
  }

  @Test
  void whatIsNotFoundToTheEndIsNamed() {
    world
        .calendar("work")
        .put("hostile", hostile("RRULE:FREQ=SECONDLY;COUNT=900000000", "20200101T000000Z"));
    read();

    assertThat(agenda("2026-11-23", "2026-11-30").gaps())
        .extracting(AgendaGap::reason)
        .containsExactly(AgendaGap.Reason.NOT_SEARCHED_TO_THE_END);
  }

  private static EventBody hostile(String rule, String start) {
    return ical(
        """
        BEGIN:VEVENT
        UID:hostile
        SUMMARY:Tick
        DTSTART:%s
        DURATION:PT1S
        %s
        END:VEVENT\
        """
            .formatted(start, rule));
  }

  @Test
  void aRangeThatIsTooLongOrTheWrongWayRoundIsRefused() {
    read();
    for (String to : List.of("2026-10-01", "2028-01-01")) {
      assertThatThrownBy(() -> agenda("2026-11-01", to))
          .isInstanceOfSatisfying(
              CalsyncException.class, e -> assertThat(e.code()).isEqualTo("ILLEGAL_RANGE"));
    }
  }

  @Test
  void busyTimeIsMergedAndTheStrongestKindHasIt() {
    world.calendar("work").put("a", World.event("Review", "2026-11-25T10:00"));
    world.calendar("work").put("next", World.event("Review 2", "2026-11-25T11:00"));
    world.calendar("family").put("same", World.event("Review", "2026-11-25T10:00"));
    world.calendar("family").put("free", World.free("Free", "2026-11-25T15:00"));
    world.calendar("work").put("perhaps", stamped("20261125T113000", "PT1H", "STATUS:TENTATIVE"));
    world.calendar("work").put("gone", stamped("20261125T180000", "PT1H", "STATUS:CANCELLED"));
    read();

    assertThat(blocks(busy("2026-11-25", "2026-11-26")))
        .containsExactly(
            "BUSY 2026-11-25T09:00:00Z/2026-11-25T11:00:00Z",
            "TENTATIVE 2026-11-25T11:00:00Z/2026-11-25T11:30:00Z");
  }

  @Test
  void sem8WhatIsDeclinedIsShownAndTakesNoTime() {
    world
        .calendar("al@a.example")
        .put(
            "m",
            stamped(
                "20261125T100000",
                "PT1H",
                "ORGANIZER:mailto:boss@b.example\nATTENDEE;PARTSTAT=DECLINED:mailto:AL@a.example"));
    world.edge("al@a.example", "family", Policy.busy());
    world.cycle();

    assertThat(agenda("2026-11-23", "2026-11-30").entries())
        .singleElement()
        .satisfies(it -> assertThat(it.answer()).isEqualTo(Participation.DECLINED));
    assertThat(blocks(busy("2026-11-23", "2026-11-30"))).isEmpty();
  }

  /** SEM-28: whole days are the owner's, whatever the zone of the calendar. */
  @Test
  void sem28AWholeDayTakesTheOwnersDay() {
    InMemorySyncStore store = new InMemorySyncStore(world.clock);
    EventBody christmas =
        ical(
            """
            BEGIN:VEVENT
            UID:x
            DTSTART;VALUE=DATE:20261224
            DTEND;VALUE=DATE:20261225
            END:VEVENT\
            """);
    HostEvent event =
        new HostEvent(
            "x", Optional.of(BodyForm.encode(christmas)), Optional.of(Bounds.of(christmas)));
    JournalLine line =
        new JournalLine("PUT", "run", OwnCalendar.ID, Optional.empty(), "x", "", Map.of());
    store.hostEvents().putHostEvent(World.ALICE, OwnCalendar.ID, event, line);
    AgendaReading reading =
        new AgendaReading(
            store.reading(),
            new Directory(store.records()),
            new RecurrenceExpander(),
            new TimeFrame(ZoneRulesSource.jdk(), new TimeZoneId("America/Los_Angeles")));

    BusyTimes times = BusyMerge.of(reading.all(World.ALICE, at("2026-12-20"), at("2026-12-30")));
    assertThat(blocks(times)).containsExactly("BUSY 2026-12-24T08:00:00Z/2026-12-25T08:00:00Z");
    Instant tokyo = Instant.parse("2026-12-23T15:00:00Z");
    assertThat(reading.all(World.ALICE, tokyo, tokyo.plusSeconds(3_600)).entries()).isEmpty();
  }

  private static EventBody stamped(String start, String length, String more) {
    return ical(
        """
        BEGIN:VEVENT
        UID:x
        SUMMARY:X
        DTSTART;TZID=Europe/Berlin:%s
        DURATION:%s
        %s
        END:VEVENT\
        """
            .formatted(start, length, more));
  }
}
