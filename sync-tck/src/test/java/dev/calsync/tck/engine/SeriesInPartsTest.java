package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.ical;
import static dev.calsync.tck.engine.SeriesTales.instants;
import static dev.calsync.tck.engine.SeriesTales.weekly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.SeriesSupport.Limit;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeZoneId;
import dev.calsync.policy.Policy;
import dev.calsync.store.MirrorState;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.tck.connector.ScriptedStop;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Targets that keep the rule of a series in one object and each override in another. */
class SeriesInPartsTest {

  private final MirroredSeries tale = new MirroredSeries();

  @AfterEach
  void close() {
    tale.close();
  }

  /** The same history at each kind of target: the same busy instants after every step. */
  @ParameterizedTest
  @MethodSource("dev.calsync.tck.engine.MirroredSeries#targets")
  void everyTargetShowsTheSameInstantsThroughoutALife(SeriesSupport target) {
    List<EventBody> life =
        List.of(
            MirroredSeries.mondays(MirroredSeries.removed("20261109T100000")),
            MirroredSeries.mondays(
                MirroredSeries.concat(
                    MirroredSeries.removed("20261109T100000"),
                    MirroredSeries.moved("20261116T100000", "20261117T150000"))),
            MirroredSeries.mondays(MirroredSeries.moved("20261116T100000", "20261118T090000")),
            MirroredSeries.mondays(MirroredSeries.moved("20261109T100000", "20261124T090000")),
            MirroredSeries.mondays(),
            weekly("20261103T110000", "RRULE:FREQ=WEEKLY;COUNT=4"),
            weekly(
                "20261103T110000",
                MirroredSeries.concat(
                    "RRULE:FREQ=WEEKLY;COUNT=4",
                    MirroredSeries.moved("20261117T110000", "20261118T110000"))),
            weekly("20261103T110000", "RRULE:FREQ=WEEKLY;COUNT=2"));
    tale.mirrored(life.get(0), target);
    for (EventBody body : life) {
      tale.source(body);
      assertThat(tale.shown()).isEqualTo(MirroredSeries.instantsOf(body));
      assertThat(tale.world.bodies("home"))
          .allMatch(it -> target.allows(Limit.ZONES) || isInUtc(it.time()));
      tale.assertQuiet();
    }
    tale.world.calendar("work").delete(tale.world.calendar("work").idOf("series").orElseThrow());
    tale.world.sync(tale.edge);
    assertThat(tale.world.calendar("home").objects()).isEmpty();
  }

  /** SEM-5: a slot that is removed ends with its series, and is there again once that goes on. */
  @ParameterizedTest
  @MethodSource("dev.calsync.tck.engine.MirroredSeries#targets")
  void sem5WhatWasRemovedBeforeItsSeriesWasShortenedComesBack(SeriesSupport target) {
    tale.mirrored(
        weekly(
            "20261102T100000",
            "RRULE:FREQ=WEEKLY;COUNT=8",
            MirroredSeries.removed("20261214T100000")),
        target);
    assertShows(weekly("20261102T100000", "RRULE:FREQ=WEEKLY;COUNT=4"));
    assertShows(weekly("20261102T100000", "RRULE:FREQ=WEEKLY;COUNT=8"));
  }

  /** SEM-5, SEM-37: a day that was removed is there again, and by the clock. */
  @ParameterizedTest
  @MethodSource("dev.calsync.tck.engine.MirroredSeries#targets")
  void sem5ADayThatWasRemovedComesBackAsATime(SeriesSupport target) {
    EventBody days =
        ical(
            """
            BEGIN:VEVENT
            UID:series
            SUMMARY:Team
            DTSTART;VALUE=DATE:20261201
            RRULE:FREQ=WEEKLY;COUNT=5
            EXDATE;VALUE=DATE:20261215
            END:VEVENT""");
    tale.mirrored(days, target);
    assertShows(weekly("20261201T100000", "RRULE:FREQ=WEEKLY;COUNT=5"));
  }

  private void assertShows(EventBody body) {
    tale.source(body);
    assertThat(tale.shown()).isEqualTo(MirroredSeries.instantsOf(body));
    assertThat(tale.world.alice().edges().plan(tale.edge.id()).isEmpty()).isTrue();
    tale.assertQuiet();
  }

