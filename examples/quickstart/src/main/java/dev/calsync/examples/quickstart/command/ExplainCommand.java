package dev.calsync.examples.quickstart.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.Explanation;
import dev.calsync.failure.CalsyncException;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code explain}: why an event is mirrored, or not, and what was done about it. */
@Command(
    sortOptions = false,
    name = "explain",
    description = "Say why an event or a mirror is there, or is not.")
final class ExplainCommand extends Task {

  @Parameters(
      paramLabel = "<event or mirror>",
      description = "The UID of an event, or the file name of a mirror, of a copy, or of a fault.")
  private String name = "";

  ExplainCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer() throws IOException {
    try (Session session = Session.existing(common().keeping())) {
      Explanation explanation = session.me().explain().of(name);
      if (!explanation.found()) {
        throw new CalsyncException(
            "UNKNOWN_NAME",
            "nothing is known of '" + name + "': it is no event and no mirror of this store");
      }
      ObjectNode object = Console.object();
      explanation.lines().forEach(object.putArray("lines")::add);
      return Answer.of(explanation.toText(), object);
    }
  }
}
