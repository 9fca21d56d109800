package dev.calsync.connector.google.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.policy.Policy;
import dev.calsync.test.FakeEvent;
import dev.calsync.test.google.ConnectedAccount;
import dev.calsync.test.google.FakeCalendar;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A series at a quarter past two, and a night in which the clocks go from two to three: Google
 * names that occurrence by the time the clocks show, 03:15 (SEM-29).
 */
class SkippedHourTest {

  private static final String SKIPPED = "2027-03-28T02:15";

  private final GoogleWorld world = GoogleWorld.inMemory();
  private final ConnectedAccount work = world.connect("alice@work.example");
  private final ConnectedAccount home = world.connect("alice@home.example");
  private final FakeCalendar source = work.calendar();
  private final FakeCalendar target = home.calendar();
  private String series;

  @BeforeEach
  void aNightlySeriesIsMirrored() {
    world.edge(work, home, Policy.title());
    series =
        source.addSeries("Backup", "2027-03-26T02:15/PT1H[Europe/Berlin]", "FREQ=DAILY;COUNT=5");
    world.quiet();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void sem29AnOccurrenceThatIsMovedOutOfTheGapIsMirroredOnce() {
    source.moveOccurrence(series, SKIPPED, "2027-03-28T16:00/PT1H[Europe/Berlin]");
    world.hearOut();

    assertThat(target.events())
        .extracting(FakeEvent::start)
        .containsExactlyInAnyOrder("2027-03-26T02:15:00+01:00", "2027-03-28T16:00:00+02:00");
    assertThat(world.eventWrites()).isEqualTo(1);
    staysQuiet();
  }

  @Test
  void sem29AnOccurrenceThatIsCancelledInTheGapIsCancelledAtTheMirror() {
    source.cancelOccurrence(series, SKIPPED);
    world.hearOut();

    assertThat(GoogleWorld.only(target).raw()).contains("20270328T021500");
    assertThat(world.eventWrites()).isEqualTo(1);
    staysQuiet();
  }

  /** That is the time which the clocks show after the gap, and no time in it is meant. */
  @Test
  void sem29AnOccurrenceRightAfterTheGapKeepsItsName() {
    source.remove(series);
    series =
        source.addSeries("Report", "2027-03-26T03:15/PT1H[Europe/Berlin]", "FREQ=DAILY;COUNT=5");
    world.quiet();

    source.moveOccurrence(series, "2027-03-28T03:15", "2027-03-28T16:00/PT1H[Europe/Berlin]");
    world.hearOut();

    assertThat(target.events())
        .extracting(FakeEvent::start)
        .containsExactlyInAnyOrder("2027-03-26T03:15:00+01:00", "2027-03-28T16:00:00+02:00");
    assertThat(world.eventWrites()).isEqualTo(1);
    staysQuiet();
  }

  @Test
  void sem29TheGapMayBeOneOfAnotherZoneThanTheCalendars() {
    source.remove(series);
    series =
        source.addSeries("Sync", "2027-03-12T02:15/PT1H[America/New_York]", "FREQ=DAILY;COUNT=5");
    world.quiet();

    source.moveOccurrence(series, "2027-03-14T02:15", "2027-03-14T16:00/PT1H[America/New_York]");
    world.hearOut();

    assertThat(target.events()).hasSize(2);
    assertThat(world.eventWrites()).isEqualTo(1);
    staysQuiet();
  }

  @Test
  void sem29WhatAPersonMovesOutOfTheGapAtTheMirrorIsPutBack() {
    String mirror = GoogleWorld.only(target).id();
    target.moveOccurrence(mirror, SKIPPED, "2027-03-28T16:00/PT1H[Europe/Berlin]");
    world.hearOut();

    assertThat(world.journal()).containsOnlyOnce("MIRROR_DRIFTED EDITED_AT_TARGET");
    assertThat(target.events())
        .extracting(FakeEvent::start)
        .noneMatch(start -> start.contains("T16:00"));
    world.quiet();
    world.passHearing(Duration.ofHours(5), 3);
    assertThat(world.eventWrites()).as("at rest").isZero();
  }

  private void staysQuiet() {
    world.quiet();
    world.passHearing(Duration.ofHours(5), 3);
    assertThat(world.eventWrites()).as("at rest").isZero();
    assertThat(world.journal()).noneMatch(line -> line.startsWith("MIRROR_DRIFTED"));
  }
}
