package dev.calsync.examples.quickstart.command;

import dev.calsync.examples.quickstart.measure.Measurement;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code measure}: the main job on generated events, on this machine. */
@Command(
    sortOptions = false,
    name = "measure",
    description = "Mirror generated events twice, and print how fast, with how many statements.")
final class MeasureCommand implements Callable<Integer> {

  private static final int MOST = 100_000;

  private final Console console;

  @Option(
      names = "--events",
      paramLabel = "<number>",
      defaultValue = "10000",
      description = "How many, 1 to 100000. Default: ${DEFAULT-VALUE}.")
  private int events = 10_000;

  MeasureCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (events < 1 || events > MOST) {
      throw new UsageException("--events is 1 to " + MOST + ", not " + events);
    }
    Logs.level(false);
    for (Measurement measured : Measurement.of(events)) {
      console.say(measured.text());
    }
    return ExitCode.DONE;
  }
}
