package dev.calsync.examples.quickstart.week;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.event.SeriesExpander;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class WeekPageTest {

  private static final SeriesExpander EXPANDER =
      ServiceLoader.load(SeriesExpander.class).findFirst().orElseThrow();
  private static final Week WEEK =
      Week.of(LocalDate.parse("2026-11-25"), ZoneId.of("Europe/Berlin"));
  private static final Pattern SHOWN = Pattern.compile("class=\"entry [^\"]*\" style=");

  @TempDir Path folder;

  @Test
  void aSeriesIsDrawnOnEveryDayItTakesPlace() throws IOException {
    Agenda source =
        agenda("DTSTART;TZID=Europe/Berlin:20261123T091500", "DURATION:PT15M", "RRULE:FREQ=DAILY");
    String page = page(source, new Agenda("mirror", List.of(), 0));
    assertThat(SHOWN.matcher(page).results()).hasSize(7);
    assertThat(page).contains("09:15–09:30", "0 entries stand at the same time on both sides, 7");
  }

  @Test
  void whatStandsOnBothSidesIsNotMarkedAsAlone() throws IOException {
    Agenda one = agenda("DTSTART;TZID=Europe/Berlin:20261124T100000", "DURATION:PT1H");
    Agenda same = agenda("DTSTART:20261124T090000Z", "DURATION:PT1H", "SUMMARY:Busy");
    assertThat(page(one, same))
        .contains("1 entry stands at the same time on both sides, 0 only at the source, 0 only")
        .doesNotContain("hue0 alone");
  }

  @Test
  void anAllDayEventSpansItsDaysAndNoHours() throws IOException {
    Agenda days =
        agenda("DTSTART;VALUE=DATE:20261125", "DTEND;VALUE=DATE:20261127", "SUMMARY:Fair");
    assertThat(page(days, days)).contains("grid-area:1/3/2/5").doesNotContain("--top:");
  }

  @Test
  void anEventOfEverySecondFillsNoPageAndThePageSaysWhatItLeftOut() throws IOException {
    Agenda hostile = agenda("DTSTART:20261123T000000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY");
    String page = page(hostile, hostile);
    assertThat(page.length()).isLessThan(500_000);
    assertThat(page).containsPattern("200 entries this week, \\d+ more left out");
  }

  @Test
  void anEventOfEveryHourIsDrawnWhole() throws IOException {
    Agenda hours =
        agenda("DTSTART:20261120T000000Z", "DURATION:PT15M", "RRULE:FREQ=HOURLY", "SUMMARY:Chime");
    assertThat(page(hours, hours)).contains("168 entries this week<").doesNotContain("left out");
  }

  @Test
  void hostileTextIsShownAsText() throws IOException {
    Agenda hostile =
        agenda(
            "DTSTART;TZID=Europe/Berlin:20261124T100000",
            "DURATION:PT1H",
            "SUMMARY:<script>alert(1)</script>\" onmouseover=\"alert(2)",
            "LOCATION:<img src=x onerror=alert(3)>\u202Egnp.exe");
    String page = page(hostile, hostile);
    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot; onmouseover=&quot;alert(2)")
        .doesNotContain("<script", "<img", "\u202E", "\" onmouseover");
  }

  @Test
  void thePageNeedsNothingElse() throws IOException {
    Agenda one = agenda("DTSTART;TZID=Europe/Berlin:20261124T100000", "DURATION:PT1H");
    assertThat(page(one, one))
        .contains("default-src 'none'")
        .doesNotContain("<script", "http://", "https://", "@import", "url(");
  }

  @Test
  void unreadableEventsAreCounted() throws IOException {
    assertThat(page(agenda("DTSTART:whenever"), new Agenda("mirror", List.of(), 0)))
        .contains("1 unreadable");
  }

  /** A pipe would never end, a link may lead anywhere. */
  @Test
  @Timeout(20)
  void ofAFolderOnlyPlainCalendarsAreRead() throws IOException {
    agenda("DTSTART;TZID=Europe/Berlin:20261124T100000", "DURATION:PT1H");
    Files.writeString(folder.resolve("empty.ics"), "");
    Files.createSymbolicLink(folder.resolve("link.ics"), folder.resolve("calendar.ics"));
    Files.createDirectory(folder.resolve("folder.ics"));
    new ProcessBuilder("mkfifo", folder.resolve("pipe.ics").toString()).start().onExit().join();

    Agenda read = new AgendaReader().read(folder);

    assertThat(read.events()).hasSize(1);
    assertThat(read.unreadable())
        .isEqualTo(Files.exists(folder.resolve("pipe.ics"), LinkOption.NOFOLLOW_LINKS) ? 3 : 2);
  }

  @Test
  void aWeekIsNamedByItsDays() {
    ZoneId zone = ZoneId.of("Europe/Berlin");
    assertThat(WEEK.title()).isEqualTo("23 – 29 November 2026");
    assertThat(Week.of(LocalDate.parse("2026-12-01"), zone).title())
        .isEqualTo("30 November – 6 December 2026");
    assertThat(Week.of(LocalDate.parse("2026-12-31"), zone).title())
        .isEqualTo("28 December 2026 – 3 January 2027");
  }

  private static String page(Agenda source, Agenda mirror) {
    return new WeekPage(
            WEEK,
            "busy",
            new Side("Source", List.of(source)),
            new Side("Mirror", List.of(mirror)),
            "From files.")
        .html(EXPANDER);
  }

  private Agenda agenda(String... lines) throws IOException {
    Path file = folder.resolve("calendar.ics");
    Files.writeString(
        file,
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\n"
            + String.join("\r\n", lines)
            + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    return new AgendaReader().read(file);
  }
}
