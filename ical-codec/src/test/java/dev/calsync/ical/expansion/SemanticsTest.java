package dev.calsync.ical.expansion;

import static dev.calsync.ical.expansion.Given.allDay;
import static dev.calsync.ical.expansion.Given.berlin;
import static dev.calsync.ical.expansion.Given.event;
import static dev.calsync.ical.expansion.Given.shown;
import static dev.calsync.ical.expansion.Given.slots;
import static dev.calsync.ical.expansion.Given.spans;
import static dev.calsync.ical.expansion.Given.starts;
import static dev.calsync.ical.expansion.Given.zoned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.event.EventTime;
import dev.calsync.event.Expansion;
import dev.calsync.event.Length;
import dev.calsync.event.Occurrence;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The dated tests of the rules of semantics, as far as expansion decides them. */
@Tag("time")
class SemanticsTest {

  /** SEM-3: what a filter by London's working hours is given to judge. */
  @Test
  void sem3AnOccurrenceKeepsItsOwnZoneWhereAnotherChangesItsClocks() {
    Length lunch = Length.of(Duration.ofMinutes(45));
    Expansion year =
        event(zoned("2026-01-05T12:00", "America/New_York", lunch))
            .rule("FREQ=WEEKLY")
            .between("2026-01-01", "2027-01-01");
    ZoneId london = ZoneId.of("Europe/London");
    assertThat(year.occurrences())
        .hasSize(52)
        .filteredOn(it -> it.starts().atZone(london).getHour() < 17)
        .extracting(it -> it.slot().day().toString())
        .containsExactly("2026-03-09", "2026-03-16", "2026-03-23", "2026-10-26");
  }

  /** SEM-5 */
  @Test
  void sem5ARemovedSlotWinsOverItsOverrideAndOverAnAddedSlot() {
    Expansion january =
        berlin("2026-01-06T10:00")
            .rule("FREQ=WEEKLY")
            .added("2026-01-13T10:00", "2026-01-15T10:00", "2026-01-16T10:00")
            .removed("2026-01-13T10:00", "2026-01-15T10:00")
            .moved("2026-01-13T10:00", "2026-01-14T10:00")
            .between("2026-01-01", "2026-01-25");
    assertThat(shown(january))
        .containsExactly("2026-01-06T10:00:00", "2026-01-16T10:00:00", "2026-01-20T10:00:00");
  }

  /** SEM-6 */
  @Test
  void sem6AnOverrideMayBeOfAnotherKindAndKeepsItsSlot() {
    LocalDate sixth = LocalDate.parse("2026-05-06");
    Expansion week =
        event(zoned("2026-05-04T09:00", "Europe/Berlin", Length.of(Duration.ofMinutes(15))))
            .rule("FREQ=DAILY;COUNT=5")
            .changed("2026-05-06T09:00", new EventTime.AllDay(sixth, sixth.plusDays(1)))
            .between("2026-05-01", "2026-06-01");
    assertThat(week.occurrences()).hasSize(5);
    Occurrence changed = week.occurrences().get(2);
    assertThat(changed.slot().text()).isEqualTo("2026-05-06T09:00:00");
    assertThat(changed.time()).isInstanceOf(EventTime.AllDay.class);
    assertThat(changed.starts()).isEqualTo("2026-05-05T22:00:00Z");
    assertThat(changed.ends()).isEqualTo("2026-05-06T22:00:00Z");
    assertThat(changed.override()).isPresent();
  }

  /** SEM-9: the first slot of the window, and what is left of COUNT from there. */
  @Test
  void sem9CountIsReducedByTheSlotsBeforeTheWindow() {
    Expansion left =
        berlin("2019-01-07T10:00")
            .rule("FREQ=WEEKLY;INTERVAL=2;COUNT=260")
            .between("2026-10-21", "2040-01-01");
    assertThat(slots(left)).hasSize(56);
    assertThat(slots(left).get(0)).isEqualTo("2026-11-02T10:00:00");
    assertThat(slots(left).get(55)).isEqualTo("2028-12-11T10:00:00");
  }

