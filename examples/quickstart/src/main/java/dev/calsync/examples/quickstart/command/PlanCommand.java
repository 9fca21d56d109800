package dev.calsync.examples.quickstart.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.EdgeView;
import dev.calsync.Problem;
import dev.calsync.host.SyncListener;
import dev.calsync.plan.DegradedItem;
import dev.calsync.plan.Plan;
import dev.calsync.plan.PlanAction;
import dev.calsync.plan.PlanItem;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code plan}: says what sync would do. Leaves no trace, not even in the store. */
@Command(
    sortOptions = false,
    name = "plan",
    description = "Say what sync would do. Writes nothing anywhere but the page, if asked for one.")
final class PlanCommand extends PairTask {

  PlanCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer(Pair two, PageOptions page) throws IOException {
    try (Rehearsal rehearsal = Rehearsal.of(common().keeping());
        Session session = Session.open(rehearsal.keeping(), new SyncListener() {})) {
      EdgeView edge = session.edge(two.from(), rehearsal.target(two.to()), two.policy());
      Plan plan = session.me().edges().plan(edge.id());
      Optional<Problem> undrawn =
          page.draw(two.shown(MirrorSide.planned(two.to(), plan)), common().zone());
      Tally tally = undrawn.isPresent() ? tally(plan).failing() : tally(plan);
      Ends ends = Ends.of(two);
      return Answer.of(tally, undrawn.stream().toList(), text(plan, ends), json(plan, edge, ends));
    }
  }

  /** With several pairs in a store, holds lists more than this one's. */
  private static String text(Plan plan, Ends ends) {
    String held = "\nWhat is held is of " + ends.text() + "; see holds.";
    return plan.toText() + (plan.count(PlanAction.HOLD) == 0 ? "" : held);
  }

  /** The counts of what would be done. */
  private static Tally tally(Plan plan) {
    return new Tally(
        plan.count(PlanAction.CREATE),
        plan.count(PlanAction.UPDATE),
        plan.count(PlanAction.DELETE),
        plan.count(PlanAction.KEEP) + plan.count(PlanAction.ADOPT),
        plan.count(PlanAction.HOLD),
        plan.unreadable().size(),
        0);
  }

  private static ObjectNode json(Plan plan, EdgeView edge, Ends ends) {
    ObjectNode object = Console.object().put("written", false).put("edge", edge.id().value());
    object.put("from", ends.from()).put("to", ends.to());
    object.setAll(Aside.of(plan, edge).json());
    var items = object.putArray("items");
    plan.items().stream()
        .filter(item -> item.action() != PlanAction.KEEP)
        .forEach(item -> items.add(json(item)));
    var degraded = object.putArray("degradedItems");
    plan.degradedItems().forEach(item -> degraded.add(json(item)));
    return object;
  }

  private static ObjectNode json(DegradedItem item) {
    return Console.object()
        .put("event", item.uid())
        .put("when", item.when())
        .put("code", item.code())
        .put("text", item.text());
  }

  private static ObjectNode json(PlanItem item) {
    return Console.object()
        .put("action", item.action().name())
        .put("event", item.uid())
        .put("title", item.shownTitle())
        .put("when", item.when())
        .put("reason", item.reason());
  }
}
