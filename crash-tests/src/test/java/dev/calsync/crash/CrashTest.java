package dev.calsync.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.calsync.crash.Chaos.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** FLT-44, FLT-45, FLT-47, FLT-51 on real processes and a real PostgreSQL. */
class CrashTest {

  @Test
  void nothingIsLostAndNothingDoneTwiceWhoeverDies() throws Exception {
    long seed = CrashSettings.seed();
    System.out.println("crash test: -Dcrash.seed=" + seed);
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target", "crash")), "run-")
            .toAbsolutePath();
    try (PostgresNode postgres = started(folder);
        CrashRun run = new CrashRun(postgres, folder, seed)) {
      run.rage(CrashSettings.chaos());
      run.calmDown();
      run.keepHistory(folder);
      System.out.println("crash test: " + run);
      run.redriven().forEach(job -> System.out.println("crash test: redriven " + job));
      Recoveries recoveries = run.recoveries();
      System.out.println("crash test: recovery of " + recoveries);

      assertThat(run.violations()).isEmpty();
      assertThat(run.faults().get(Fault.KILL)).isGreaterThanOrEqualTo(CrashSettings.LEAST_KILLS);
      assertThat(run.faults().values())
          .hasSameSizeAs(Fault.values())
          .allMatch(count -> count >= CrashSettings.LEAST_OF_EACH);
      assertThat(run.refusals()).as("nodes that woke after their lease").isNotEmpty();
      assertThat(recoveries.never()).isEmpty();
      CrashSettings.slowestRecovery()
          .ifPresent(most -> assertThat(recoveries.percentile(99)).isLessThanOrEqualTo(most));
    }
  }

  private static PostgresNode started(Path folder) {
    if (!Files.isExecutable(Path.of("/bin/sh"))) {
      return abort("signals cannot be sent here: there is no /bin/sh");
    }
    try {
      return new PostgresNode(folder);
    } catch (IOException | IllegalStateException unable) {
      return abort("PostgreSQL cannot be started here: " + unable.getMessage());
    }
  }
}
