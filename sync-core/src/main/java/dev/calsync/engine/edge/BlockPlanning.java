package dev.calsync.engine.edge;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.block.BlockPlan;
import dev.calsync.engine.block.FoundBlock;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.failure.StoreException;
import dev.calsync.store.EdgeState;
import dev.calsync.store.Part;
import dev.calsync.store.PlanCommit;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans an edge of merged busy time (SEM-2): whenever one of its sources or its window moved on,
 * the whole timeline within reach, in one transaction with the positions of all sources. Costs as
 * much as all events of the sources, and a question for each page of the edge's rows. Where nothing
 * moved on it costs a question for each source.
 */
final class BlockPlanning {

  private static final int TRIES = 10;

  private final PlanJob.Wiring wiring;
  private final FoundMirrors foundMirrors;

  BlockPlanning(PlanJob.Wiring wiring) {
    this.wiring = wiring;
    this.foundMirrors = new FoundMirrors(wiring.store().sources(), wiring.names());
  }

  /** What a plan is made from: where the edge stood, and how far its sources are now. */
  private record Moment(
      EdgeState stored, BlockState was, String basis, Map<CalendarId, Long> newest, Instant now) {

    boolean isPlanned() {
      return was.isAt(basis, newest);
    }

    boolean isAnew() {
      return !was.basis().equals(basis);
    }
  }

  /** Answers how many intents are held. */
  int plan(JobSlice slice, SourcedEdge edge) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Integer> held = attempt(slice, edge, moment(slice.owner(), edge));
      if (held.isPresent()) {
        return held.get();
      }
    }
    throw overtaken(edge.terms(), TRIES);
  }

  static StoreException overtaken(EdgeTerms terms, int plans) {
    String text =
        "Edge "
            + terms.edge().id()
            + " changed under "
            + plans
            + " plans in a row; it is planned again";
    return new StoreException("PLAN_OVERTAKEN", text, null, true);
  }

  private Moment moment(OwnerId owner, SourcedEdge edge) {
    EdgeState stored = wiring.store().targets().edgeState(owner, edge.edge().id());
    return new Moment(
        stored,
        BlockState.of(stored),
        edge.terms().basis().text(),
        newest(owner, edge),
        wiring.clock().instant());
  }

  private Map<CalendarId, Long> newest(OwnerId owner, SourcedEdge edge) {
    Map<CalendarId, Long> newest = new LinkedHashMap<>();
    for (CalendarId source : edge.calendars()) {
      newest.put(source, wiring.store().sources().calendarState(owner, source).changedSeq());
    }
    return newest;
  }

  /** Empty if somebody was faster, or a source changed while all were read: it is planned again. */
  private Optional<Integer> attempt(JobSlice slice, SourcedEdge edge, Moment moment) {
    if (moment.isPlanned()) {
      return Optional.of(0);
    }
    OwnerId owner = slice.owner();
    BlockReading reading =
        new BlockReading(wiring.store().sources(), slice, moment.was(), moment.isAnew())
            .read(edge, moment.newest());
    KnownBlocks known = KnownBlocks.read(wiring.store().targets(), owner, edge.terms());
    if (!moment.newest().equals(newest(owner, edge))) {
      return Optional.empty();
    }
    EdgeTerms terms = edge.terms();
    BlockPlan plan = BlockPlan.of(reading.taken(), known.within(), terms.terms(), terms.keptFrom());
    adopt(owner, terms, plan, known, moment.isAnew());
    BlockDraft.Drafted drafted =
        new BlockDraft(wiring, edge, reading, guard(edge, moment))
            .of(slice, plan, known, moment.now());
    boolean committed =
        wiring.store().mirrors().commitPlan(slice.lease(), commit(edge, moment, drafted));
    return committed ? Optional.of(drafted.intents().held()) : Optional.empty();
  }

  private BlockGuard guard(SourcedEdge edge, Moment moment) {
    return BlockGuard.of(wiring.guard(), edge, moment.stored(), moment.now());
  }

  private static PlanCommit commit(SourcedEdge edge, Moment moment, BlockDraft.Drafted drafted) {
    BlockState next = new BlockState(moment.basis(), moment.newest(), drafted.recent());
    return new PlanCommit(
        edge.edge().id(),
        moment.stored(),
        next.toEdgeState(),
        drafted.intents().all(),
        drafted.hold(),
        drafted.intents().journal());
  }

  /** On a new basis, and so on a new store, every block at the target is looked at (R-F5). */
  private void adopt(
      OwnerId owner, EdgeTerms terms, BlockPlan plan, KnownBlocks known, boolean anew) {
    List<Part> names = plan.newNames();
    if (!names.isEmpty()) {
      List<FoundBlock> found =
          anew ? foundMirrors.blocks(owner, terms) : foundMirrors.blocks(owner, terms, names);
      plan.adopt(found.stream().filter(each -> !known.hasRow(each.part())).toList());
    }
  }
}
