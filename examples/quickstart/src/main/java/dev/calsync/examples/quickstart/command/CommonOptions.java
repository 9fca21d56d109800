package dev.calsync.examples.quickstart.command;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What every command takes. */
final class CommonOptions {

  @Option(
      names = "--store",
      paramLabel = "<folder>",
      defaultValue = "calsync-store",
      description = "Where calsync remembers what it did. Default: ${DEFAULT-VALUE}.")
  private Path store = Path.of("calsync-store");

  @Option(
      names = "--key",
      paramLabel = "<file>",
      description =
          "The key file, made on first use. Keep it: with it a lost store is rebuilt from the"
              + " mirrors. Default: the store's name with .key behind it.")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--zone",
      paramLabel = "<zone>",
      converter = ZoneConverter.class,
      description = "Your time zone, such as Europe/Berlin. Default: this machine's.")
  private Optional<ZoneId> zone = Optional.empty();

  @Option(
      names = "--json",
      description =
          "End standard output with one JSON object on a line of its own, whatever happens;"
              + " only --help stays words.")
  private boolean json;

  @Option(names = "--verbose", description = "Say more on standard error, with stack traces.")
  private boolean verbose;

  Keeping keeping() {
    return new Keeping(store, key.orElseGet(() -> Keeping.keyBeside(store)), zone());
  }

  boolean json() {
    return json;
  }

  /** The clocks of whoever typed the command. */
  ZoneId zone() {
    return zone.orElse(ZoneId.systemDefault());
  }

  boolean verbose() {
    return verbose;
  }
}
