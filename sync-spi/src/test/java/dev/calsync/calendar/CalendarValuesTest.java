package dev.calsync.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.calsync.calendar.Capabilities.ConfirmingReads;
import dev.calsync.calendar.Capabilities.Create;
import dev.calsync.calendar.Capabilities.Marks;
import dev.calsync.calendar.Capabilities.SilentWrite;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CalendarValuesTest {

  record Id(String name, Function<String, Object> make) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Id> ids() {
    return Stream.of(
        new Id("owner", OwnerId::of),
        new Id("tenant", TenantId::of),
        new Id("connection", ConnectionId::of),
        new Id("calendar", CalendarId::of),
        new Id("edge", EdgeId::of));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void anIdHas1To64HarmlessCharacters(Id id) {
    assertThat(id.make().apply("AZaz09._-@")).hasToString("AZaz09._-@");
    assertThat(id.make().apply("x".repeat(64))).isEqualTo(id.make().apply("x".repeat(64)));
    for (String bad : new String[] {"", "x".repeat(65), "a b", "a/b", "a'b", "ä", "a\u0000"}) {
      assertThatIllegalArgumentException().isThrownBy(() -> id.make().apply(bad));
    }
  }

  @Test
  void aRefusedIdIsNotRepeated() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OwnerId.of("Alice Example <alice@x.example>"))
        .withMessageNotContaining("Alice");
  }

  @Test
  void theProvidersNameOfACalendarHas1To1024Characters() {
    ConnectionId connection = ConnectionId.of("c");

    assertThat(new CalendarRef(connection, "p".repeat(1_024)).providerId()).hasSize(1_024);
    assertThatIllegalArgumentException().isThrownBy(() -> new CalendarRef(connection, ""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CalendarRef(connection, "p".repeat(1_025)));
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1", "1, 0, 1", "1, 1, 0"})
  void versionBatchAndConcurrencyAreAtLeastOne(int version, int batch, int concurrency) {
    assertThat(capabilities(1, 1, 1).writes().batch()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> capabilities(version, batch, concurrency));
  }

  @Test
  void absenceIsReadAgainAtLeastOnce() {
    assertThat(new ConfirmingReads(1, Duration.ZERO).count()).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> new ConfirmingReads(0, Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConfirmingReads(1, Duration.ofMinutes(-1)));
  }

  @Test
  void liveCalendarsConfirmOnceAndFeedsTwice() {
    assertThat(ConfirmingReads.LIVE).isEqualTo(new ConfirmingReads(1, Duration.ofMinutes(15)));
    assertThat(ConfirmingReads.FEED).isEqualTo(new ConfirmingReads(2, Duration.ofHours(1)));
  }

  private static Capabilities capabilities(int version, int batch, int concurrency) {
    return new Capabilities(
        version,
        new WriteSupport(true, Create.ID_CHOSEN, true, SilentWrite.GUARANTEED, batch, concurrency),
        new ReadSupport(
            Marks.IN_LISTING, Duration.ZERO, ConfirmingReads.LIVE, Duration.ofMinutes(1)),
        SeriesSupport.WHOLE);
  }
}
