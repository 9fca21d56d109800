package dev.calsync.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.calsync.event.ZoneRulesSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Input made to break the reader; the event beside it always lives. */
class HostileInputTest {

  private static final String START = "DTSTART:20261120T090000Z";
  private static final String GOOD = Ical.event(START).replace("UID:u", "UID:good");

  static Stream<Arguments> hostile() {
    return Stream.of(
        Arguments.of("HOS-20", Ical.event(START, "RRULE:FREQ=DAILY;COUNT=99999999999"), "BAD_RULE"),
        Arguments.of(
            "HOS-20",
            Ical.event(START, "RRULE:FREQ=DAILY;BYSETPOS=" + "1,".repeat(50_000)),
            "BAD_RULE"),
        Arguments.of("HOS-20", Ical.event(START, "RRULE:FREQ=DAILY;COUNT=2147483647"), "fine"),
        Arguments.of("HOS-21", Ical.event(START, dates("EXDATE", 100_000)), "TOO_LARGE"),
        Arguments.of("HOS-21", Ical.event(START, dates("RDATE", 10_001)), "TOO_LARGE"),
        Arguments.of("HOS-21", Ical.event(START, dates("RDATE", 10_000)), "fine"),
        Arguments.of(
            "HOS-21",
            Ical.event(START, "EXDATE:20261120T090000Z\r\n".repeat(100_000)),
            "TOO_LARGE"),
        Arguments.of(
            "HOS-21", Ical.event(START, "BEGIN:VALARM\r\nEND:VALARM\r\n".repeat(100_000)), "fine"),
        Arguments.of("HOS-21", Ical.event(START, "BEGIN:X-DEEP\r\n".repeat(10_000)), "TOO_LARGE"),
        Arguments.of(
            "HOS-21",
            Ical.event(START, "ATTENDEE:mailto:a@x.example\r\n".repeat(5_001)),
            "TOO_LARGE"),
        Arguments.of("HOS-22", Ical.event(START, "SUMMARY:" + "x".repeat(2_000_000)), "TOO_LARGE"),
        Arguments.of("HOS-22", Ical.event(START, "SUMMARY:a" + "\r\n b".repeat(1_000_000)), "fine"),
        Arguments.of(
            "HOS-22", Ical.event(START, "SUMMARY:a" + "\r\n b".repeat(1_100_000)), "TOO_LARGE"),
        Arguments.of("HOS-22", Ical.event(START, "X-JUNK:" + "x".repeat(2_000_000)), "fine"),
        Arguments.of("HOS-22", Ical.event(START, "SUMMARY:\0a\0", "\0\0"), "fine"),
        Arguments.of("HOS-24", Ical.event("DTSTART:99999999"), "BAD_DATE"),
        Arguments.of("HOS-24", Ical.event(START, "DURATION:P999999999W"), "BAD_DURATION"),
        Arguments.of("HOS-24", Ical.event(START, "DTEND:9999990101T000000"), "BAD_DATE"),
        Arguments.of(
            "HOS-26",
            Ical.event(START, "SUMMARY:\u202E<script>e" + "\u0301".repeat(100_000)),
            "fine"),
        Arguments.of("structure", "BEGIN:VEVENT\r\nUID:u\r\n" + START, "BAD_STRUCTURE"),
        Arguments.of("structure", Ical.event(START, "BEGIN:VALARM"), "fine"),
        Arguments.of("structure", Ical.event(START, "END:VALARM\r\nEND:NOTHING"), "fine"),
        Arguments.of(
            "structure",
            Ical.event(START, "no property", ":", ";", "=", "SUMMARY", "SUMMARY;A=\"b:c"),
            "fine"),
        Arguments.of(
            "parameters", Ical.event(START, "SUMMARY" + ";X=1".repeat(100_000) + ":a"), "fine"));
  }

