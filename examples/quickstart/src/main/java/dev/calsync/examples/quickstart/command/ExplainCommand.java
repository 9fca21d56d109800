package dev.calsync.examples.quickstart.command;

import dev.calsync.Explanation;
import dev.calsync.failure.CalsyncException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code explain}: why an event is mirrored, or not, and what was done about it. */
@Command(
    sortOptions = false,
    name = "explain",
    description = "Say why an event or a mirror is there, or is not.")
final class ExplainCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(
      paramLabel = "<event or mirror>",
      description = "The UID of an event, or the file name of a mirror.")
  private String name = "";

  @Mixin private final CommonOptions common = new CommonOptions();

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Logs.level(common.verbose());
    try (Session session = Session.existing(common.keeping())) {
      Explanation explanation = session.me().explain().of(name);
      if (!explanation.found()) {
        throw new CalsyncException(
            "UNKNOWN_NAME",
            "nothing is known of '" + name + "': it is no event and no mirror of this store");
      }
      if (common.json()) {
        var object = Console.object();
        explanation.lines().forEach(object.putArray("lines")::add);
        console.json(object);
      } else {
        console.say(explanation.toText());
      }
      return ExitCode.DONE;
    }
  }
}
