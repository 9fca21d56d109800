package dev.calsync.examples.quickstart.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.EdgeView;
import dev.calsync.host.SyncListener;
import dev.calsync.plan.Plan;
import dev.calsync.plan.PlanAction;
import dev.calsync.plan.PlanItem;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code plan}: says what sync would do. Leaves no trace, not even in the store. */
@Command(
    sortOptions = false,
    name = "plan",
    description = "Say what sync would do. Writes nothing anywhere.")
final class PlanCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final EdgeOptions pair = new EdgeOptions();
  @Mixin private final PageOptions pages = new PageOptions();
  @Mixin private final CommonOptions common = new CommonOptions();

  PlanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Logs.level(common.verbose());
    pages.check();
    Place from = Place.source(pair.from());
    Place to = Place.target(pair.to());
    Place.mustDiffer(from, to);
    Plan plan = plan(from, to);
    if (common.json()) {
      console.json(json(plan));
    } else {
      console.say(plan.toText());
    }
    return tally(plan).exitCode();
  }

  private Plan plan(Place from, Place to) throws IOException {
    try (Rehearsal rehearsal = Rehearsal.of(common.keeping());
        Session session = Session.open(rehearsal.keeping(), new SyncListener() {})) {
      EdgeView edge = session.edge(from, rehearsal.target(to), pair.policy());
      return session.me().edges().plan(edge.id());
    }
  }

  /** The counts of what would be done. */
  private static Tally tally(Plan plan) {
    return new Tally(
        plan.count(PlanAction.CREATE),
        plan.count(PlanAction.UPDATE),
        plan.count(PlanAction.DELETE),
        plan.count(PlanAction.KEEP) + plan.count(PlanAction.ADOPT),
        plan.count(PlanAction.HOLD),
        plan.unreadable(),
        0);
  }

  private static ObjectNode json(Plan plan) {
    ObjectNode object = tally(plan).json().put("written", false);
    var items = object.putArray("items");
    plan.items().stream()
        .filter(item -> item.action() != PlanAction.KEEP)
        .forEach(item -> items.add(json(item)));
    return object;
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