  private static boolean isInUtc(EventTime time) {
    return time instanceof EventTime.Zoned zoned && zoned.zone().equals(TimeZoneId.UTC);
  }

  /** Five Mondays where no series can be kept; the reply to 16 November is lost. */
  @Test
  void sem1EachOccurrenceIsAPartWithAnIdOfItsOwnAndALostReplyMakesNoSecond() {
    tale.world.calendar("home").can(ScriptedConnector.everything().withSeries(SeriesSupport.NONE));
    tale.world
        .calendar("work")
        .put("series", weekly("20261102T100000", "RRULE:FREQ=WEEKLY;COUNT=5"));
    tale.edge = tale.world.edge("work", "home", Policy.busy());
    tale.world.provider.faults().loseReplyOfWrite(3);

    tale.world.sync(tale.edge);
    tale.world.cycle();

    assertThat(tale.writes(0)).hasSize(5).containsOnly("create");
    assertThat(tale.world.calendar("home").objects()).hasSize(5);
    assertThat(
            tale.world.store().targets().ofEvents(World.ALICE, tale.edge.id(), List.of("series")))
        .hasSize(5)
        .allMatch(row -> row.state() == MirrorState.SETTLED)
        .doesNotHaveDuplicates()
        .extracting(row -> row.identity().hash())
        .doesNotHaveDuplicates();
  }

  @Test
  void sem1AnOverrideIsAPartWithAnIdOfItsOwn() {
    tale.mirrored(
        MirroredSeries.mondays(MirroredSeries.moved("20261116T100000", "20261117T150000")),
        MirroredSeries.GOOGLE);

    assertThat(tale.world.calendar("home").objects()).hasSize(2);
    assertThat(tale.writes(0)).containsExactly("create", "change 2026-11-16T10:00:00");
    tale.assertQuiet();
  }

  /** SEM-1, R-C4: the reply to the override is lost; the retry finds it. */
  @Test
  void sem1AnOverrideWhoseReplyIsLostIsFoundAndNotMadeTwice() {
    tale.world
        .calendar("home")
        .can(ScriptedConnector.everything().withSeries(MirroredSeries.GOOGLE));
    tale.world
        .calendar("work")
        .put(
            "series",
            MirroredSeries.mondays(MirroredSeries.moved("20261116T100000", "20261117T150000")));
    tale.edge = tale.world.edge("work", "home", Policy.busy());
    tale.world.provider.faults().loseReplyOfWrite(2);

    tale.world.sync(tale.edge);
    tale.world.cycle();

    assertThat(tale.writes(0)).containsExactly("create", "change 2026-11-16T10:00:00");
    assertThat(tale.world.calendar("home").objects()).hasSize(2);
  }

  /** A person moves a mirrored occurrence while the rule changes at the source. */
  @ParameterizedTest
  @MethodSource("dev.calsync.tck.engine.MirroredSeries#targets")
  void sem34AnOccurrenceMovedByHandIsJournaledAndPutRight(SeriesSupport target) {
    if (MirroredSeries.keptAt(target) != SeriesSupport.Kept.PARTS) {
      return;
    }
    tale.mirrored(MirroredSeries.mondays(), target);
    tale.world
        .calendar("home")
        .changeOccurrence(
            tale.series(), tale.dragged(MirroredSeries.NOV_16, "2026-11-16T16:00:00"));
    EventBody longer = weekly("20261102T100000", "RRULE:FREQ=WEEKLY;COUNT=7");
    tale.source(longer);
    tale.world.cycle();

    assertThat(tale.world.journal()).contains("MIRROR_DRIFTED EDITED_AT_TARGET");
    assertThat(tale.shown()).isEqualTo(MirroredSeries.instantsOf(longer));
    tale.assertQuiet();
  }

  @Test
  void sem34WhatTheTargetResetsIsWrittenAgain() {
    tale.mirrored(
        MirroredSeries.mondays(MirroredSeries.moved("20261116T100000", "20261117T150000")),
        MirroredSeries.GRAPH);
    int before = tale.world.writes();
    EventBody longer =
        weekly(
            "20261102T100000",
            MirroredSeries.concat(
                "RRULE:FREQ=WEEKLY;COUNT=7",
                MirroredSeries.moved("20261116T100000", "20261117T150000")));
    tale.source(longer);

    assertThat(tale.writes(before)).containsExactly("update", "change 2026-11-16T10:00:00");
    assertThat(tale.world.journal()).contains("MIRROR_DRIFTED RESET_WITH_ITS_SERIES");
    assertThat(tale.shown()).isEqualTo(MirroredSeries.instantsOf(longer));
    tale.assertQuiet();
  }

