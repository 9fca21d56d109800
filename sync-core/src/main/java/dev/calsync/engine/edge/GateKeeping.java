package dev.calsync.engine.edge;

import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.EdgeGate;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.store.EdgeTally;
import dev.calsync.store.Hold;
import dev.calsync.store.JournalLine;
import dev.calsync.store.MirrorState;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Judges first runs, and lets go what was held of edges that may write by now (R-L7, R-C8). */
final class GateKeeping {

  private static final Duration BACK = Duration.ofHours(24);

  private final PlanJob.Wiring wiring;

  GateKeeping(PlanJob.Wiring wiring) {
    this.wiring = wiring;
  }

  /** Once all of an edge is planned. */
  void after(JobSlice slice, EdgeRecord planned) {
    OwnerId owner = slice.owner();
    EdgeRecord edge =
        planned.gate().firstRun() == EdgeGate.FirstRun.PLANNING ? judged(owner, planned) : planned;
    Optional<String> closed = wiring.gates().closed(owner, edge);
    for (Hold hold : wiring.store().holds().openOf(owner, edge.id())) {
      if (Gates.isOurs(hold) && closed.filter(hold.reason()::equals).isEmpty()) {
        wiring.store().holds().decideHold(owner, hold.id(), true, line(slice, edge, hold));
      }
    }
  }

  private EdgeRecord judged(OwnerId owner, EdgeRecord edge) {
    EdgeTally tally = wiring.store().targets().tally(owner, edge.id(), edge.source(), BACK);
    long wanted = tally.parts(MirrorState.DUE) + tally.parts(MirrorState.HELD);
    EdgeGate.FirstRun now = wiring.gates().judged(wanted);
    return wiring
        .directory()
        .keepEdge(
            owner,
            edge.id(),
            was -> {
              EdgeRecord known = was.orElse(edge);
              return known.gate().firstRun() == EdgeGate.FirstRun.PLANNING
                  ? known.withGate(known.gate().with(now))
                  : known;
            });
  }

  private static JournalLine line(JobSlice slice, EdgeRecord edge, Hold hold) {
    return new JournalLine(
        "HOLD_LAPSED",
        slice.runId(),
        edge.target(),
        Optional.of(edge.id()),
        "",
        hold.reason(),
        Map.of("hold", hold.id().value()));
  }
}
