package dev.calsync.connector.ics;

import dev.calsync.failure.ConnectorException;
import java.io.IOException;
import java.nio.file.Path;

/** Creates mirrors in a file, in a process of its own. */
final class WriterProcess {

  private WriterProcess() {}

  /** Arguments: the file, the number of the first mirror, how many. */
  public static void main(String[] args) {
    System.out.println("ready");
    create(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
  }

  static void create(Path file, int from, int count) {
    Calls calls = new Calls(new FileRig(file, new RealDisk()));
    for (int n = from; n < from + count; n++) {
      createPatiently(calls, n);
    }
  }

  /** Returns once the process is about to write. */
  static Process start(Path file, int from, int count) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WriterProcess.class.getName(),
                file.toString(),
                Integer.toString(from),
                Integer.toString(count))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int ready = process.getInputStream().read();
    if (ready < 0) {
      throw new IOException("the other process ended before it began");
    }
    return process;
  }

  private static void createPatiently(Calls calls, int number) {
    while (true) {
      try {
        calls.created(Samples.form(number, Samples.utc("Number " + number)));
        return;
      } catch (ConnectorException busy) {
        if (!busy.code().equals("FILE_BUSY")) {
          throw busy;
        }
        Thread.yield();
      }
    }
  }
}
