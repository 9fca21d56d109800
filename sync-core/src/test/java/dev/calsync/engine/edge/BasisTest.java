package dev.calsync.engine.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.event.TimeRange;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** SEM-11: of the time that passed only what is new is looked at. */
class BasisTest {

  private static final Instant START = TimeRange.ALWAYS.from();

  private static TimeRange days(int from, int to) {
    return new TimeRange(day(from), day(to));
  }

  private static Instant day(int day) {
    return Instant.parse("2026-11-%02dT00:00:00Z".formatted(day));
  }

  private static Basis in(TimeRange window) {
    return new Basis("1,2,1,UTC", "2026d", window, START);
  }

  @Test
  void isReadAsItWasWritten() {
    Basis basis = new Basis("1,2,1,UTC", "2026d", days(1, 9), day(3));
    assertThat(Basis.parse(basis.text())).contains(basis);
    assertThat(Basis.parse("")).isEmpty();
    assertThat(Basis.parse("1|2|1|2025a|UTC|x|y|z")).as("of an earlier release").isEmpty();
    assertThat(Basis.parse("1|2|3|4|5")).isEmpty();
  }

  @Test
  void aNightIsADayOnTheFarSide() {
    assertThat(in(days(1, 9)).strips(in(days(2, 10)))).containsExactly(days(9, 10));
  }

  @Test
  void aPauseThatIsLongerThanTheWindowIsAllOfIt() {
    assertThat(in(days(1, 9)).strips(in(days(20, 28)))).containsExactly(days(20, 28));
  }

  @Test
  void aClockThatWasSetBackBringsInThePast() {
    assertThat(in(days(2, 10)).strips(in(days(1, 9)))).containsExactly(days(1, 2));
  }

  @Test
  void whatIsKeptNoLongerIsAStripToo() {
    Basis was = new Basis("", "", TimeRange.ALWAYS, day(3));
    Basis now = new Basis("", "", TimeRange.ALWAYS, day(4));
    assertThat(was.strips(now)).containsExactly(days(3, 4));
    assertThat(was.strips(was)).isEmpty();
  }
}
