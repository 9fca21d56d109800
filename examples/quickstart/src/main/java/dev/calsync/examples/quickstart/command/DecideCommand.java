package dev.calsync.examples.quickstart.command;

import dev.calsync.Holds;
import dev.calsync.examples.quickstart.week.Words;
import dev.calsync.failure.CalsyncException;
import dev.calsync.store.HoldId;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Decides one hold. */
abstract class DecideCommand extends Task {

  @Parameters(paramLabel = "<hold>", description = "The id that holds lists.")
  private String id = "";

  private DecideCommand(Console console) {
    super(console);
  }

  /** Makes the decision; empty if there is no such open hold. */
  abstract Optional<Integer> decide(Holds holds, HoldId hold);

  /** What the decision means, for people. */
  abstract String meaning(int mirrors);

  @Override
  final Answer answer() throws IOException {
    try (Session session = Session.existing(common().keeping())) {
      int mirrors =
          decide(session.me().holds(), new HoldId(id))
              .orElseThrow(
                  () ->
                      new CalsyncException(
                          "UNKNOWN_HOLD", "there is no open hold '" + id + "'; see holds"));
      return Answer.of(meaning(mirrors), Console.object().put("hold", id).put("mirrors", mirrors));
    }
  }

  /** {@code holds approve}. */
  @Command(
      sortOptions = false,
      name = "approve",
      description = "Let the held deletions go; the next sync writes them.")
  static final class Approve extends DecideCommand {

    Approve(Console console) {
      super(console);
    }

    @Override
    Optional<Integer> decide(Holds holds, HoldId hold) {
      return holds.approve(hold);
    }

    @Override
    String meaning(int mirrors) {
      return "Approved: the next sync removes " + Words.count(mirrors, "mirror.", "mirrors.");
    }
  }

  /** {@code holds reject}. */
  @Command(
      sortOptions = false,
      name = "reject",
      description = "Keep the mirrors although their events are gone.")
  static final class Reject extends DecideCommand {

    Reject(Console console) {
      super(console);
    }

    @Override
    Optional<Integer> decide(Holds holds, HoldId hold) {
      return holds.reject(hold);
    }

    @Override
    String meaning(int mirrors) {
      return "Rejected: " + Words.count(mirrors, "mirror stays", "mirrors stay") + " for good.";
    }
  }
}
