package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.ical;
import static dev.calsync.tck.engine.SeriesTales.weekly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.Capabilities.Marks;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.SeriesSupport.Limit;
import dev.calsync.connector.RemoteId;
import dev.calsync.event.EventBody;
import dev.calsync.event.Slot;
import dev.calsync.plan.DegradedItem;
import dev.calsync.plan.Plan;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a target cannot do with series is known from the start, and no error is met. */
class SeriesLimitsTest {

  private final MirroredSeries tale = new MirroredSeries();

  @AfterEach
  void close() {
    tale.close();
  }

  private static EventBody tuesdays(String... more) {
    return weekly(
        "20260106T100000",
        Stream.concat(Stream.of("RRULE:FREQ=WEEKLY;COUNT=3"), Arrays.stream(more))
            .toArray(String[]::new));
  }

  @Test
  void sem5ASlotThatComesBackIsRestoredNatively() {
    tale.mirrored(tuesdays(), MirroredSeries.GOOGLE);
    int before = tale.world.writes();
    tale.source(tuesdays(MirroredSeries.removed("20260113T100000")));
    tale.source(tuesdays());

    assertThat(tale.writes(before)).containsExactly("update", "update");
    assertThat(tale.shown()).isEqualTo(MirroredSeries.instantsOf(tuesdays()));
    tale.assertQuiet();
  }

  @Test
  void sem5WhereASlotCannotReturnItIsASingleEvent() {
    tale.mirrored(tuesdays(), MirroredSeries.GRAPH);
    RemoteId series = tale.series();
    int before = tale.world.writes();
    tale.source(tuesdays(MirroredSeries.removed("20260113T100000")));
    tale.source(tuesdays());

    assertThat(tale.writes(before)).containsExactly("delete", "create");
    assertThat(tale.series()).isEqualTo(series);
    assertThat(tale.world.bodies("home"))
        .filteredOn(body -> !body.isSeries())
        .singleElement()
        .satisfies(
            single ->
                assertThat(single.time().startSlot()).isEqualTo(Slot.parse("2026-01-13T10:00:00")));
    assertThat(tale.shown()).isEqualTo(MirroredSeries.instantsOf(tuesdays()));
    tale.assertQuiet();
  }

  @Test
  void sem5AnOccurrenceThatIsDeclinedAndAcceptedAgainIsRestoredNatively() {
    tale.mirrored(answered("ACCEPTED"), MirroredSeries.GOOGLE);
    int before = tale.world.writes();
    tale.source(answered("DECLINED"));
    assertThat(tale.shown()).hasSize(2).noneMatch(each -> each.startsWith("2026-01-13"));
    tale.source(answered("ACCEPTED"));

    assertThat(tale.writes(before)).containsExactly("update", "update");
    assertThat(tale.shown()).isEqualTo(MirroredSeries.instantsOf(tuesdays()));
    tale.assertQuiet();
  }

  @Test
  void sem5WhereItCannotBeItIsASingleEventAndTheOthersAreUntouched() {
    tale.mirrored(answered("ACCEPTED"), MirroredSeries.GRAPH);
    RemoteId series = tale.series();
    int before = tale.world.writes();
    tale.source(answered("DECLINED"));
    tale.source(answered("ACCEPTED"));

    assertThat(tale.writes(before)).containsExactly("delete", "create");
    assertThat(tale.series()).isEqualTo(series);
    assertThat(tale.shown()).isEqualTo(MirroredSeries.instantsOf(tuesdays()));
    tale.assertQuiet();
  }

  /** Alice is invited to all three, and answers that of 2026-01-13 by itself. */
  private EventBody answered(String answer) {
    tale.world.provider.aliases("work", "alice@a.example");
    return ical(
        """
        BEGIN:VEVENT
        UID:series
        SUMMARY:Team
        DTSTART;TZID=Europe/Berlin:20260106T100000
        DURATION:PT1H
        RRULE:FREQ=WEEKLY;COUNT=3
        ORGANIZER:mailto:boss@b.example
        ATTENDEE;PARTSTAT=ACCEPTED:mailto:alice@a.example
        END:VEVENT
        BEGIN:VEVENT
        UID:series
        SUMMARY:Team
        RECURRENCE-ID;TZID=Europe/Berlin:20260113T100000
        DTSTART;TZID=Europe/Berlin:20260113T100000
        DURATION:PT1H
        ORGANIZER:mailto:boss@b.example
        ATTENDEE;PARTSTAT=%s:mailto:alice@a.example
        END:VEVENT"""
            .formatted(answer));
  }

  /** Somebody removes an occurrence, and our write comes before anybody has read that. */
  @Test
  void sem5WhatWasRemovedBeforeOurWriteCameIsASingleEvent() {
    EventBody again = removedBeforeOurWrite();

    assertThat(tale.shown()).isEqualTo(MirroredSeries.instantsOf(again));
    tale.assertQuiet();
  }

