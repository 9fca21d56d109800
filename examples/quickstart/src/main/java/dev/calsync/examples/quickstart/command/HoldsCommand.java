package dev.calsync.examples.quickstart.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.EdgeView;
import dev.calsync.OwnerScope;
import dev.calsync.calendar.EdgeId;
import dev.calsync.examples.quickstart.week.Words;
import dev.calsync.store.Hold;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code holds}: lists what waits for a decision. */
@Command(
    sortOptions = false,
    name = "holds",
    description = "List the changes that wait for your decision; approve or reject them.")
final class HoldsCommand extends Task {

  HoldsCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer() throws IOException {
    try (Session session = Session.existing(common().keeping())) {
      List<Hold> holds = session.me().holds().open();
      long held = holds.stream().mapToLong(Hold::events).sum();
      Map<EdgeId, Ends> pairs = pairs(session.me());
      String text = holds.isEmpty() ? "Nothing is held." : text(holds, pairs);
      return Answer.of(Tally.NOTHING.holding(held), List.of(), text, json(holds, pairs));
    }
  }

  private static Map<EdgeId, Ends> pairs(OwnerScope me) {
    return me.edges().list().stream()
        .collect(Collectors.toMap(EdgeView::id, edge -> Ends.of(me, edge)));
  }

  private static Ends pairOf(Hold hold, Map<EdgeId, Ends> pairs) {
    return pairs.getOrDefault(hold.edge(), new Ends(hold.edge().value(), ""));
  }

  private static String text(List<Hold> holds, Map<EdgeId, Ends> pairs) {
    StringBuilder text = new StringBuilder();
    for (Hold hold : holds) {
      text.append(hold.id())
          .append("  ")
          .append(Words.count(hold.events(), "deletion is", "deletions are"))
          .append(" held (")
          .append(hold.reason())
          .append(")\n  ")
          .append(pairOf(hold, pairs).text())
          .append("\n");
    }
    return text + "Let them go: holds approve <id>. Keep the mirrors for good: holds reject <id>.";
  }

  private static ObjectNode json(List<Hold> holds, Map<EdgeId, Ends> pairs) {
    ObjectNode object = Console.object();
    ArrayNode array = object.putArray("holds");
    for (Hold hold : holds) {
      array
          .addObject()
          .put("id", hold.id().value())
          .put("edge", hold.edge().value())
          .put("from", pairOf(hold, pairs).from())
          .put("to", pairOf(hold, pairs).to())
          .put("reason", hold.reason())
          .put("events", hold.events())
          .put("since", hold.openedAt().toString());
    }
    return object;
  }
}
