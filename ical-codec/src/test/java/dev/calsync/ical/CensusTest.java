package dev.calsync.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every calendar of other projects is read, and what is refused of it is defended. */
class CensusTest {

  @Test
  void countsWhatTheReportSaysAndRefusesWhatItDefends() {
    List<WildCalendars.Reading> all = WildCalendars.files().stream().map(CensusTest::soon).toList();
    List<String> counted = counted(all);
    List<String> refused = all.stream().flatMap(CensusTest::refused).sorted().toList();
    System.out.println(String.join("\n", counted) + "\n" + String.join("\n", refused));
    assertThat(CensusPage.lines()).containsSubsequence(counted);
    assertThat(CensusPage.refused()).isEqualTo(refused);
  }

  @Test
  void readsBackEveryEventThatItWrites() {
    assertThat(WildCalendars.events())
        .allSatisfy(
            found ->
                assertThat(Ical.again(found.event().body()))
                    .as("%s", found)
                    .isEqualTo(found.event().body()));
  }

  @Test
  void readsTheQuickstartSamplesWithoutOneBadItem() {
    List<Path> samples =
        WildCalendars.files(CensusPage.ROOT.resolve("examples/quickstart/samples"));
    assertThat(samples).hasSizeGreaterThanOrEqualTo(4);
    for (WildCalendars.Reading read : samples.stream().map(WildCalendars::read).toList()) {
      assertThat(read.events()).as("events of %s", read.name()).isNotEmpty();
      assertThat(refused(read)).as("bad items of %s", read.name()).isEmpty();
      for (IcalItem.Event event : read.events()) {
        assertThat(Ical.again(event.body())).as(read.name()).isEqualTo(event.body());
      }
    }
  }

  private static WildCalendars.Reading soon(Path file) {
    return assertTimeoutPreemptively(Duration.ofSeconds(20), () -> WildCalendars.read(file));
  }

  private static List<String> counted(List<WildCalendars.Reading> all) {
    Map<String, List<WildCalendars.Reading>> bySource =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    WildCalendars.Reading::source, TreeMap::new, Collectors.toList()));
    return Stream.concat(
            bySource.entrySet().stream().map(of -> row(of.getKey(), of.getValue())),
            Stream.of(row("all", all)))
        .toList();
  }

  private static String row(String source, List<WildCalendars.Reading> read) {
    List<IcalItem.Event> events = read.stream().flatMap(it -> it.events().stream()).toList();
    Map<String, Long> reasons =
        read.stream()
            .flatMap(CensusTest::refused)
            .map(item -> item.substring(item.lastIndexOf(' ') + 1))
            .collect(Collectors.groupingBy(code -> code, TreeMap::new, Collectors.counting()));
    String said =
        reasons.entrySet().stream()
            .map(it -> it.getKey() + " " + it.getValue())
            .collect(Collectors.joining(", "));
    long series = events.stream().filter(event -> event.body().isSeries()).count();
    return "| %s | %d | %d | %d | %s |"
        .formatted(source, read.size(), events.size(), series, said.isEmpty() ? "none" : said);
  }

  /** What is refused of a file: the whole of it, or single items. */
  private static Stream<String> refused(WildCalendars.Reading read) {
    Stream<String> items =
        read.unreadable().stream()
            .map(item -> "%s | %s | %s".formatted(read.name(), item.where(), item.code()));
    return read.refused().isEmpty()
        ? items
        : Stream.of("%s | whole file | %s".formatted(read.name(), read.refused()));
  }
}
