package dev.calsync.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code run [1|1b|3|3b|5|7|9|10|11|12|13|all] [--quick] [--profile] [--rounds n] …}. */
public final class Main {

  private static final Map<String, Benchmark> BENCHMARKS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("1", new JobThroughput()),
              Map.entry("1b", new UnderPressure()),
              Map.entry("3", new InitialMirror()),
              Map.entry("3b", new SlowProvider()),
              Map.entry("5", new Hashing()),
              Map.entry("7", new FromHintToWrite()),
              Map.entry("9", new CallsPerChange()),
              Map.entry("10", new Fairness()),
              Map.entry("11", new EchoStorm()),
              Map.entry("12", new Sealing()),
              Map.entry("13", new StartAndIdle())));

  private Main() {}

  /**
   * Runs benchmarks.
   *
   * @param args which, and how large
   * @throws Exception if one could not be run; a figure that is not reached is no reason
   */
  public static void main(String... args) throws Exception {
    // Peers and pools tell a lot that is no result.
    Logger.getLogger("").setLevel(Level.WARNING);
    run(List.of(args), System.out::println);
  }

  static Set<String> names() {
    return BENCHMARKS.keySet();
  }

  static void run(List<String> args, Consumer<String> lines) throws Exception {
    List<String> names = new ArrayList<>();
    Options options = Options.parse(args, names::add);
    if (names.isEmpty() || names.contains("all")) {
      names = List.copyOf(BENCHMARKS.keySet());
    }
    if (!BENCHMARKS.keySet().containsAll(names)) {
      throw new IllegalArgumentException("benchmarks are " + BENCHMARKS.keySet() + " and all");
    }
    Report report = new Report(lines);
    report.machine();
    for (String name : names) {
      try (Server server = Server.start(options.path("folder", Path.of("target")))) {
        BENCHMARKS.getOrDefault(name, Benchmark.NONE).run(server, options, report);
      }
    }
  }
}
