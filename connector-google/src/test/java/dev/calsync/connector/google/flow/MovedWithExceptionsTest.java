package dev.calsync.connector.google.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.policy.Policy;
import dev.calsync.test.FakeEvent;
import dev.calsync.test.google.ConnectedAccount;
import dev.calsync.test.google.FakeCalendar;
import dev.calsync.test.google.GoogleMode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A series moves, and Google drops what was changed or cancelled of it (SEM-34, SEM-38). */
class MovedWithExceptionsTest {

  private static final String TEN = "2026-11-25T10:00/PT1H[Europe/Berlin]";
  private static final String ELEVEN = "2026-11-25T11:00/PT1H[Europe/Berlin]";
  private static final String THIRD = "2026-11-27T10:00";

  private final GoogleWorld world = GoogleWorld.inMemory();
  private final ConnectedAccount work = world.connect("alice@work.example");
  private final ConnectedAccount home = world.connect("alice@home.example");
  private final FakeCalendar source = work.calendar();

  @AfterEach
  void close() {
    world.close();
  }

  /** SEM-38: its occurrences have other names then, and at Google the same objects. */
  @Test
  void whatWasChangedOfASeriesThatGoesToAnotherZoneAtTheSameInstantsStays() {
    String series = series();
    world.google.end(GoogleMode.EXCEPTIONS_RESET);
    source.moveOccurrence(series, THIRD, "2026-11-27T15:00/PT1H[Europe/Berlin]");
    world.hearOut();

    source.move(series, "2026-11-25T09:00/PT1H[Europe/London]");
    world.hearOut();
    world.passHearing(Duration.ofHours(5), 3);

    assertThat(GoogleWorld.shown(home.calendar())).isEqualTo(GoogleWorld.shown(source)).hasSize(2);
    world.quiet();
    world.passHearing(Duration.ofHours(5), 3);
    assertThat(world.eventWrites()).as("at rest").isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aCancelledOccurrenceTakesPlaceAgain(boolean readWhole) {
    String series = series();
    source.cancelOccurrence(series, THIRD);
    world.hearOut();
    assertThat(mirror().raw()).contains("EXDATE");

    move(series, readWhole);

    assertThat(mirror().raw()).contains("T11:00:00").doesNotContain("EXDATE");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aChangedOccurrenceIsWhereItsSeriesIs(boolean readWhole) {
    String series = series();
    source.moveOccurrence(series, THIRD, "2026-11-27T15:00/PT1H[Europe/Berlin]");
    world.hearOut();
    assertThat(home.calendar().events()).hasSize(2);

    move(series, readWhole);

    assertThat(home.calendar().events())
        .extracting(FakeEvent::start)
        .noneMatch(start -> start.contains("T15:00"));
  }

  private String series() {
    world.google.begin(GoogleMode.EXCEPTIONS_RESET);
    world.edge(work, home, Policy.title());
    String series = source.addSeries("Round", TEN, "FREQ=DAILY;COUNT=5");
    world.hearOut();
    return series;
  }

  private void move(String series, boolean readWhole) {
    source.move(series, ELEVEN);
    if (readWhole) {
      source.expireSyncTokens();
    }
    world.hearOut();
    world.passHearing(Duration.ofMinutes(30), 4);
  }

  private FakeEvent mirror() {
    List<FakeEvent> mirrors = home.calendar().events();
    return mirrors.get(0);
  }
}
