package dev.calsync.tck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.policy.Buffer;
import dev.calsync.policy.Policy;
import dev.calsync.policy.Window;
import dev.calsync.tck.connector.ScriptedConnector;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pain 15: a whole day becomes two, or the day before, or a block from two in the night, because
 * somewhere on the way it was an instant.
 *
 * <p>Here a day is a day: a type of its own that nothing on the way turns into an instant.
 */
@Isolated("changes the JVM's zone")
class Pain15AllDayOffByOneTest {

  private final TimeZone zone = TimeZone.getDefault();

  @AfterEach
  void goHome() {
    TimeZone.setDefault(zone);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Pacific/Kiritimati", "Etc/GMT+12", "Europe/Berlin", "Asia/Kolkata", "UTC"})
  void theDatesArriveAsTheyLeft(String place) {
    TimeZone.setDefault(TimeZone.getTimeZone(place));
    EventTime holiday =
        new EventTime.AllDay(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 27));
    EventTime clockChange =
        new EventTime.AllDay(LocalDate.of(2027, 3, 28), LocalDate.of(2027, 3, 29));
    try (World world = new World()) {
      world.calendar("flat").can(ScriptedConnector.everything().withSeries(SeriesSupport.NONE));
      put(world, "holiday", holiday);
      put(world, "clocks", clockChange);
      Policy policy =
          Policy.full().toBuilder()
              .window(Window.past(Period.ofDays(30)))
              .buffer(Buffer.before(Duration.ofMinutes(90)))
              .build();
      EdgeView whole = world.edge("work", "home", policy);
      EdgeView flat = world.edge("work", "flat", policy);
      world.sync(whole);
      world.sync(flat);

      for (String target : new String[] {"home", "flat"}) {
        assertThat(world.bodies(target))
            .extracting(EventBody::time)
            .containsExactlyInAnyOrder(holiday, clockChange);
      }
      world.restart();
      world.cycle();
      assertThat(world.writes()).isEqualTo(4);
    }
  }

  private static void put(World world, String uid, EventTime time) {
    EventDetails details = EventDetails.of(EventText.titled("Holiday"));
    world.calendar("work").put(uid, EventBody.single(time, details));
  }
}
