package dev.calsync.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.calsync.event.Attendee;
import dev.calsync.event.Availability;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.EventType;
import dev.calsync.event.Length;
import dev.calsync.event.Participation;
import dev.calsync.event.Person;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.Visibility;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.failure.CalsyncException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FilterTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final TimeFrame FRAME =
      new TimeFrame(ZoneRulesSource.jdk(), new TimeZoneId(BERLIN.getId()));

  @Test
  void looksAtWhatAnEventSays() {
    Instance lunch = timed("2026-12-02T12:00", Duration.ofMinutes(45));
    assertMatches(lunch, Filter.titleMatches("(?i)^LUNCH"), Filter.titleContains("WITH bob"));
    assertMatches(
        lunch,
        Filter.category("BLUE"),
        Filter.color("Turquoise"),
        Filter.eventType(EventType.FOCUS_TIME));
    assertMatches(lunch, Filter.privateEvents(), Filter.tentative(), Filter.unanswered());
    assertMissed(lunch, Filter.allDay(), Filter.free(), Filter.declined(), Filter.category("blu"));
    assertMissed(lunch, Filter.color("turquois"), Filter.color("blue"));
    assertMissed(lunch, Filter.titleMatches("^unch"), Filter.eventType(EventType.BIRTHDAY));
  }

  @Test
  void looksAtWhoCalledAndWhoComes() {
    Instance lunch = timed("2026-12-02T12:00", Duration.ofMinutes(45));
    assertMatches(
        lunch, Filter.organizer("BOSS@mail.acme.example"), Filter.organizerDomain("acme.example"));
    assertMatches(
        lunch, Filter.attendee("bob@other.example"), Filter.attendeeDomain("OTHER.example"));
    assertMissed(
        lunch, Filter.organizer("boss@acme.example"), Filter.organizerDomain("cme.example"));
    assertMissed(
        lunch, Filter.attendee("boss@mail.acme.example"), Filter.attendeeDomain("example.com"));
  }

  @Test
  void sem45ShortnessIsElapsedTimeAndADayIsADay() {
    Instance autumn =
        at(
            zoned("2026-10-25T00:00", new Length(1, Duration.ZERO)),
            "2026-10-24T22:00:00Z",
            "2026-10-25T23:00:00Z");
    Instance spring =
        at(
            zoned("2026-03-29T00:00", new Length(1, Duration.ZERO)),
            "2026-03-28T23:00:00Z",
            "2026-03-29T22:00:00Z");
    Instance day =
        at(
            new EventTime.AllDay(LocalDate.parse("2026-03-29"), LocalDate.parse("2026-03-30")),
            "2026-03-28T23:00:00Z",
            "2026-03-29T22:00:00Z");
    Filter shorter = Filter.shorterThan(Duration.ofHours(25));
    assertMissed(autumn, shorter);
    assertMatches(spring, shorter);
    assertMissed(day, Filter.shorterThan(Duration.ofHours(24)));
  }

  @Test
  void sem3WorkingHoursAreAskedByTheClocksOfTheirZone() {
    WorkingHours london = Filters.LONDON;
    Instance noonInNewYork =
        at(newYork("2026-03-02T12:00"), "2026-03-02T17:00:00Z", "2026-03-02T17:45:00Z");
    Instance aWeekLater =
        at(newYork("2026-03-09T12:00"), "2026-03-09T16:00:00Z", "2026-03-09T16:45:00Z");
    assertMissed(noonInNewYork, Filter.overlaps(london), Filter.within(london));
    assertMatches(aWeekLater, Filter.overlaps(london), Filter.within(london));
    Instance intoTheEvening =
        at(newYork("2026-03-09T12:00"), "2026-03-09T16:45:00Z", "2026-03-09T17:15:00Z");
    assertMatches(intoTheEvening, Filter.overlaps(london));
    assertMissed(intoTheEvening, Filter.within(london));
  }

  @Test
  void aLongEventTouchesEveryDay() {
    Instance month =
        at(newYork("2026-03-07T00:00"), "2026-03-07T00:00:00Z", "2026-04-07T00:00:00Z");
    assertMatches(month, Filter.overlaps(Filters.LONDON));
    assertMissed(month, Filter.within(Filters.LONDON));
  }

  @Test
  void anEventWithoutLengthTouchesTheHoursItLiesIn() {
    assertMatches(
        timed("2026-12-02T09:00", Duration.ZERO),
        Filter.overlaps(WorkingHours.weekdays("09:00", "10:00")));
    assertMissed(
        timed("2026-12-02T10:00", Duration.ZERO),
        Filter.overlaps(WorkingHours.weekdays("09:00", "10:00")));
  }

  @Test
  void daysAreTheOwnersDays() {
    Instance late = at(newYork("2026-12-06T20:00"), "2026-12-07T01:00:00Z", "2026-12-07T02:00:00Z");
    assertMatches(late, Filter.startsOn(DayOfWeek.MONDAY));
    assertMissed(late, Filter.startsOn(DayOfWeek.SUNDAY));
    Instance day =
        at(
            new EventTime.AllDay(LocalDate.parse("2026-12-06"), LocalDate.parse("2026-12-07")),
            "2026-12-05T23:00:00Z",
            "2026-12-06T23:00:00Z");
    assertMatches(day, Filter.startsOn(DayOfWeek.SUNDAY));
  }

  @Test
  void whatTakesPlaceAtAnUnknownTimeIsNotJudgedByIt() {
    Instance known = timed("2026-12-02T12:00", Duration.ofMinutes(45));
    Instance unknown =
        new Instance(
            known.details(),
            known.availability(),
            known.answer(),
            known.time(),
            Optional.empty(),
            FRAME);
    assertMatches(unknown, Filter.privateEvents());
    assertThatExceptionOfType(CalsyncException.class)
        .isThrownBy(() -> Filter.within(Filters.LONDON).matches(unknown))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo("UNKNOWN_ZONE"));
  }

  @Test
  void filtersAreJoined() {
    Instance lunch = timed("2026-12-02T12:00", Duration.ofMinutes(45));
    Filter yes = Filter.privateEvents();
    Filter no = Filter.allDay();
    assertMatches(lunch, Filter.not(no), Filter.anyOf(no, yes), Filter.allOf(yes, Filter.not(no)));
    assertMissed(lunch, Filter.not(yes), Filter.anyOf(no, no), Filter.allOf(yes, no));
  }

  @Test
  void onlyQuestionsAboutTimeDifferBetweenOccurrences() {
    EventTime hour = zoned("2026-12-02T12:00", Length.of(Duration.ofHours(1)));
    EventTime nominal = zoned("2026-12-02T12:00", new Length(1, Duration.ZERO));
    Filter shorter = Filter.shorterThan(Duration.ofHours(24));
    assertThat(
            Filters.simple().stream().filter(filter -> filter.variesWithin(hour)).map(Filter::name))
        .containsExactly("within", "overlaps", "startsOn");
    assertThat(shorter.variesWithin(nominal)).isTrue();
    assertThat(Filter.not(Filter.anyOf(Filter.free(), shorter)).variesWithin(nominal)).isTrue();
  }

  @Test
  void aHostileExpressionCostsNoMoreThanItsText() {
    Instance lunch = timed("2026-12-02T12:00", Duration.ofMinutes(45));
    assertMissed(lunch, Filter.titleMatches("(a+)+$"), Filter.titleMatches("(.*)*(.*)*(.*)*x$"));
    refused(() -> Filter.titleMatches("(a)\\1"), "no regular expression of RE2");
    refused(() -> Filter.titleMatches("x{99999}"), "no regular expression of RE2");
  }

  @Test
  void aFiltersNameTellsNothingThatItComparesWith() {
    assertThat(Filter.not(Filter.titleMatches("canary"))).hasToString("not(titleMatches)");
  }

  @Test
  void refusesWhatNothingCanMatch() {
    refused(() -> Filter.titleContains(" "), "filter titleContains: it takes a word");
    refused(() -> Filter.category("x".repeat(501)), "1 to 500");
    refused(() -> Filter.shorterThan(Duration.ZERO), "more than zero");
    refused(Filter::startsOn, "at least one day");
    refused(Filter::anyOf, "at least one filter");
    refused(() -> WorkingHours.weekdays("17:00", "09:00"), "end after they start");
  }

  private static void refused(Runnable making, String why) {
    assertThatExceptionOfType(IllegalPolicyException.class)
        .isThrownBy(making::run)
        .withMessageContaining(why);
  }

  private static void assertMatches(Instance instance, Filter... filters) {
    assertThat(filters).allMatch(filter -> filter.matches(instance));
  }

  private static void assertMissed(Instance instance, Filter... filters) {
    assertThat(filters).noneMatch(filter -> filter.matches(instance));
  }

  private static EventTime newYork(String start) {
    return new EventTime.Zoned(
        LocalDateTime.parse(start),
        new TimeZoneId("America/New_York"),
        Length.of(Duration.ofMinutes(45)));
  }

  private static EventTime zoned(String start, Length length) {
    return new EventTime.Zoned(LocalDateTime.parse(start), FRAME.ownerZone(), length);
  }

  private static Instance timed(String start, Duration length) {
    Instant from = LocalDateTime.parse(start).atZone(BERLIN).toInstant();
    return at(zoned(start, Length.of(length)), from.toString(), from.plus(length).toString());
  }

  private static Instance at(EventTime time, String from, String to) {
    Person boss = new Person("boss@mail.acme.example", "");
    Attendee bob = new Attendee(new Person("Bob@other.example", ""), Participation.ACCEPTED);
    EventDetails details =
        new EventDetails(
            new EventText("Lunch with Bob", "", "", "", List.of("Blue")),
            Availability.BUSY,
            Visibility.PRIVATE,
            EventStatus.CONFIRMED,
            EventType.FOCUS_TIME,
            boss,
            List.of(bob),
            Optional.empty(),
            "turquoise");
    return new Instance(
        details,
        Availability.TENTATIVE,
        Participation.NEEDS_ACTION,
        time,
        Optional.of(new TimeRange(Instant.parse(from), Instant.parse(to))),
        FRAME);
  }
}
