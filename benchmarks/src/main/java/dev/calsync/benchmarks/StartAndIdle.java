package dev.calsync.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.calsync.engine.job.WorkerLoops;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Benchmark 13: what the library costs a host that starts, and one that has nothing to do. */
final class StartAndIdle implements Benchmark {

  @Override
  public void run(Server server, Options options, Report report) throws Exception {
    int accounts = options.number("accounts", 100_000, 20_000);
    int seconds = options.number("seconds", 60, 10);
    report.title(
        "13 · start in a host, and %,d accounts with nothing due for %d s"
            .formatted(accounts, seconds));
    start(server, options, report);
    idle(server, report, accounts, seconds);
  }

  private static void start(Server server, Options options, Report report) throws Exception {
    Figures first = new Figures();
    Figures again = new Figures();
    for (int round = 0; round < options.rounds(); round++) {
      try (Database database = server.database(1)) {
        first.add(millisToFirstClaim(database.url()));
        again.add(millisToFirstClaim(database.url()));
      }
    }
    report.say("a fresh JVM each, from the first call to the end of the first claim; no peer");
    report.figures("first start, makes its tables", first, "ms");
    report.figures("start", again, "ms");
    report.atMost("ms to the first claim", again, 500);
  }

  private static double millisToFirstClaim(String url) throws IOException, InterruptedException {
    Process host =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Djava.util.logging.config.file=/dev/null",
                StartProbe.class.getName(),
                url)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String told = new String(host.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    host.waitFor();
    return told.lines().reduce((one, last) -> last).map(Double::valueOf).orElse(Double.NaN);
  }

  private static void idle(Server server, Report report, int accounts, int seconds)
      throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    try (OurJobs jobs = new OurJobs(server, EngineJobs.LOOPS, true)) {
      jobs.ask(accounts, Duration.ofDays(1));
      WorkerLoops loops =
          WorkerLoops.start(
              EngineJobs.engine(
                  jobs.store(),
                  slice -> {
                    throw new IllegalStateException("nothing was due");
                  }),
              threads,
              EngineJobs.LOOPS);
      pause(2);
      jobs.statements().forget();
      long cpu = cpuNanos();
      pause(seconds);
      Figures percent = Figures.of(List.of((cpuNanos() - cpu) / 1e7 / seconds));
      Figures statements = Figures.of(List.of(jobs.statements().count() / (double) seconds));
      loops.stop(Duration.ofSeconds(5));
      report.say("%d loops; commits count as statements", EngineJobs.LOOPS);
      report.atMost("statements/s", statements, 2);
      report.atMost("% of one core, this JVM", percent, 1);
      jobs.statements().dearest(5).forEach(line -> report.say("    %s", line));
    } finally {
      threads.shutdownNow();
      threads.awaitTermination(5, TimeUnit.SECONDS);
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static void pause(int seconds) {
    Stopwatch watch = new Stopwatch();
    while (watch.seconds() < seconds) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }
}
