package dev.calsync.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That benchmarks still run, on sizes that say nothing. */
class BenchmarksTest {

  private static final String TINY =
      "all --quick --rounds 1 --jobs 40 --dead 50 --backlog 60 --accounts 40 --seconds 1"
          + " --events 30 --many-events 40 --single-events 3 --slow-events 8 --latency 5"
          + " --passes 1 --changes 6 --owners 4 --idle 3 --millis 20 --windows 1 --google-changes 20";

  @Test
  void everyBenchmarkMeasuresItselfAgainstItsTarget() throws Exception {
    serverOrSkip();
    List<String> lines = new ArrayList<>();
    Main.run(List.of(TINY.split(" ")), lines::add);

    for (String name : Main.names()) {
      int title = startOf(lines, name);
      List<String> after = lines.subList(title + 1, lines.size());
      assertThat(after.stream().takeWhile(line -> !line.startsWith("== ")))
          .as("%s", lines)
          .anyMatch(line -> line.contains("target ") && line.endsWith("met"));
    }
    assertThat(lines).noneMatch(line -> line.contains("NaN"));
  }

  private static int startOf(List<String> lines, String name) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("== " + name + " ")) {
        return i;
      }
    }
    throw new AssertionError("no benchmark " + name + " in " + lines);
  }

  private static void serverOrSkip() {
    try {
      Server.start(Path.of("target")).close();
    } catch (IOException | IllegalStateException unable) {
      abort(() -> "PostgreSQL cannot be started here: " + unable.getMessage());
    }
  }
}
