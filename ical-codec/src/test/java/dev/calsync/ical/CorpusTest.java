package dev.calsync.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Calendars of many producers, good and bad. */
class CorpusTest {

  private static final Path ROOT = Path.of(System.getProperty("calsync.root", ".."));
  private static final Path CORPUS =
      Path.of(System.getProperty("calsync.shared", "../../shared")).resolve("data/ics");

  @Test
  void readsEveryFileOfTheCorpusAndReadsBackWhatItWrites() throws IOException {
    assumeTrue(Files.isDirectory(CORPUS), "no corpus at " + CORPUS);
    Census census = new Census();
    for (Path file : files(CORPUS)) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(20), () -> census.take(CORPUS.relativize(file), file));
    }
    census.print();
    assertThat(census.files).isGreaterThan(400);
    assertThat(census.events).isGreaterThan(1_000);
    assertThat(census.broken).as("events that are not read back as they were").isEmpty();
  }

  @Test
  void readsTheQuickstartSamplesWithoutOneBadItem() throws IOException {
    List<Path> samples = files(ROOT.resolve("examples/quickstart/samples"));
    assertThat(samples).hasSizeGreaterThanOrEqualTo(4);
    for (Path sample : samples) {
      Census census = new Census();
      census.take(sample.getFileName(), sample);
      assertThat(census.events).as("events of %s", sample).isPositive();
      assertThat(census.reasons).as("bad items of %s", sample).isEmpty();
      assertThat(census.broken).as("events not read back of %s", sample).isEmpty();
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".ics")).sorted().toList();
    }
  }

  private static final class Census {
    private int files;
    private int events;
    private final Map<String, Integer> reasons = new TreeMap<>();
    private final List<String> samples = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    void take(Path name, Path file) throws IOException {
      files++;
      try (InputStream in = Files.newInputStream(file)) {
        Ical.READER
            .read(in)
            .items()
            .forEach(item -> item.match(e -> take(name, e), e -> take(name, e)));
      } catch (NotACalendarException e) {
        count(name, "(no calendar) " + e.code());
      }
    }

    private boolean take(Path name, IcalItem.Event event) {
      events++;
      var again = Ical.again(event.body());
      if (!again.equals(event.body())) {
        broken.add(name + " " + event.key() + "\n  was " + event.body() + "\n  now " + again);
      }
      return true;
    }

    private boolean take(Path name, IcalItem.Unreadable item) {
      count(name, item.code() + " " + item.where());
      return false;
    }

    private void count(Path name, String reason) {
      reasons.merge(reason.replaceAll(" line \\d+", ""), 1, Integer::sum);
      samples.add(reason + " in " + name);
    }

    void print() {
      System.out.println("corpus: " + files + " files, " + events + " events, bad: " + reasons);
      samples.stream().sorted().forEach(line -> System.out.println("  " + line));
    }
  }
}
