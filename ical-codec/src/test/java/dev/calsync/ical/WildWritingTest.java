package dev.calsync.ical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.event.EventBody;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we write of the events of others, programs of others read. */
class WildWritingTest {

  private static final Pattern NOT_SHOWN =
      Pattern.compile("warning: (\\d+)\\.ics: (?:Unsupported|Recurrence).*");

  @TempDir private Path folder;

  @Test
  void pythonIcalendarReadsEveryEvent() throws Exception {
    List<WildCalendars.Found> events = events();
    ForeignProgram python = ForeignProgram.python(folder, "icalendar");
    List<IcalEntry> entries = new ArrayList<>();
    for (WildCalendars.Found found : events) {
      entries.add(IcalEntry.of(Integer.toString(entries.size()), found.event().body()));
    }
    List<String> seen = python.script("starts.py", Ical.WRITER.bytes(entries, Ical.STAMP));
    assertThat(seen.stream().map(line -> line.substring(0, line.indexOf('\t'))).distinct())
        .containsExactlyElementsOf(entries.stream().map(IcalEntry::uid).toList());
  }

  @Test
  void khalTakesEveryEventOrTheOneItDoesNotShowIsListed() throws Exception {
    List<WildCalendars.Found> events = events();
    ForeignProgram khal = ForeignProgram.khal(folder);
    for (int i = 0; i < events.size(); i++) {
      IcalEntry entry = IcalEntry.of(Integer.toString(i), events.get(i).event().body());
      Files.write(khal.items().resolve(i + ".ics"), Ical.WRITER.bytes(List.of(entry), Ical.STAMP));
    }
    khal.list("{title}", "2026-12-01", "1d");
    Stream<String> notShown =
        khal.complaints().stream()
            .map(NOT_SHOWN::matcher)
            .filter(complaint -> complaint.matches())
            .map(complaint -> events.get(Integer.parseInt(complaint.group(1))))
            .map(found -> "khal | %s | %s | not shown".formatted(found.file(), start(found)));
    assertThat(notShown.sorted().toList()).isEqualTo(CensusPage.differences("khal"));
  }

  /** Of events with the same content one. */
  private static List<WildCalendars.Found> events() {
    Map<EventBody, WildCalendars.Found> events = new LinkedHashMap<>();
    WildCalendars.events().forEach(found -> events.putIfAbsent(found.event().body(), found));
    return List.copyOf(events.values());
  }

  private static String start(WildCalendars.Found found) {
    return found.event().body().time().startSlot().text();
  }
}
