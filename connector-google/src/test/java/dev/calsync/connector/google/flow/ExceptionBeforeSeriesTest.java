package dev.calsync.connector.google.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.policy.Policy;
import dev.calsync.test.FakeEvent;
import dev.calsync.test.google.ConnectedAccount;
import dev.calsync.test.google.FakeCalendar;
import dev.calsync.test.google.GoogleMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Google promises no order of a listing: an exception may come before its series (FLT-28). */
class ExceptionBeforeSeriesTest {

  private static final String THIRD = "2026-12-03T10:00";

  private final GoogleWorld world = GoogleWorld.inMemory();
  private final FakeCalendar source = world.google.account("alice@work.example").primary();

  @AfterEach
  void close() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aChangedOccurrenceFindsItsSeries(boolean onAnotherPage) {
    String series = series();
    source.moveOccurrence(series, THIRD, "2026-12-03T15:00/PT1H[Europe/Berlin]");

    assertThat(mirrored(series, onAnotherPage))
        .extracting(FakeEvent::start)
        .anyMatch(start -> start.contains("2026-12-03T15:00"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aCancelledOccurrenceFindsItsSeries(boolean onAnotherPage) {
    String series = series();
    source.cancelOccurrence(series, THIRD);

    assertThat(mirrored(series, onAnotherPage))
        .extracting(FakeEvent::raw)
        .anyMatch(raw -> raw.contains("EXDATE") && raw.contains("20261203T100000"));
  }

  private String series() {
    return source.addSeries("Round", "2026-12-02T10:00/PT1H[Europe/Berlin]", "FREQ=DAILY;COUNT=3");
  }

  /** The fake lists by change: what was changed last comes last. */
  private Iterable<FakeEvent> mirrored(String series, boolean onAnotherPage) {
    source.add("One", "2026-12-10T10:00/PT1H[Europe/Berlin]");
    source.add("Two", "2026-12-10T12:00/PT1H[Europe/Berlin]");
    source.rename(series, "Renamed");
    if (onAnotherPage) {
      world.google.begin(GoogleMode.SHORT_PAGES);
    }
    ConnectedAccount work = world.connect("alice@work.example");
    ConnectedAccount home = world.connect("alice@home.example");
    world.edge(work, home, Policy.title());
    world.hearOut();
    return home.calendar().events();
  }
}
