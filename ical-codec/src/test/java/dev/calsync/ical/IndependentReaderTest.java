package dev.calsync.ical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.Frequency;
import dev.calsync.event.Length;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.RuleEnd;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers that are not ours see the same events in what we write. */
class IndependentReaderTest {

  private static final List<String> ZONES =
      List.of(
          "UTC",
          "Europe/Berlin",
          "America/New_York",
          "Asia/Kolkata",
          "Australia/Lord_Howe",
          "America/Nuuk",
          "Africa/Cairo",
          "Asia/Jerusalem",
          "America/Santiago",
          "America/Phoenix");

  @TempDir private Path folder;

  @Test
  void pythonIcalendarSeesTheSameUidsInstantsAndTitles() throws Exception {
    ForeignProgram python = ForeignProgram.python(folder, "icalendar");
    List<IcalEntry> entries = entries();
    List<String> seen = python.script("starts.py", Ical.WRITER.bytes(entries, Ical.STAMP));
    assertThat(seen)
        .containsExactlyElementsOf(entries.stream().map(IndependentReaderTest::line).toList());
  }

  @Test
  void khalSeesEveryOccurrenceAtTheSameInstant() throws Exception {
    ForeignProgram khal = ForeignProgram.khal(folder);
    RecurrenceRule daily = RecurrenceRule.every(Frequency.DAILY).ending(new RuleEnd.Count(8));
    EventBody body =
        new EventBody(
            new EventTime.Zoned(
                LocalDateTime.parse("2027-03-10T09:00"),
                new TimeZoneId("America/New_York"),
                Length.of(Duration.ofHours(1))),
            EventDetails.of(EventText.titled("Over the change")),
            Optional.of(
                new Recurrence(
                    List.of(daily), List.of(), List.of(Slot.parse("2027-03-16T09:00:00")))),
            List.of());
    Files.write(
        khal.items().resolve("u.ics"),
        Ical.WRITER.bytes(List.of(IcalEntry.of("u", body)), Ical.STAMP));
    List<String> seen = khal.list("{start-date} {start-time} {title}", "2027-03-01", "30d");
    // 09:00 in New York is 14:00 UTC, and 13:00 from 14 March 2027 on.
    List<String> expected =
        IntStream.of(10, 11, 12, 13, 14, 15, 17)
            .mapToObj(d -> "2027-03-" + d + (d < 14 ? " 14:00" : " 13:00") + " Over the change")
            .toList();
    assertThat(seen).filteredOn(line -> line.contains("Over")).isEqualTo(expected);
  }

  private static List<IcalEntry> entries() {
    List<IcalEntry> entries = new ArrayList<>();
    for (String zone : ZONES) {
      for (int month = 1; month <= 12; month++) {
        LocalDateTime start = LocalDateTime.of(2026 + month % 4, month, 1 + 2 * month, 9, 30);
        EventTime time =
            new EventTime.Zoned(start, new TimeZoneId(zone), Length.of(Duration.ofMinutes(45)));
        entries.add(entry(zone + "-" + month, time));
      }
    }
    LocalDate day = LocalDate.of(2026, 12, 24);
    entries.add(entry("day", new EventTime.AllDay(day, day.plusDays(3))));
    entries.add(entry("floating", new EventTime.Floating(day.atTime(8, 0), Length.ZERO)));
    return entries;
  }

  private static IcalEntry entry(String uid, EventTime time) {
    String title = "T\u00EFtle, with; " + "long \u4E2D\u6587 text ".repeat(8) + "\\ of " + uid;
    return IcalEntry.of(uid, EventBody.single(time, EventDetails.of(EventText.titled(title))));
  }

  private static String line(IcalEntry entry) {
    String start =
        entry
            .body()
            .time()
            .match(
                days -> days.start().toString(),
                zoned -> {
                  var rules = ZoneRulesSource.jdk().rules(zoned.zone()).orElseThrow();
                  return new NamedZone(zoned.zone(), rules).instant(zoned.start()).toString();
                },
                floating -> floating.startSlot().text().replace('T', ' '));
    return entry.uid() + "\t" + start + "\t" + entry.body().details().text().title();
  }
}