  /** SEM-10 */
  @Test
  void sem10MembershipIsJudgedByWhereTheOccurrenceWasMoved() {
    Given series =
        berlin("2026-01-05T10:00")
            .rule("FREQ=MONTHLY;BYDAY=1MO")
            .moved("2026-11-02T10:00", "2026-12-15T10:00")
            .moved("2026-12-07T10:00", "2026-11-27T10:00");
    Expansion november = series.between("2026-11-01", "2026-12-01");
    assertThat(slots(november)).containsExactly("2026-12-07T10:00:00");
    assertThat(shown(november)).containsExactly("2026-11-27T10:00:00");
    Expansion december = series.between("2026-12-01", "2027-01-01");
    assertThat(slots(december)).containsExactly("2026-11-02T10:00:00");
    assertThat(shown(december)).containsExactly("2026-12-15T10:00:00");
  }

  /** SEM-10 */
  @Test
  void sem10AnOverrideWithoutItsSlotIsShownAllTheSame() {
    Expansion november =
        berlin("2026-11-02T10:00")
            .rule("FREQ=WEEKLY;COUNT=2")
            .moved("2026-11-18T10:00", "2026-11-19T10:00")
            .between("2026-11-01", "2026-12-01");
    assertThat(shown(november))
        .containsExactly("2026-11-02T10:00:00", "2026-11-09T10:00:00", "2026-11-19T10:00:00");
  }

  /** SEM-25, SEM-26 */
  @Test
  void sem26ZoneRulesComeFromThePort() {
    ZoneRules allYearPacific = ZoneRules.of(ZoneOffset.ofHours(-7));
    Given series = event(zoned("2026-10-26T09:00", "America/Vancouver")).rule("FREQ=WEEKLY");
    Expansion later = series.zones(only(allYearPacific)).between("2026-11-02", "2027-03-09");
    assertThat(later.occurrences())
        .hasSize(19)
        .allMatch(it -> it.starts().toString().endsWith("T16:00:00Z"));
  }

  private static ZoneRulesSource only(ZoneRules rules) {
    return new ZoneRulesSource() {
      @Override
      public Optional<ZoneRules> rules(TimeZoneId zone) {
        return Optional.of(rules);
      }

      @Override
      public String version() {
        return "2026d";
      }
    };
  }

  /** SEM-27 */
  @Test
  void sem27FloatingTimesFollowTheirOwner() {
    Given july = event(floating("2026-07-10T08:00"));
    Given august = event(floating("2026-08-10T08:00"));
    assertThat(starts(july.owner("Europe/Lisbon").always()))
        .containsExactly("2026-07-10T07:00:00Z");
    assertThat(starts(august.owner("Europe/Lisbon").always()))
        .containsExactly("2026-08-10T07:00:00Z");
    Expansion moved = august.owner("America/Denver").always();
    assertThat(starts(moved)).containsExactly("2026-08-10T14:00:00Z");
    assertThat(moved.occurrences().get(0).time()).isInstanceOf(EventTime.Floating.class);
  }

  private static EventTime floating(String start) {
    return new EventTime.Floating(LocalDateTime.parse(start), Length.of(Duration.ofHours(1)));
  }

  /** SEM-28 */
  @Test
  void sem28AllDayIsTheOwnersDay() {
    Expansion eve = allDay("2026-12-24").owner("America/Los_Angeles").always();
    assertThat(spans(eve)).containsExactly("2026-12-24T08:00:00Z/2026-12-25T08:00:00Z");
    assertThat(shown(eve)).containsExactly("2026-12-24");
  }

  /** SEM-28 */
  @Test
  void sem28ADayWithoutMidnightStartsWithItsFirstInstant() {
    Expansion day = allDay("2018-11-04").owner("America/Sao_Paulo").always();
    assertThat(spans(day)).containsExactly("2018-11-04T03:00:00Z/2018-11-05T02:00:00Z");
    Expansion halfPast = allDay("1919-03-31").owner("America/Toronto").always();
    assertThat(spans(halfPast)).containsExactly("1919-03-31T04:30:00Z/1919-04-01T04:00:00Z");
  }

