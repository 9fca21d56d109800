package dev.calsync.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventValuesTest {

  private static final LocalDate DAY = LocalDate.parse("2026-11-23");
  private static final LocalDateTime TEN = LocalDateTime.parse("2026-11-23T10:00:00");
  private static final EventTime AT_TEN = new EventTime.Floating(TEN, Length.ZERO);
  private static final EventDetails DETAILS = EventDetails.of(EventText.NONE);

  @Test
  void anAllDayEventHasAtLeastOneDay() {
    assertThat(new EventTime.AllDay(DAY, DAY.plusDays(2)).days()).isEqualTo(2);
    assertThatIllegalArgumentException().isThrownBy(() -> new EventTime.AllDay(DAY, DAY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EventTime.AllDay(DAY, DAY.minusDays(1)));
  }

  @Test
  void startsAreCutToSeconds() {
    LocalDateTime odd = TEN.plusNanos(999_999_999);

    assertThat(new EventTime.Floating(odd, Length.ZERO)).isEqualTo(AT_TEN);
    assertThat(new EventTime.Zoned(odd, TimeZoneId.UTC, Length.ZERO).start()).isEqualTo(TEN);
  }

  @Test
  void theFirstSlotIsTheStart() {
    assertThat(AT_TEN.startSlot()).isEqualTo(Slot.parse("2026-11-23T10:00:00"));
    assertThat(new EventTime.Zoned(TEN, TimeZoneId.UTC, Length.ZERO).startSlot())
        .isEqualTo(AT_TEN.startSlot());
    assertThat(new EventTime.AllDay(DAY, DAY.plusDays(1)).startSlot())
        .isEqualTo(Slot.parse("2026-11-23"));
  }

  @Test
  void everyKindOfTimePicksItsOwnAnswer() {
    assertThat(kind(new EventTime.AllDay(DAY, DAY.plusDays(1)))).isEqualTo("days");
    assertThat(kind(new EventTime.Zoned(TEN, TimeZoneId.UTC, Length.ZERO))).isEqualTo("zoned");
    assertThat(kind(AT_TEN)).isEqualTo("floating");
  }

  private static String kind(EventTime time) {
    return time.match(days -> "days", zoned -> "zoned", floating -> "floating");
  }

  @ParameterizedTest
  @CsvSource({"-1, PT0S", "36601, PT0S", "0, PT-1S", "0, P36600DT1S"})
  void lengthsOutsideOfACenturyAreRefused(int days, Duration exact) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Length(days, exact));
  }

  @Test
  void aLengthIsCutToSecondsAndMayBeNothing() {
    assertThat(Length.of(Duration.ofMillis(1_999))).isEqualTo(Length.of(Duration.ofSeconds(1)));
    assertThat(new Length(36_600, Duration.ofDays(36_600)).isZero()).isFalse();
    assertThat(Length.ZERO.isZero()).isTrue();
    assertThat(new Length(1, Duration.ZERO).isZero()).isFalse();
  }

  @Test
  void aSingleEventHasNoOverridesAndASeriesOneForEachSlot() {
    SeriesOverride moved = new SeriesOverride(Slot.parse("2026-11-30T10:00"), AT_TEN, DETAILS);
    SeriesOverride earlier = new SeriesOverride(Slot.parse("2026-11-23T10:00"), AT_TEN, DETAILS);
    Optional<Recurrence> weekly =
        Optional.of(Recurrence.of(RecurrenceRule.every(Frequency.WEEKLY)));

    assertThat(new EventBody(AT_TEN, DETAILS, weekly, List.of(moved, earlier)).overrides())
        .containsExactly(earlier, moved);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EventBody(AT_TEN, DETAILS, Optional.empty(), List.of(moved)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EventBody(AT_TEN, DETAILS, weekly, List.of(moved, moved)))
        .withMessageContaining("2026-11-30T10:00:00");
  }

  @Test
  void categoriesAndSlotsAreSortedAndRepeatsCollapse() {
    Slot first = Slot.parse("2026-11-23");
    Slot second = Slot.parse("2026-11-30");
    Recurrence dates =
        new Recurrence(List.of(), List.of(second, first, second), List.of(second, second));

    assertThat(dates.added()).containsExactly(first, second);
    assertThat(dates.removed()).containsExactly(second);
    assertThat(new EventText("", "", "", "", List.of("b", "a", "b")).categories())
        .containsExactly("a", "b");
  }

  @Test
  void namesHaveTheirLengths() {
    assertThat(new TimeZoneId("z".repeat(64)).id()).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> new TimeZoneId(""));
    assertThatIllegalArgumentException().isThrownBy(() -> new TimeZoneId("z".repeat(65)));
    assertThat(new CanonicalKey("c".repeat(1_024), "u".repeat(1_024)).uid()).hasSize(1_024);
    assertThatIllegalArgumentException().isThrownBy(() -> new CanonicalKey("", "u"));
    assertThatIllegalArgumentException().isThrownBy(() -> new CanonicalKey("c", ""));
    assertThatIllegalArgumentException().isThrownBy(() -> new CanonicalKey("c", "u".repeat(1_025)));
    assertThatIllegalArgumentException().isThrownBy(() -> new CanonicalKey("c".repeat(1_025), "u"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void aCountIsAtLeastOne(int slots) {
    assertThatIllegalArgumentException().isThrownBy(() -> new RuleEnd.Count(slots));
  }

  @Test
  void whatAMirrorHasNoFieldForIsNotInItsShape() {
    EventBody body =
        new EventBody(
            AT_TEN,
            new EventDetails(
                EventText.titled("Call"),
                Availability.FREE,
                Visibility.PRIVATE,
                EventStatus.TENTATIVE,
                EventType.FOCUS_TIME,
                new Person("boss@x.example", "Boss"),
                List.of(
                    new Attendee(new Person("guest@x.example", "Guest"), Participation.ACCEPTED)),
                Optional.of(Participation.DECLINED)),
            Optional.empty(),
            List.of());

    assertThat(MirrorShape.shownBy(body).toString())
        .contains("Call", "FREE", "PRIVATE")
        .doesNotContain("boss", "guest", "DECLINED");
  }
}
