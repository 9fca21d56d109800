package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.instants;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.Capabilities.Marks;
import dev.calsync.connector.RemoteId;
import dev.calsync.event.EventBody;
import dev.calsync.plan.Plan;
import dev.calsync.policy.Policy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Copies of a mirrored series in calendars that keep series in parts: an occurrence is whatever its
 * series is (INV-1, SEM-43, FLT-18).
 */
class CopiedSeriesTest {

  private final MirroredSeries tale = new MirroredSeries();
  private final EventBody body =
      MirroredSeries.mondays(MirroredSeries.moved("20261116T100000", "20261117T150000"));

  @AfterEach
  void close() {
    tale.close();
  }

  private List<String> shown(String calendar) {
    return instants(tale.world.bodies(calendar), "2025-01-01T00:00:00Z", "2029-01-01T00:00:00Z");
  }

  @Test
  void aCopyThatBecomesAnEventBringsItsMovedOccurrence() {
    tale.mirrored(body, MirroredSeries.GOOGLE);
    EdgeView on = tale.world.edge("home", "third", Policy.busy());
    RemoteId copy = tale.world.calendar("home").copy(tale.series());
    tale.world.sync(on);
    assertThat(tale.world.bodies("third")).isEmpty();

    EventBody longer =
        SeriesTales.weekly(
            "20261102T100000",
            MirroredSeries.concat(
                "RRULE:FREQ=WEEKLY;COUNT=6",
                MirroredSeries.moved("20261116T100000", "20261117T150000")));
    tale.world.calendar("home").changeSeries(copy, longer);
    tale.world.sync(on);

    assertThat(shown("third")).isEqualTo(MirroredSeries.instantsOf(longer));
    int writes = tale.world.writes();
    tale.world.calendar("home").expireCursors();
    tale.world.cycle();
    assertThat(tale.world.writes()).isEqualTo(writes);
  }

  /** A copy that was never ignored: its mirror says something else by the time it is listed. */
  @Test
  void aCopyThatIsListedLateIsAnEventWithItsMovedOccurrence() {
    tale.mirrored(body, MirroredSeries.GOOGLE);
    EdgeView on = tale.world.edge("home", "third", Policy.busy());
    tale.world.sync(on);
    tale.world
        .calendar("home")
        .can(
            MirroredSeries.reading(MirroredSeries.GOOGLE, Marks.IN_LISTING, Duration.ofMinutes(1)));
    tale.world.calendar("home").copy(tale.series());
    tale.world.alice().edges().change(tale.edge.id(), Policy.full());
    tale.world.sync(tale.edge);
    tale.world.pass(Duration.ofMinutes(2));
    tale.world.sync(on);

    assertThat(shown("third")).isEqualTo(MirroredSeries.instantsOf(body));
  }

  /** Where listings show no marks, a mirror that was moved there is known by its UID. */
  private RemoteId movedToThird() {
    tale.mirrored(body, MirroredSeries.GOOGLE);
    tale.world.calendar(
        "third", MirroredSeries.reading(MirroredSeries.GOOGLE, Marks.BY_FETCH, Duration.ZERO));
    return tale.world.calendar("home").moveTo(tale.series(), tale.world.calendar("third"));
  }

  @Test
  void theMovedOccurrenceOfAMirrorThatWasMovedElsewhereIsNoEvent() {
    movedToThird();
    tale.world.sync(tale.world.edge("third", "fourth", Policy.busy()));

    assertThat(tale.world.bodies("fourth")).isEmpty();
  }

  @Test
  void theOccurrenceOfAMovedMirrorThatCannotBeReadIsNoEvent() {
    RemoteId series = movedToThird();
    tale.world.calendar("third").habits().misread(series);
    tale.world.sync(tale.world.edge("third", "fourth", Policy.busy()));

    assertThat(tale.world.bodies("fourth")).isEmpty();
  }

  /** A plan tells the same of occurrences as the run does. */
  @Test
  void aPlanTakesAnOccurrenceForWhatItsSeriesIs() {
    tale.mirrored(body, MirroredSeries.GOOGLE);
    EdgeView on = tale.world.edge("home", "third", Policy.busy());
    tale.world.calendar("home").copy(tale.series());

    Plan plan = tale.world.alice().edges().plan(on.id());

    assertThat(plan.items()).isEmpty();
    assertThat(plan.notShown()).isZero();
  }
}
