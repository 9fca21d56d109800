package dev.calsync.tck.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.calsync.calendar.ReadSupport.Tells;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.Frequency;
import dev.calsync.event.Length;
import dev.calsync.event.Person;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.RuleEnd;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A calendar that tells when its owner is busy tells nothing else (SEM-18). */
public interface BusyTimesContract extends RiggedContract {

  /** c40: of an event its times are told, occurrence by occurrence, and no word of it. */
  @Test
  default void c40_whereOnlyBusyTimeIsToldThereAreTimesAndNoWords() {
    ConnectorRig busy = busyOnly();
    LocalDateTime first = within(rangeOf(Reading.whole(busy)));
    busy.provider().put("private", threeDaysFrom(first));

    Reading reading = Reading.whole(busy);

    assertThat(reading.parts()).hasSize(3).allMatch(SourcePart.Whole.class::isInstance);
    assertThat(reading.events())
        .allSatisfy(part -> assertSaysNothing(part.body()))
        .extracting(part -> part.body().time().startSlot().day())
        .containsExactlyInAnyOrder(
            first.toLocalDate(), first.toLocalDate().plusDays(1), first.toLocalDate().plusDays(2));
  }

  /** c40: and it says that it tells no more. */
  @Test
  default void c40_whereOnlyBusyTimeIsToldTheCalendarSaysSo() {
    ConnectorRig busy = busyOnly();

    assertThat(
            busy.connector()
                .calendars()
                .find(busy.call(), busy.calendar())
                .capabilities()
                .reads()
                .tells())
        .isEqualTo(Tells.BUSY_TIMES);
  }

  private ConnectorRig busyOnly() {
    Optional<ConnectorRig> busy = rig().busyOnly();
    assumeTrue(busy.isPresent(), "no calendar tells busy time alone here");
    return busy.orElseThrow();
  }

  private static void assertSaysNothing(EventBody body) {
    assertThat(body.isSeries()).isFalse();
    assertThat(body.details().toString()).doesNotContain("Very private");
    assertThat(body.details().attendees()).isEmpty();
    assertThat(body.details().organizer()).isEqualTo(Person.NOBODY);
  }

  private static TimeRange rangeOf(Reading reading) {
    return reading
        .coverage()
        .orElseThrow()
        .match(() -> TimeRange.ALWAYS, range -> range, () -> fail("not a complete listing"));
  }

  private static LocalDateTime within(TimeRange range) {
    Duration half = Duration.between(range.from(), range.to()).dividedBy(2);
    Instant middle = range.from().plus(half).truncatedTo(ChronoUnit.DAYS);
    return LocalDateTime.ofInstant(middle, ZoneOffset.UTC).plusHours(10);
  }

  private static EventBody threeDaysFrom(LocalDateTime first) {
    RecurrenceRule rule = RecurrenceRule.every(Frequency.DAILY).ending(new RuleEnd.Count(3));
    EventText text =
        new EventText("Very private title", "Very private words", "Very private", "", List.of());
    return new EventBody(
        new EventTime.Zoned(first, TimeZoneId.UTC, Length.of(Duration.ofMinutes(45))),
        EventDetails.of(text),
        Optional.of(Recurrence.of(rule)),
        List.of());
  }
}
