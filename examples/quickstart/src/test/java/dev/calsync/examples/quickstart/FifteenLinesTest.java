package dev.calsync.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example does what it says. */
class FifteenLinesTest {

  @TempDir Path folder;

  @Test
  void theExampleOfTheReadmeMirrorsACalendar() throws Exception {
    Desk desk = new Desk(folder);
    desk.calendar("team.ics", TestEvent.days(3));
    assertThat(run()).contains("3");
    assertThat(Desk.events(folder.resolve("mirror"))).hasSize(3);
    assertThat(run()).containsIgnoringCase("nothing to do");
    assertThat(Desk.events(folder.resolve("mirror"))).hasSize(3);
  }

  /** A process of its own, because the example names its files relative to where it runs. */
  private String run() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FifteenLines.class.getName())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }
}
