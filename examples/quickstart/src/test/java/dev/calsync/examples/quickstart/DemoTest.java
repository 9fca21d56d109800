package dev.calsync.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer sees first: the command without arguments. */
class DemoTest {

  private static final Path SAMPLES = Path.of("samples").toAbsolutePath();

  @TempDir Path home;
  private Desk desk;

  @BeforeEach
  void copyTheSamples() throws IOException {
    desk = new Desk(home);
    Files.createDirectory(home.resolve("samples"));
    try (Stream<Path> samples = Files.list(SAMPLES)) {
      for (Path sample : samples.toList()) {
        Files.copy(sample, home.resolve("samples").resolve(sample.getFileName()));
      }
    }
  }

  @Test
  void withoutArgumentsTheSamplesAreMirroredAndDrawn() {
    Desk.Outcome first = desk.run().succeeds();
    assertThat(first.out()).contains("work.ics", "family.ics", "week.html");
    assertThat(Desk.events(home.resolve("demo/mirror"))).hasSizeGreaterThan(40);
    assertThat(Desk.text(home.resolve("demo/week.html"))).contains("Source", "Mirror", "Busy");
  }

  @Test
  void aSecondTimeThereIsNothingToDo() {
    desk.run().succeeds();
    Map<Path, String> mirrors = Desk.state(home.resolve("demo/mirror"));
    assertThat(desk.run().succeeds().out()).containsIgnoringCase("nothing to do");
    assertThat(Desk.state(home.resolve("demo/mirror"))).isEqualTo(mirrors);
  }
}