  @ParameterizedTest(name = "{0} {2} #{index}")
  @MethodSource("hostile")
  void answersWithinBoundsAndKeepsTheRest(String id, String component, String code) {
    String text = Ical.calendar(component, GOOD);
    IcalCalendar read =
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Ical.READER.read(text), id);
    assertThat(read.items()).extracting(IcalItem::key).containsExactly("u", "good");
    assertThat(read.items().get(1)).isInstanceOf(IcalItem.Event.class);
    assertThat(read.items().get(0).<String>match(event -> "fine", IcalItem.Unreadable::code))
        .isEqualTo(code);
    read.items()
        .get(0)
        .match(
            event -> 0,
            bad -> {
              assertThat(bad.raw().length).isBetween(1, 65_536);
              return 0;
            });
  }

  @Test
  void boundsTheOverridesOfASeries() {
    StringBuilder events = new StringBuilder(Ical.event(START, "RRULE:FREQ=DAILY"));
    for (int i = 1; i <= 1_001; i++) {
      String slot = "RECURRENCE-ID:" + DateText.utc(Ical.STAMP.plus(Duration.ofDays(i)));
      events.append("\r\n").append(Ical.event(slot, START));
    }
    assertThat(Ical.code(events.toString())).as("FLT-30").isEqualTo("TOO_LARGE");
  }

  @Test
  void survivesEventsInsideEventsTenThousandDeep() {
    String deep = "BEGIN:VEVENT\r\nUID:u\r\n" + START + "\r\n";
    String text = Ical.calendar(deep.repeat(10_000) + "END:VEVENT\r\n".repeat(10_000) + GOOD);
    IcalCalendar read =
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Ical.READER.read(text));
    assertThat(read.items()).as("HOS-21").extracting(IcalItem::key).contains("good");
  }

  @Test
  void readsALineOfAHundredMegabytesOnlyUpToTheLimit() throws IOException {
    InputStream endless =
        new InputStream() {
          private long left = 100L << 20;

          @Override
          public int read() {
            return left-- > 0 ? 'x' : -1;
          }
        };
    String code = "";
    try (endless) {
      Ical.READER.read(endless);
    } catch (NotACalendarException e) {
      code = e.code();
    }
    assertThat(code).as("HOS-22").isEqualTo("TOO_LARGE");
  }

  @Test
  void answersAnyDamageToACalendarWithoutAnUncaughtThrowable() {
    String whole =
        Ical.calendar(
            "X-WR-TIMEZONE:Europe/Berlin",
            Ical.event(
                "DTSTART;TZID=Europe/Berlin:20261102T100000",
                "DTEND;TZID=Europe/Berlin:20261102T110000",
                "RRULE:FREQ=MONTHLY;BYDAY=-1MO;UNTIL=20271231T090000Z",
                "RDATE;VALUE=PERIOD:20261105T090000Z/PT1H",
                "EXDATE;TZID=Europe/Berlin:20261130T100000",
                "ORGANIZER;CN=\"a\":mailto:a@x.example"),
            Ical.event(
                "RECURRENCE-ID:20261228T090000Z", "DTSTART;VALUE=DATE:20261228", "DURATION:P1D"));
    long seed = 20261120;
    System.out.println("damage seed " + seed);
    Random random = new Random(seed);
    String odd = ":;=,\"\\\r\n \t\0+-/TZ0129AB^%\u00E9\uD83D";
    for (int round = 0; round < 10_000; round++) {
      StringBuilder damaged = new StringBuilder(whole);
      for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
        int at = random.nextInt(damaged.length() - 20);
        switch (random.nextInt(3)) {
          case 0 -> damaged.setCharAt(at, odd.charAt(random.nextInt(odd.length())));
          case 1 -> damaged.delete(at, at + 1 + random.nextInt(12));
          default -> damaged.insert(at, odd.charAt(random.nextInt(odd.length())));
        }
      }
      readOrRefuse(damaged.toString(), "seed " + seed + " round " + round);
    }
  }

  private static void readOrRefuse(String text, String where) {
    try {
      Ical.READER.read(text).items().forEach(item -> assertThat(item.key()).isNotEmpty());
    } catch (NotACalendarException refused) {
      assertThat(refused.code()).isNotEmpty();
    } catch (RuntimeException e) {
      throw new AssertionError(where + "\n" + text, e);
    }
  }

  @Test
  void holdsOnlyWhatItReturns() throws IOException {
    String event = Ical.event(START, "SUMMARY:x", "X-ALT-DESC:" + "h".repeat(100_000));
    byte[] body = Ical.calendar(event.repeat(0), many(event, 400)).getBytes(StandardCharsets.UTF_8);
    assertThat(body.length).isGreaterThan(30 << 20);
    IcalCalendar read = new IcalReader(ZoneRulesSource.jdk()).read(new ByteArrayInputStream(body));
    assertThat(read.items()).hasSize(400);
    assertThat(read.items())
        .allMatch(item -> ((IcalItem.Event) item).body().toString().length() < 1_000);
  }

  private static String many(String event, int count) {
    StringBuilder events = new StringBuilder();
    for (int i = 0; i < count; i++) {
      events.append(event.replace("UID:u", "UID:u" + i)).append("\r\n");
    }
    return events.toString();
  }

  private static String dates(String name, int count) {
    StringBuilder line = new StringBuilder(name).append(':');
    for (int i = 0; i < count; i++) {
      line.append(i == 0 ? "" : ",").append(DateText.utc(Ical.STAMP.plusSeconds(3_600L * i)));
    }
    return line.toString();
  }
}
