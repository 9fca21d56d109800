package dev.calsync.engine.mirror;

import static dev.calsync.engine.sample.Events.BERLIN;
import static dev.calsync.engine.sample.Events.berlin;
import static dev.calsync.engine.sample.Events.details;
import static dev.calsync.engine.sample.Events.slot;
import static dev.calsync.engine.sample.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.sample.Events;
import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.ical.expansion.RecurrenceExpander;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** SEM-36: daily at 02:30 in Berlin, over 2026-03-29. */
class RewrittenTimesTest {

  private static final TimeRange YEAR =
      new TimeRange(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));
  private static final RewrittenTimes TIMES =
      new RewrittenTimes(
          YEAR, new TimeFrame(ZoneRulesSource.jdk(), BERLIN), new RecurrenceExpander());
  private static final EventBody FIVE_NIGHTS = nights("FREQ=DAILY;COUNT=5");

  private static EventBody nights(String rule, SeriesOverride... changed) {
    return Events.series(berlin("2026-03-27T02:30"), details("Backup"), rule(rule), changed);
  }

  private static SeriesOverride thatNightAt(String start) {
    return new SeriesOverride(
        slot("2026-03-29T02:30:00"), berlin("2026-03-29T" + start), details("Backup"));
  }

  private static boolean isTaken(EventBody written, EventBody shown) {
    return TIMES.between(MirrorShape.shownBy(written), shown).isEmpty();
  }

  @Test
  void otherWordsForTheSameTimesAreNothing() {
    assertThat(isTaken(FIVE_NIGHTS, nights("FREQ=DAILY;UNTIL=2026-03-31T02:30:00"))).isTrue();
    assertThat(isTaken(FIVE_NIGHTS, nights("FREQ=DAILY;COUNT=5", thatNightAt("03:30")))).isTrue();
  }

  @Test
  void aSkippedTimeThatIsShownElsewhereIsTold() {
    EventBody shifted = nights("FREQ=DAILY;COUNT=5", thatNightAt("03:00"));
    assertThat(TIMES.between(MirrorShape.shownBy(FIVE_NIGHTS), shifted))
        .containsExactly(slot("2026-03-29T02:30:00"));
  }

  @Test
  void aSkippedTimeThatIsMissingIsTold() {
    EventBody without =
        Events.series(berlin("2026-03-30T02:30"), details("Backup"), rule("FREQ=DAILY;COUNT=2"));
    assertThat(isTaken(FIVE_NIGHTS, without)).isFalse();
  }

  /** It was told when it is, so it is a changed occurrence, and the target's form of it stands. */
  @Test
  void whatWasSpelledOutIsNotAskedForAgain() {
    EventBody spelledOut = nights("FREQ=DAILY;COUNT=5", thatNightAt("03:30"));
    assertThat(isTaken(spelledOut, nights("FREQ=DAILY;COUNT=5", thatNightAt("03:00")))).isTrue();
  }
}
