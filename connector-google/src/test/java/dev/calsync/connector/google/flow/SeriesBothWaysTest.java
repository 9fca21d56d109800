package dev.calsync.connector.google.flow;

import static dev.calsync.connector.google.flow.GoogleWorld.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.policy.Policy;
import dev.calsync.test.google.ConnectedAccount;
import dev.calsync.test.google.FakeCalendar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Flow A with series: exceptions and cancelled occurrences, from either side to the other. */
class SeriesBothWaysTest {

  private static final String MONDAYS = "2026-11-02T10:00/PT1H[Europe/Berlin]";

  private final GoogleWorld world = GoogleWorld.onPostgres();

  @AfterEach
  void nobodyWasMailed() {
    assertThat(world.google.outbox()).isEmpty();
    world.close();
  }

  private FakeCalendar[] fromTo(boolean forth) {
    ConnectedAccount work = world.connect("alice@work.example");
    ConnectedAccount home = world.connect("alice@home.example");
    world.group(Policy.title(), work, home);
    world.quiet();
    return forth
        ? new FakeCalendar[] {work.calendar(), home.calendar()}
        : new FakeCalendar[] {home.calendar(), work.calendar()};
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSeriesIsMirroredWithWhatDiffersAndFollowsWhatChanges(boolean forth) {
    FakeCalendar[] calendars = fromTo(forth);
    FakeCalendar from = calendars[0];
    FakeCalendar to = calendars[1];
    String series = from.addSeries("Round", MONDAYS, "FREQ=WEEKLY;COUNT=6");
    from.cancelOccurrence(series, "2026-11-09T10:00");
    from.moveOccurrence(series, "2026-11-16T10:00", "2026-11-17T14:00/PT1H[Europe/Berlin]");
    world.hearOut();

    assertThat(shown(to))
        .containsExactly("Round 2026-11-02T10:00:00+01:00", "Round 2026-11-17T14:00:00+01:00");
    assertThat(to.raw(master(to)).orElseThrow()).contains("EXDATE", "20261109T10");
    assertThat(world.writes()).as("a master without the cancelled one, an exception").isEqualTo(2);

    world.google.forgetRequests();
    from.cancelOccurrence(series, "2026-11-23T10:00");
    world.hearOut();
    assertThat(world.writes()).isEqualTo(1);

    world.google.forgetRequests();
    from.moveOccurrence(series, "2026-11-16T10:00", "2026-11-18T09:00/PT1H[Europe/Berlin]");
    world.hearOut();
    assertThat(world.writes()).isEqualTo(1);
    assertThat(shown(to))
        .containsExactly("Round 2026-11-02T10:00:00+01:00", "Round 2026-11-18T09:00:00+01:00");
    assertThat(from.events()).hasSize(2);

    from.remove(series);
    world.google.forgetRequests();
    world.hearOut();
    assertThat(shown(to)).isEmpty();
    assertThat(shown(from)).isEmpty();
    assertThat(world.writes()).isEqualTo(1);
  }

  private static String master(FakeCalendar calendar) {
    return calendar.events().get(0).id();
  }
}