  /** Killed before and after each call: nothing is written twice, and the end is the same. */
  @ParameterizedTest
  @MethodSource("dev.calsync.tck.engine.MirroredSeries#targets")
  void sem34AProgrammeThatWasKilledIsResumed(SeriesSupport target) {
    EventBody body =
        MirroredSeries.mondays(
            MirroredSeries.concat(
                MirroredSeries.removed("20261109T100000"),
                MirroredSeries.moved("20261116T100000", "20261117T150000")));
    for (int nth = 1; nth < 30; nth++) {
      assertResumes(body, target, nth, true);
      assertResumes(body, target, nth, false);
    }
  }

  private static void assertResumes(EventBody body, SeriesSupport target, int nth, boolean after) {
    try (MirroredSeries tale = new MirroredSeries()) {
      tale.world.calendar("home").can(ScriptedConnector.everything().withSeries(target));
      tale.world.calendar("work").put("series", body);
      tale.edge = tale.world.edge("work", "home", Policy.busy());
      if (after) {
        tale.world.provider.faults().stopAfterCall(nth);
      } else {
        tale.world.provider.faults().stopBeforeCall(nth);
      }
      try {
        tale.world.sync(tale.edge);
      } catch (ScriptedStop killed) {
        tale.world.restart();
      }
      tale.world.provider.faults().heal();
      tale.world.cycle();
      tale.world.cycle();
      assertThat(
              instants(tale.world.bodies("home"), "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z"))
          .isEqualTo(instants(List.of(body), "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z"));
      long done =
          tale.world.provider.writeLog().stream().filter(it -> it.effect().isPresent()).count();
      assertThat(done).as("writes, killed at call " + nth).isEqualTo(planned(target));
    }
  }

  private static long planned(SeriesSupport target) {
    boolean oneByOne = !target.allows(Limit.RETURN_OF_SLOTS);
    return switch (MirroredSeries.keptAt(target)) {
      case WHOLE -> 1;
      case PARTS -> oneByOne ? 3 : 2;
      case NONE -> 4;
    };
  }

  /** SEM-37: a single event becomes a series in place, and one again. */
  @ParameterizedTest
  @MethodSource("dev.calsync.tck.engine.MirroredSeries#targets")
  void sem37AChangeOfKindIsOneUpdateInPlace(SeriesSupport target) {
    if (MirroredSeries.keptAt(target) == SeriesSupport.Kept.NONE) {
      return;
    }
    EventBody single = SeriesTales.weekly("20261214T100000");
    EventBody weekly = SeriesTales.weekly("20261214T100000", "RRULE:FREQ=WEEKLY;COUNT=4");
    tale.mirrored(single, target);
    int before = tale.world.writes();
    tale.source(weekly);
    assertThat(tale.writes(before)).containsExactly("update");
    assertThat(tale.shown()).isEqualTo(MirroredSeries.instantsOf(weekly));
    tale.source(single);
    assertThat(tale.writes(before)).containsExactly("update", "update");
    assertThat(tale.shown()).isEqualTo(MirroredSeries.instantsOf(single));
    tale.assertQuiet();
  }

  @Test
  void sem44OneCallAChangedObject() {
    EventBody body =
        MirroredSeries.mondays(
            MirroredSeries.removed("20261109T100000"), MirroredSeries.removed("20261116T100000"));
    tale.mirrored(body, MirroredSeries.GRAPH);
    assertThat(tale.writes(0)).containsExactly("create", "delete", "delete");
    assertThat(tale.shown()).isEqualTo(MirroredSeries.instantsOf(body));
  }

  @Test
  void sem44RemovedSlotsThatAreInTheCreateCostNoCall() {
    EventBody body =
        MirroredSeries.mondays(
            MirroredSeries.removed("20261109T100000"), MirroredSeries.removed("20261116T100000"));
    tale.mirrored(body, MirroredSeries.GOOGLE);
    assertThat(tale.writes(0)).containsExactly("create");
    assertThat(tale.shown()).isEqualTo(MirroredSeries.instantsOf(body));
  }

