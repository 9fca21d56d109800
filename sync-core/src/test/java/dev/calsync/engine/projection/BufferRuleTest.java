package dev.calsync.engine.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.sample.Events;
import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.policy.Buffer;
import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class BufferRuleTest {

  private static final TimeFrame BERLIN = OnTerms.frame("Europe/Berlin");
  private static final Buffer HALF_AN_HOUR = Buffer.before(Duration.ofMinutes(30));

  @Test
  void sem7ABufferIsElapsedTimeWhateverTheClocksDo() {
    EventTime afterTheGap = Events.berlin("2026-03-29T03:15");
    assertThat(shown(afterTheGap, HALF_AN_HOUR))
        .isEqualTo(Events.berlin("2026-03-29T01:45", Duration.ofMinutes(90)));
  }

  /** 03:15 on the day when the clocks are put back, half an hour ahead: the second 02:45. */
  @Test
  void sem7ATimeThatTheClocksShowTwiceIsToldInUtcWhereTheSecondIsMeant() {
    EventTime afterTheOverlap = Events.berlin("2026-10-25T03:15");
    assertThat(shown(afterTheOverlap, HALF_AN_HOUR))
        .isEqualTo(
            new EventTime.Zoned(
                LocalDateTime.parse("2026-10-25T01:45"),
                TimeZoneId.UTC,
                Length.of(Duration.ofMinutes(90))));
    assertThat(shown(Events.berlin("2026-10-25T02:15"), HALF_AN_HOUR))
        .isEqualTo(Events.berlin("2026-10-25T01:45", Duration.ofMinutes(90)));
  }

  @Test
  void aBufferBehindMovesNoStart() {
    EventTime meeting = Events.berlin("2026-12-02T10:00");
    assertThat(shown(meeting, Buffer.NONE.after(Duration.ofMinutes(15))))
        .isEqualTo(Events.berlin("2026-12-02T10:00", Duration.ofMinutes(75)));
  }

  @Test
  void floatingTimesStayOnTheOwnersClocks() {
    EventTime run =
        new EventTime.Floating(
            LocalDateTime.parse("2026-07-10T00:15"), Length.of(Duration.ofHours(1)));
    assertThat(shown(run, HALF_AN_HOUR))
        .isEqualTo(
            new EventTime.Floating(
                LocalDateTime.parse("2026-07-09T23:45"), Length.of(Duration.ofMinutes(90))));
  }

  @Test
  void wholeDaysHaveNoBuffer() {
    EventTime day = Events.days("2026-12-24", "2026-12-25");
    assertThat(shown(day, HALF_AN_HOUR)).isEqualTo(day);
  }

  private static EventTime shown(EventTime time, Buffer buffer) {
    TimeRange extent = Extent.of(time, BERLIN).orElseThrow();
    return BufferRule.shown(time, BufferRule.widened(extent, time, buffer), BERLIN);
  }
}