  /** SEM-29 */
  @Test
  void sem29TimesThatDoNotExistMoveForwardByTheGapForThatDayOnly() {
    Expansion spring =
        berlin("2026-03-27T02:30").rule("FREQ=DAILY").between("2026-03-28", "2026-03-31");
    assertThat(starts(spring))
        .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z");
    assertThat(slots(spring))
        .containsExactly("2026-03-28T02:30:00", "2026-03-29T02:30:00", "2026-03-30T02:30:00");
    assertThat(shown(spring))
        .containsExactly("2026-03-28T02:30:00", "2026-03-29T03:30:00", "2026-03-30T02:30:00");
  }

  /** SEM-29 */
  @Test
  void sem29ASeriesThatStartsInTheGapGoesBackToItsOwnTime() {
    Expansion spring =
        berlin("2026-03-29T02:30").rule("FREQ=DAILY;COUNT=2").between("2026-03-28", "2026-04-30");
    assertThat(starts(spring)).containsExactly("2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z");
    assertThat(shown(spring)).containsExactly("2026-03-29T03:30:00", "2026-03-30T02:30:00");
  }

  /** SEM-29 */
  @Test
  void sem29AmbiguousTimesTakeTheEarlierInstant() {
    Expansion autumn =
        berlin("2026-10-24T02:30").rule("FREQ=DAILY;COUNT=3").between("2026-10-24", "2026-10-31");
    assertThat(starts(autumn))
        .containsExactly("2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
  }

  /** SEM-29 */
  @Test
  void sem29AnHourInTheGapIsNoSecondOccurrenceOfTheNext() {
    Expansion night =
        berlin("2026-03-29T01:00").rule("FREQ=HOURLY;COUNT=4").between("2026-03-29", "2026-03-30");
    assertThat(slots(night))
        .containsExactly("2026-03-29T01:00:00", "2026-03-29T03:00:00", "2026-03-29T04:00:00");
    assertThat(starts(night))
        .containsExactly("2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z");
  }

  /** SEM-29 */
  @Test
  void sem29WhatTheGapMovesIsListedWhereItTakesPlace() {
    Expansion night =
        berlin("2026-03-29T02:30")
            .rule("FREQ=DAILY;BYHOUR=2,3;BYMINUTE=10,30;COUNT=4")
            .between("2026-03-29T01:20:00Z", "2026-03-30");
    assertThat(shown(night)).containsExactly("2026-03-29T03:10:00", "2026-03-29T03:30:00");
    assertThat(slots(night)).containsExactly("2026-03-29T03:10:00", "2026-03-29T03:30:00");
  }

  /** SEM-30 */
  @Test
  void sem30A29thOfFebruaryIsSkippedInOtherYears() {
    Given birthday = allDay("2024-02-29").rule("FREQ=YEARLY");
    assertThat(slots(birthday.between("2026-11-20", "2027-11-20"))).isEmpty();
    assertThat(slots(birthday.between("2026-11-20", "2028-03-31"))).containsExactly("2028-02-29");
  }

  /** SEM-30 */
  @Test
  void sem30A31stIsSkippedInShorterMonths() {
    Expansion winter =
        allDay("2026-12-31").rule("FREQ=MONTHLY").between("2026-12-01", "2027-04-30");
    assertThat(slots(winter)).containsExactly("2026-12-31", "2027-01-31", "2027-03-31");
  }

  /** SEM-30: the explicit forms of a provider that clamps. */
  @Test
  void sem30ClampingCanBeSaidInRules() {
    Expansion thirtieth =
        allDay("2026-12-30")
            .rule("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1")
            .between("2026-12-01", "2027-03-31");
    assertThat(slots(thirtieth))
        .containsExactly("2026-12-30", "2027-01-30", "2027-02-28", "2027-03-30");
    Expansion leapDay =
        allDay("2024-02-29")
            .rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1")
            .between("2027-01-01", "2028-12-31");
    assertThat(slots(leapDay)).containsExactly("2027-02-28", "2028-02-29");
  }

  /** SEM-31 */
  @Test
  void sem31AnAddedSlotMayHaveItsOwnLengthAndIsNotCounted() {
    EventTime long3 = zoned("2026-06-03T09:00", "UTC", Length.of(Duration.ofHours(3)));
    Given series =
        event(zoned("2026-06-01T08:00", "UTC"))
            .rule("FREQ=WEEKLY;COUNT=2")
            .added("2026-06-03T09:00")
            .changed("2026-06-03T09:00", long3);
    assertThat(spans(series.always()))
        .containsExactly(
            "2026-06-01T08:00:00Z/2026-06-01T09:00:00Z",
            "2026-06-03T09:00:00Z/2026-06-03T12:00:00Z",
            "2026-06-08T08:00:00Z/2026-06-08T09:00:00Z");
    assertThat(slots(series.removed("2026-06-03T09:00").always()))
        .containsExactly("2026-06-01T08:00:00", "2026-06-08T08:00:00");
  }

  /** SEM-32: later slots keep the original grid, so that removed ones still match. */
  @Test
  void sem32OverridesOfManySlotsKeepTheKeysOfTheGrid() {
    Given series =
        berlin("2026-09-07T10:00").rule("FREQ=WEEKLY;COUNT=8").removed("2026-10-12T10:00");
    for (String day : List.of("2026-10-05", "2026-10-12", "2026-10-19", "2026-10-26")) {
      series.moved(day + "T10:00", day + "T11:00");
    }
    assertThat(starts(series.always()))
        .containsExactly(
            "2026-09-07T08:00:00Z",
            "2026-09-14T08:00:00Z",
            "2026-09-21T08:00:00Z",
            "2026-09-28T08:00:00Z",
            "2026-10-05T09:00:00Z",
            "2026-10-19T09:00:00Z",
            "2026-10-26T10:00:00Z");
  }

  /** SEM-35 */
  @Test
  void sem35RulesOfOneNormalFormHaveTheSameSlots() {
    Expansion given =
        berlin("2026-11-02T10:00")
            .rule("FREQ=WEEKLY;WKST=MO;BYDAY=MO;UNTIL=20261231T235959")
            .always();
    Expansion normal =
        berlin("2026-11-02T10:00").rule("FREQ=WEEKLY;UNTIL=20261228T100000;BYDAY=MO").always();
    assertThat(slots(given)).hasSize(9).isEqualTo(slots(normal));
  }

  /** SEM-45 */
  @Test
  void sem45ANominalDayLastsFrom23To25Hours() {
    Length day = new Length(1, Duration.ZERO);
    Expansion autumn = event(zoned("2026-10-25T00:00", "Europe/Berlin", day)).always();
    Expansion spring = event(zoned("2026-03-29T00:00", "Europe/Berlin", day)).always();
    assertThat(lengths(autumn)).containsExactly(Duration.ofHours(25));
    assertThat(lengths(spring)).containsExactly(Duration.ofHours(23));
    assertThat(lengths(allDay("2026-03-29").always())).containsExactly(Duration.ofHours(23));
  }

  /** SEM-45 */
  @Test
  void sem45NominalDaysPassOnTheClockBeforeElapsedTime() {
    Length dayAndTwoHours = new Length(1, Duration.ofHours(2));
    Expansion spring = event(zoned("2026-03-28T01:30", "Europe/Berlin", dayAndTwoHours)).always();
    assertThat(spans(spring)).containsExactly("2026-03-28T00:30:00Z/2026-03-29T02:30:00Z");
  }

  /** SEM-45: it starts an hour late, and so ends an hour late. */
  @Test
  void sem45NominalDaysFromAGapAreFoundInTheirLastHour() {
    Length fiveDays = new Length(5, Duration.ZERO);
    Expansion hour =
        event(zoned("2026-03-22T02:30", "Europe/Berlin", fiveDays))
            .rule("FREQ=WEEKLY")
            .between("2026-04-03T01:00:00Z", "2026-04-03T02:00:00Z");
    assertThat(slots(hour)).containsExactly("2026-03-29T02:30:00");
    assertThat(spans(hour)).containsExactly("2026-03-29T01:30:00Z/2026-04-03T01:30:00Z");
  }

  private static List<Duration> lengths(Expansion expansion) {
    return expansion.occurrences().stream()
        .map(it -> Duration.between(it.starts(), it.ends()))
        .toList();
  }
}
