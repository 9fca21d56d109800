package dev.calsync.engine.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.ReadSupport.Tells;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.SeriesSupport.Limit;
import org.junit.jupiter.api.Test;

class CalendarRecordTest {

  private static final Capabilities SAID = Records.capabilities(4);
  private static final CalendarRecord CALENDAR = Records.calendar("c1", SAID);

  @Test
  void theSameAnswerChangesNothing() {
    assertThat(CALENDAR.renewed(SAID)).isEqualTo(CALENDAR);
  }

  @Test
  void anotherAnswerOfTheSameVersionIsTheNextVersion() {
    CalendarRecord less = CALENDAR.renewed(SAID.withSeries(SeriesSupport.NONE));

    assertThat(less.capabilities().version()).isEqualTo(5);
    assertThat(less.capabilities().series()).isEqualTo(SeriesSupport.NONE);
    assertThat(less.renewed(SAID.withSeries(SeriesSupport.NONE))).isEqualTo(less);
  }

  @Test
  void aLaterVersionIsTaken() {
    assertThat(CALENDAR.renewed(SAID.ofVersion(9)).capabilities()).isEqualTo(SAID.ofVersion(9));
  }

  @Test
  void aLimitThatWasFoundOutStaysThoughNoConnectorSaysIt() {
    CalendarRecord limited = CALENDAR.limited(Limit.CLOCK_CHANGES);

    assertThat(limited.capabilities().version()).isEqualTo(5);
    assertThat(limited.renewed(SAID)).isEqualTo(limited);
  }

  @Test
  void aLimitThatItsConnectorNoLongerSaysIsNone() {
    CalendarRecord limited =
        CALENDAR.renewed(SAID.withSeries(SeriesSupport.WHOLE.but(Limit.COUNT)));

    assertThat(limited.renewed(SAID).capabilities().series()).isEqualTo(SeriesSupport.WHOLE);
  }

  @Test
  void whatTellsLessThanBeforeLostItsDetailsWithThatVersion() {
    CalendarRecord lost = CALENDAR.renewed(telling(Tells.BUSY_EVENTS));

    assertThat(lost.detailLost()).isEqualTo(5);
    assertThat(lost.renewed(telling(Tells.BUSY_TIMES)).detailLost()).isEqualTo(5);
    assertThat(lost.renewed(SAID).detailLost()).isZero();
    assertThat(lost.renewed(SAID).renewed(telling(Tells.BUSY_TIMES)).detailLost()).isEqualTo(7);
  }

  @Test
  void whatNeverToldMoreLostNothing() {
    CalendarRecord busy = Records.calendar("c1", telling(Tells.BUSY_EVENTS));

    assertThat(busy.renewed(telling(Tells.BUSY_TIMES)).detailLost()).isZero();
  }

  private static Capabilities telling(Tells what) {
    return SAID.reading(reads -> reads.telling(what));
  }
}
