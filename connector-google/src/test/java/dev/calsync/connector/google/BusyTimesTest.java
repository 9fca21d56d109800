package dev.calsync.connector.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.Coverage;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.TimeRange;
import dev.calsync.test.ManualClock;
import dev.calsync.test.google.AccessRole;
import dev.calsync.test.google.FakeAccount;
import dev.calsync.test.google.FakeCalendar;
import dev.calsync.test.google.FakeGoogle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** SEM-18: what is busy is asked for in ranges that lie where they lay the day before. */
class BusyTimesTest {

  /** How much Google is asked for at once. */
  private static final Duration AT_ONCE = Duration.ofDays(60);

  private final ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
  private final FakeGoogle google = FakeGoogle.start(clock);
  private final FakeAccount account = google.account("alice@work.example");
  private final FakeCalendar boss =
      account.add("Boss", "Europe/Berlin", AccessRole.FREE_BUSY_READER);
  private final GoogleConnector connector =
      GoogleConnector.at(google.rootUrl(), google.endpoints(), clock);

  @AfterEach
  void close() {
    google.close();
  }

  private record Reading(List<String> busy, TimeRange covered, int pages) {}

  private FetchPage page(TimeRange window, Optional<Continuation> at) {
    AccountCall call = new AccountCall(ConnectionId.of("c-1"), account);
    CalendarRef calendar = new CalendarRef(call.connection(), boss.id());
    return connector.reader().fetchWindow(call, calendar, window, at);
  }

  /** Between two pages some time passes. */
  private Reading read(TimeRange window, Duration between) {
    List<String> busy = new ArrayList<>();
    FetchPage page = page(window, Optional.empty());
    int pages = 1;
    while (page instanceof FetchPage.More more) {
      busy.addAll(ids(more.parts()));
      clock.advance(between);
      page = page(window, Optional.of(more.next()));
      pages++;
    }
    FetchPage.Last last = (FetchPage.Last) page;
    busy.addAll(ids(last.parts()));
    return new Reading(busy, ((Coverage.Within) last.coverage()).range(), pages);
  }

  private Reading read() {
    return read(TimeRange.ALWAYS, Duration.ZERO);
  }

  private static List<String> ids(List<SourcePart> parts) {
    return parts.stream().map(part -> part.id().value()).toList();
  }

  private static TimeRange range(String from, String to) {
    return new TimeRange(Instant.parse(from), Instant.parse(to));
  }

  /** Else what is long would be deleted and made again every day. */
  @Test
  void whatIsLongerThanARangeIsSaidInTheSamePartsEveryDay() {
    boss.addAllDay("Sabbatical", "2027-01-01", 150);
    List<String> today = read().busy();
    assertThat(today).hasSizeGreaterThanOrEqualTo(3);

    for (int day = 0; day < 3; day++) {
      clock.advance(Duration.ofDays(1));
      assertThat(read().busy()).isEqualTo(today);
    }
  }

  @Test
  void noPartOfItIsLeftOutOrSaidTwice() {
    boss.addAllDay("Sabbatical", "2027-01-01", 150);

    List<String> parts = read().busy();
    assertThat(parts.get(0)).startsWith("busy 2026-12-31T23:00:00Z ");
    assertThat(parts.get(parts.size() - 1)).endsWith(" 2027-05-30T22:00:00Z");
    for (int nth = 1; nth < parts.size(); nth++) {
      String end = parts.get(nth - 1).split(" ", -1)[2];
      assertThat(parts.get(nth).split(" ", -1)[1]).isEqualTo(end);
    }
  }

  @Test
  void withoutBoundsAYearBackAndTwoAheadAreRead() {
    boss.add("Long ago", "2025-11-20T10:00/PT1H[Europe/Berlin]");
    boss.add("Far ahead", "2028-11-20T10:00/PT1H[Europe/Berlin]");
    boss.add("Before that", "2025-01-20T10:00/PT1H[Europe/Berlin]");
    boss.add("After that", "2029-11-20T10:00/PT1H[Europe/Berlin]");

    Reading reading = read();

    assertThat(reading.busy())
        .containsExactly(
            "busy 2025-11-20T09:00:00Z 2025-11-20T10:00:00Z",
            "busy 2028-11-20T09:00:00Z 2028-11-20T10:00:00Z");
    assertThat(reading.covered().from()).isBefore("2025-11-20T09:00:00Z");
    assertThat(reading.covered().to()).isAfter("2028-11-20T10:00:00Z");
  }

  /** The less is asked for, the less it costs. */
  @Test
  void aNarrowWindowIsReadInOneRangeOfWhichAllIsCovered() {
    TimeRange window = range("2026-12-01T00:00:00Z", "2026-12-08T00:00:00Z");
    boss.add("Dentist", "2026-12-07T10:00/PT1H[Europe/Berlin]");

    Reading reading = read(window, Duration.ZERO);

    assertThat(reading.busy()).hasSize(1);
    assertThat(reading.pages()).isEqualTo(1);
    assertThat(reading.covered().from()).isBeforeOrEqualTo(window.from());
    assertThat(reading.covered().to()).isAfterOrEqualTo(window.to());
    assertThat(Duration.between(reading.covered().from(), reading.covered().to()))
        .isEqualTo(AT_ONCE);
  }

  /** A reading of many pages may take long. */
  @Test
  void theBoundsAreThoseThatItBeganWith() {
    TimeRange covered = read().covered();

    assertThat(read(TimeRange.ALWAYS, Duration.ofDays(9)).covered()).isEqualTo(covered);
  }
}
