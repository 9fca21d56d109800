package dev.calsync.examples.quickstart.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One measured run.
 *
 * @param name what was run
 * @param events how many events the source has
 * @param took how long it took, on an H2 file
 * @param trips database round trips of the same run
 * @param heapMebibytes the most heap in use
 */
public record Measurement(String name, int events, Duration took, long trips, long heapMebibytes) {

  /**
   * Mirrors a generated calendar file into a folder, and again without a change. Does so twice:
   * once on the embedded store for the time, once on a counted one for the round trips.
   *
   * @param events how many
   * @return the initial run, and the run without a change
   * @throws IOException if the temporary folder cannot be used
   */
  public static List<Measurement> of(int events) throws IOException {
    Path folder = Files.createTempDirectory("calsync-measure");
    try {
      Bench bench = new Bench(folder, events);
      List<Run> timed = bench.onFile();
      List<Long> trips = bench.onCounted();
      return List.of(
          timed.get(0).measured("initial", events, trips.get(0)),
          timed.get(1).measured("no change", events, trips.get(1)));
    } finally {
      delete(folder);
    }
  }

  /**
   * The result for people.
   *
   * @return one line
   */
  public String text() {
    double seconds = took.toMillis() / 1_000.0;
    return String.format(
        Locale.ROOT,
        "%-10s %,7d events in %.2f s: %,.0f events/s, %,d database round trips (%.3f an event),"
            + " peak heap %d MiB",
        name,
        events,
        seconds,
        events / seconds,
        trips,
        (double) trips / events,
        heapMebibytes);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** What a clock and a heap saw. */
  record Run(Duration took, long heapMebibytes) {

    Measurement measured(String name, int events, long trips) {
      return new Measurement(name, events, took, trips, heapMebibytes);
    }
  }
}
