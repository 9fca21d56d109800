package dev.calsync.examples.quickstart.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.store.Hold;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code holds}: lists what waits for a decision. */
@Command(
    sortOptions = false,
    name = "holds",
    description = "List the changes that wait for your decision; approve or reject them.")
final class HoldsCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();

  HoldsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Logs.level(common.verbose());
    try (Session session = Session.existing(common.keeping())) {
      List<Hold> holds = session.me().holds().open();
      if (common.json()) {
        console.json(json(holds));
      } else {
        console.say(holds.isEmpty() ? "Nothing is held." : text(holds));
      }
      return holds.isEmpty() ? ExitCode.DONE : ExitCode.HELD;
    }
  }

  private static String text(List<Hold> holds) {
    StringBuilder text = new StringBuilder();
    for (Hold hold : holds) {
      text.append(hold.id())
          .append("  ")
          .append(Words.count(hold.events(), "deletion is", "deletions are"))
          .append(" held (")
          .append(hold.reason())
          .append(")\n");
    }
    return text + "Let them go: holds approve <id>. Keep the mirrors for good: holds reject <id>.";
  }

  private static ObjectNode json(List<Hold> holds) {
    ObjectNode object = Console.object();
    ArrayNode array = object.putArray("holds");
    for (Hold hold : holds) {
      array
          .addObject()
          .put("id", hold.id().value())
          .put("edge", hold.edge().value())
          .put("reason", hold.reason())
          .put("events", hold.events())
          .put("since", hold.openedAt().toString());
    }
    return object;
  }
}
