package dev.calsync.connector.google.flow;

import static dev.calsync.connector.google.flow.GoogleWorld.EVENT;
import static dev.calsync.connector.google.flow.GoogleWorld.EVENTS;
import static dev.calsync.connector.google.flow.GoogleWorld.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.policy.Policy;
import dev.calsync.test.google.ConnectedAccount;
import dev.calsync.test.google.FakeCalendar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a series costs at Google, where it may become one in place. */
class SeriesCostTest {

  private final GoogleWorld world = GoogleWorld.inMemory();
  private FakeCalendar work;
  private FakeCalendar home;

  @BeforeEach
  void twoAccounts() {
    ConnectedAccount from = world.connect("alice@work.example");
    ConnectedAccount to = world.connect("alice@home.example");
    work = from.calendar();
    home = to.calendar();
    world.edge(from, to, Policy.title());
    world.quiet();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void sem37ASingleEventBecomesASeriesWithOneUpdateAndIsThereAllTheTime() {
    String event = work.add("Round", "2026-12-14T10:00/PT1H[Europe/Berlin]");
    world.quiet();
    String before = only(home).id();

    work.edit(event, "{\"recurrence\":[\"RRULE:FREQ=WEEKLY\"]}");
    world.hearOut();

    assertThat(only(home).id()).isEqualTo(before);
    assertThat(only(home).raw()).contains("RRULE:FREQ=WEEKLY");
    assertThat(world.google.count("PUT", EVENT)).isEqualTo(1);
    assertThat(world.eventWrites()).isEqualTo(1);
  }

  /** SEM-34: what nobody changed cannot be reset. */
  @Test
  void aSeriesWithoutExceptionsIsReadOnceWhereItIsWrittenAnew() {
    String series = work.addSeries("Round", "2026-12-01T10:00/PT1H[Europe/Berlin]", "FREQ=WEEKLY");
    world.quiet();

    work.rename(series, "Circle");
    world.hear();

    assertThat(only(home).title()).isEqualTo("Circle");
    assertThat(world.eventWrites()).isEqualTo(1);
    assertThat(world.google.count("GET", EVENTS)).as("its calendar, and the mirror").isEqualTo(2);
  }

  @Test
  void occurrencesThatAreChangedTogetherCostOneReadingOfTheirSeries() {
    String series = work.addSeries("Round", "2026-12-01T10:00/PT1H[Europe/Berlin]", "FREQ=DAILY");
    world.quiet();

    for (int day = 3; day <= 6; day++) {
      String slot = "2026-12-0" + day + "T10:00";
      work.moveOccurrence(series, slot, "2026-12-0" + day + "T15:00/PT1H[Europe/Berlin]");
    }
    world.hear();

    assertThat(home.events()).hasSize(5);
    assertThat(world.eventWrites()).isEqualTo(4);
    assertThat(world.google.count("GET", EVENTS)).as("its calendar, and the mirror").isEqualTo(2);
  }

  /** SEM-34. */
  @Test
  void exceptionsThatGoWithTheirSeriesAreJournaled() {
    String series = work.addSeries("Round", "2026-12-01T10:00/PT1H[Europe/Berlin]", "FREQ=WEEKLY");
    work.moveOccurrence(series, "2026-12-08T10:00", "2026-12-09T15:00/PT1H[Europe/Berlin]");
    world.quiet();
    world.quiet();
    assertThat(home.events()).hasSize(2);

    work.remove(series);
    world.hearOut();

    assertThat(home.events()).isEmpty();
    assertThat(world.journal()).contains("MIRROR_DRIFTED GONE_WITH_ITS_SERIES");
  }

  @Test
  void sem44ASeriesWithTwoSlotsCancelledIsOneCreate() {
    String series = work.addSeries("Round", "2026-11-02T10:00/PT1H[Europe/Berlin]", "FREQ=WEEKLY");
    work.cancelOccurrence(series, "2026-11-09T10:00");
    work.cancelOccurrence(series, "2026-11-16T10:00");
    world.hearOut();

    assertThat(only(home).raw()).contains("20261109T10", "20261116T10");
    assertThat(world.google.count("POST", EVENTS)).isEqualTo(1);
    assertThat(world.eventWrites()).isEqualTo(1);
  }
}
