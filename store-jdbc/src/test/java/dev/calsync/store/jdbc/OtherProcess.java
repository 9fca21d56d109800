package dev.calsync.store.jdbc;

import dev.calsync.store.Lane;
import dev.calsync.store.Lease;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** A process that reads a calendar in, page after page, until it is killed. */
final class OtherProcess implements AutoCloseable {

  static final int PAGE = 7;

  private final Process process;
  private final BufferedReader output;

  private OtherProcess(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static OtherProcess on(Path file) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new OtherProcess(process);
  }

  /** How many pages it says that it committed. */
  int awaitPages(int wanted) throws IOException {
    int told = 0;
    while (told < wanted) {
      told = Integer.parseInt(Optional.ofNullable(output.readLine()).orElseThrow());
    }
    return told;
  }

  /** Ends it as a power cut would; returns the last page that it told of. */
  int kill(int told) throws Exception {
    process.toHandle().destroyForcibly();
    int last = told;
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      last = Integer.parseInt(line);
    }
    process.waitFor();
    return last;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Prints a number only after the commit returned. */
  public static void main(String[] args) {
    JdbcSyncStore store = JdbcSyncStore.embedded(Path.of(args[0]));
    Lease lease = SampleRows.hold(store, Lane.Direction.IN);
    store.intake().beginPass(lease, SampleRows.SOURCE, SampleRows.PASS);
    for (int page = 0; ; page++) {
      store.intake().commitPage(lease, SampleRows.page(page * PAGE, PAGE));
      System.out.println(page + 1);
    }
  }
}