  /** INV-1, R-C10. */
  @ParameterizedTest
  @MethodSource("dev.calsync.tck.engine.MirroredSeries#targets")
  void whatPeopleDoToOccurrencesIsPutRightAndNeverAnOrigin(SeriesSupport target) {
    if (MirroredSeries.keptAt(target) != SeriesSupport.Kept.PARTS) {
      return;
    }
    EventBody body =
        MirroredSeries.mondays(MirroredSeries.moved("20261116T100000", "20261117T150000"));
    tale.mirrored(body, target);
    EdgeView back = tale.world.edge("home", "work", Policy.busy());
    tale.world.sync(back);

    tale.world
        .calendar("home")
        .changeOccurrence(
            tale.series(), tale.dragged(MirroredSeries.NOV_16, "2026-11-16T18:00:00"));
    tale.world
        .calendar("home")
        .changeOccurrence(tale.series(), tale.dragged(MirroredSeries.NOV_9, "2026-11-09T18:00:00"));
    tale.world.cycle();
    assertThat(tale.shown()).isEqualTo(MirroredSeries.instantsOf(body));
    tale.assertQuiet();

    tale.world.calendar("home").removeOccurrence(tale.series(), MirroredSeries.NOV_16);
    tale.world.calendar("home").removeOccurrence(tale.series(), Slot.parse("2026-11-23T10:00:00"));
    tale.world.cycle();
    assertThat(tale.shown()).isEqualTo(MirroredSeries.instantsOf(body));
    tale.assertQuiet();

    tale.world.calendar("home").delete(tale.series());
    tale.world.cycle();
    assertThat(tale.shown()).isEqualTo(MirroredSeries.instantsOf(body));
    assertThat(tale.world.calendar("work").objects()).hasSize(1);
    tale.assertQuiet();
  }

  /** R-F5: the store is lost; everything is found at the target and nothing written. */
  @Test
  void aLostStoreIsRebuiltFromSeriesAndOverrides() {
    EventBody body =
        MirroredSeries.mondays(
            MirroredSeries.concat(
                MirroredSeries.removed("20261109T100000"),
                MirroredSeries.moved("20261116T100000", "20261117T150000")));
    tale.mirrored(body, MirroredSeries.GOOGLE);
    int before = tale.world.writes();
    tale.world.loseStore();
    tale.edge = tale.world.edge("work", "home", Policy.busy());
    tale.world.cycle();
    tale.world.cycle();

    assertThat(tale.writes(before)).isEmpty();
    assertThat(tale.shown()).isEqualTo(MirroredSeries.instantsOf(body));
    assertThat(tale.world.store().targets().page(World.ALICE, tale.edge.id(), Optional.empty(), 9))
        .hasSize(2)
        .allMatch(row -> row.state() == MirrorState.SETTLED);
  }

  /** Overrides keep their own words: what a series says anew must reach those that were reset. */
  @Test
  void anOverrideThatIsNoneAnyMoreFollowsItsSeries() {
    tale.mirrored(
        MirroredSeries.mondays(MirroredSeries.moved("20261116T100000", "20261117T150000")),
        MirroredSeries.GOOGLE);
    tale.source(MirroredSeries.mondays());
    assertThat(tale.shown()).isEqualTo(MirroredSeries.instantsOf(MirroredSeries.mondays()));
    EventBody longer =
        ical(
            """
            BEGIN:VEVENT
            UID:series
            SUMMARY:Team
            DTSTART;TZID=Europe/Berlin:20261102T100000
            DURATION:PT2H
            RRULE:FREQ=WEEKLY;COUNT=5
            END:VEVENT""");
    tale.source(longer);
    assertThat(tale.shown()).isEqualTo(MirroredSeries.instantsOf(longer));
    tale.assertQuiet();
  }

  @Test
  void anOverrideIsNotWrittenBeforeItsSeriesIs() {
    tale.mirrored(
        MirroredSeries.mondays(MirroredSeries.moved("20261116T100000", "20261117T150000")),
        MirroredSeries.GOOGLE);
    assertThat(tale.world.provider.writeLog().get(0).write())
        .isInstanceOf(MirrorWrite.Create.class);
    assertThat(tale.world.provider.writeLog().get(1).write())
        .isInstanceOfSatisfying(
            MirrorWrite.Changed.class, it -> assertThat(it.series()).isEqualTo(tale.series()));
  }
}
