package dev.calsync.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.calsync.event.EventStatus;
import dev.calsync.event.EventTime.AllDay;
import dev.calsync.event.Occurrence;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.examples.quickstart.week.Agenda;
import dev.calsync.examples.quickstart.week.AgendaReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we write says the same as what we read, to us and to readers that we did not write. */
class IndependentReadersTest {

  private static final Path SAMPLES = Path.of("samples").toAbsolutePath();
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final String FIRST = "2026-10-01";
  private static final String END = "2027-02-01";
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.ROOT);

  private static final String COUNT_EVENTS =
      """
      import glob, sys, icalendar
      for name in sorted(glob.glob(sys.argv[1] + '/*.ics')):
          with open(name, 'rb') as file:
              calendar = icalendar.Calendar.from_ical(file.read())
          for event in calendar.walk('VEVENT'):
              event.decoded('dtstart'), event.decoded('dtstamp')
              assert not event.errors, (name, event.errors)
              print(event['UID'])
      """;

  @TempDir Path folder;
  private Desk desk;

  @BeforeEach
  void mirrorTheSamplesInFull() {
    desk = new Desk(folder);
    for (String sample : List.of("work.ics", "family.ics", "holidays-germany.ics")) {
      desk.sync(SAMPLES.resolve(sample), desk.mirror(), "--detail", "full").succeeds();
    }
  }

  @Test
  void theMirrorHoldsExactlyTheOccurrencesOfItsSources() throws IOException {
    List<String> wanted =
        Stream.of("work.ics", "family.ics", "holidays-germany.ics")
            .flatMap(sample -> occurrences(read(SAMPLES.resolve(sample))))
            .sorted()
            .toList();
    assertThat(wanted).hasSizeGreaterThan(100);
    assertThat(occurrences(read(desk.mirror())).sorted()).containsExactlyElementsOf(wanted);
  }

  @Test
  void pythonsIcalendarReadsEveryFile() throws Exception {
    String python = pythonWithIcalendar();
    List<String> uids = Tool.run(python, "-c", COUNT_EVENTS, desk.mirror().toString());
    assertThat(uids.stream().distinct()).hasSameSizeAs(Desk.events(desk.mirror()));
  }

  @Test
  void khalShowsTheSameHoursAsWeDo() throws Exception {
    assumeTrue(Tool.works("khal", "--version"), "khal is not installed: apt-get install khal");
    List<String> ours =
        occurrences(read(desk.mirror())).filter(line -> line.contains("T")).sorted().toList();
    List<String> khals =
        Tool.run(
            "khal",
            "-c",
            khalConfiguration().toString(),
            "list",
            "--day-format",
            "",
            "--format",
            "{start-long} {end-long}",
            FIRST,
            "2027-01-31");
    assertThat(khals.stream().filter(line -> line.contains("T")).distinct().sorted())
        .containsExactlyElementsOf(ours.stream().distinct().toList());
  }

  private static Stream<String> occurrences(Agenda agenda) {
    SeriesExpander expander = ServiceLoader.load(SeriesExpander.class).findFirst().orElseThrow();
    TimeFrame frame = new TimeFrame(ZoneRulesSource.jdk(), new TimeZoneId(BERLIN.getId()));
    TimeRange range =
        new TimeRange(
            LocalDateTime.parse(FIRST + "T00:00").atZone(BERLIN).toInstant(),
            LocalDateTime.parse(END + "T00:00").atZone(BERLIN).toInstant());
    return agenda.events().stream()
        .filter(body -> body.details().status() != EventStatus.CANCELLED)
        .flatMap(body -> expander.between(body, range, frame).occurrences().stream())
        .map(IndependentReadersTest::line);
  }

  private static String line(Occurrence occurrence) {
    return occurrence.time() instanceof AllDay days
        ? days.start() + " " + days.endExclusive()
        : clock(occurrence.starts()) + " " + clock(occurrence.ends());
  }

  private static String clock(Instant instant) {
    return MINUTE.format(instant.atZone(BERLIN));
  }

  private static Agenda read(Path place) {
    try {
      return new AgendaReader().read(place);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String pythonWithIcalendar() {
    for (String python : List.of("/usr/bin/python3", "python3")) {
      if (Tool.works(python, "-c", "import icalendar")) {
        return python;
      }
    }
    assumeTrue(false, "python3-icalendar is not installed: apt-get install python3-icalendar");
    return "";
  }

  private Path khalConfiguration() throws IOException {
    String text =
        """
        [calendars]
        [[mirror]]
        path = %s
        readonly = True
        [locale]
        local_timezone = Europe/Berlin
        default_timezone = Europe/Berlin
        timeformat = %%H:%%M
        dateformat = %%Y-%%m-%%d
        longdateformat = %%Y-%%m-%%d
        datetimeformat = %%Y-%%m-%%dT%%H:%%M
        longdatetimeformat = %%Y-%%m-%%dT%%H:%%M
        [sqlite]
        path = %s
        """
            .formatted(desk.mirror(), folder.resolve("khal.db"));
    return Files.writeString(folder.resolve("khal.conf"), text, StandardCharsets.UTF_8);
  }
}
