package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.instants;
import static dev.calsync.tck.engine.SeriesTales.weekly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.event.EventBody;
import dev.calsync.policy.Policy;
import dev.calsync.policy.Window;
import dev.calsync.tck.connector.ScriptedConnector;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pain 13: the target cannot say a rule, so the tool leaves the rule out, or the extra dates, or
 * the event, and says nothing.
 *
 * <p>Here the occurrences are written one by one, and whoever asks is told what is lost (R-C7).
 */
class Pain13UnsayableRuleTest {

  private final World world = new World();

  @AfterEach
  void end() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=9",
        "RRULE:FREQ=WEEKLY;COUNT=4\nRDATE;TZID=Europe/Berlin:20261226T180000",
        "RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1",
        "RRULE:FREQ=DAILY;INTERVAL=3;UNTIL=20270131T090000Z"
      })
  void whatCannotBeSaidIsShownAllTheSameAndTheLossIsTold(String rule) {
    world.calendar("home").can(ScriptedConnector.everything().withSeries(SeriesSupport.NONE));
    EventBody series = weekly("20261130T100000", rule);
    world.calendar("work").put("series", series);
    Policy policy =
        Policy.builder()
            .window(Window.between(LocalDate.of(2026, 11, 1), LocalDate.of(2027, 11, 1)))
            .build();
    EdgeView edge = world.edge("work", "home", policy);
    world.sync(edge);

    assertThat(shown(world.bodies("home"))).isNotEmpty().isEqualTo(shown(List.of(series)));
    assertThat(world.alice().explain().of("series").toText()).contains("MATERIALISED: ");
  }

  private static List<String> shown(List<EventBody> bodies) {
    return instants(bodies, "2026-11-01T00:00:00Z", "2027-10-31T23:00:00Z");
  }
}