  /** Once because its source changed, and once because its occurrence is gone. */
  @Test
  void onlyTheEventWhoseOccurrenceIsGoneIsPlannedAgain() {
    for (int i = 0; i < 20; i++) {
      tale.world.calendar("work").put("other-" + i, World.event("Other", "2026-12-01T10:00:00"));
    }
    removedBeforeOurWrite();

    assertThat(tale.world.planned()).isEqualTo(20 + 1 + 2);
  }

  private EventBody removedBeforeOurWrite() {
    EventBody moved = tuesdays(MirroredSeries.moved("20260113T100000", "20260113T150000"));
    EventBody again = tuesdays(MirroredSeries.moved("20260113T100000", "20260113T160000"));
    SeriesSupport noReturn = SeriesSupport.PARTS.but(Limit.RETURN_OF_SLOTS);
    tale.mirrored(moved, noReturn);
    tale.world
        .calendar("home")
        .can(MirroredSeries.reading(noReturn, Marks.IN_LISTING, Duration.ofMinutes(1)));
    tale.world.calendar("home").removeOccurrence(tale.series(), Slot.parse("2026-01-13T10:00:00"));
    tale.source(again);
    for (int i = 0; i < 3; i++) {
      tale.world.pass(Duration.ofMinutes(2));
      tale.world.cycle();
    }
    return again;
  }

  private static EventBody kindChanging() {
    return ical(
        """
        BEGIN:VEVENT
        UID:series
        SUMMARY:Team
        DTSTART;TZID=Europe/Berlin:20260504T090000
        DURATION:PT15M
        RRULE:FREQ=DAILY;COUNT=5
        END:VEVENT
        BEGIN:VEVENT
        UID:series
        SUMMARY:Outing
        RECURRENCE-ID;TZID=Europe/Berlin:20260506T090000
        DTSTART;VALUE=DATE:20260506
        DTEND;VALUE=DATE:20260507
        END:VEVENT""");
  }

  @Test
  void sem6AnOverrideOfAnotherKindStaysWithinItsSeriesWhereTheTargetCan() {
    tale.mirrored(kindChanging(), MirroredSeries.GOOGLE);
    assertThat(tale.writes(0)).containsExactly("create", "change 2026-05-06T09:00:00");
    assertThat(tale.shown()).isEqualTo(MirroredSeries.instantsOf(kindChanging()));
  }

  @Test
  void sem6AnOverrideOfAnotherKindIsDetachedWhereItCannot() {
    tale.mirrored(kindChanging(), MirroredSeries.GRAPH);
    assertThat(tale.writes(0)).containsExactlyInAnyOrder("create", "delete", "create");
    assertThat(tale.shown()).isEqualTo(MirroredSeries.instantsOf(kindChanging()));
    assertThat(tale.world.alice().explain().of("series").toText()).contains("OVERRIDE_DETACHED");
    tale.assertQuiet();
  }

  @Test
  void sem47AMoveThatTheTargetForbidsIsDetachedFromTheStart() {
    EventBody body =
        MirroredSeries.mondays(MirroredSeries.moved("20261102T100000", "20261110T100000"));
    tale.connected(body, MirroredSeries.GRAPH);
    Plan plan = tale.world.alice().edges().plan(tale.edge.id());
    assertThat(plan.degradedItems())
        .containsExactly(
            new DegradedItem(
                "series",
                "2026-11-02T10:00 Europe/Berlin and again",
                "OVERRIDE_DETACHED",
                "the target cannot keep a changed occurrence within its series; it is an event of"
                    + " its own"));
    assertThat(plan.items())
        .extracting(item -> item.action() + " " + item.when())
        .containsExactlyInAnyOrder(
            "CREATE 2026-11-02T10:00 Europe/Berlin and again",
            "CREATE 2026-11-10T10:00 Europe/Berlin");
    assertThat(plan.toText())
        .contains("degraded series 2026-11-02T10:00")
        .contains("(OVERRIDE_DETACHED: ");
    tale.world.sync(tale.edge);

    assertThat(tale.writes(0)).containsExactlyInAnyOrder("create", "delete", "create");
    assertThat(tale.world.provider.writeLog())
        .allMatch(it -> it.effect().toString().contains("Applied"));
    assertThat(tale.world.alice().explain().of("series").toText()).contains("OVERRIDE_DETACHED");
    assertThat(tale.shown()).isEqualTo(MirroredSeries.instantsOf(body));
    tale.assertQuiet();
  }

  @Test
  void sem47AMoveThatTheTargetAllowsStaysWithinTheSeries() {
    tale.mirrored(
        MirroredSeries.mondays(MirroredSeries.moved("20261102T100000", "20261103T100000")),
        MirroredSeries.GRAPH);
    assertThat(tale.writes(0)).containsExactly("create", "change 2026-11-02T10:00:00");
  }
}
