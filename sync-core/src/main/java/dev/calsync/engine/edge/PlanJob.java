package dev.calsync.engine.edge;

import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.engine.job.JobHandler;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.plan.DeletionGuard;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.TimeFrame;
import dev.calsync.failure.StoreException;
import dev.calsync.host.IdSource;
import dev.calsync.host.SyncListener;
import dev.calsync.store.CalendarState;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.CompletedPass;
import dev.calsync.store.EdgeState;
import dev.calsync.store.Hold;
import dev.calsync.store.JournalLine;
import dev.calsync.store.Pass;
import dev.calsync.store.RunEnd;
import dev.calsync.store.SyncStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans one edge: from its position to the end of its source's changes, page by page; each page's
 * intents and the new position are one transaction. Waits until both ends were read whole once,
 * because the marks at the target may be all that is left of earlier work (R-F5).
 */
public final class PlanJob implements JobHandler {

  private static final int PAGE = 500;
  private static final int REPLANS = 10;

  private final Wiring wiring;
  private final PagePlanning pages;

  /** What planning is made of. */
  public record Wiring(
      SyncStore store,
      Directory directory,
      MirrorNames names,
      FollowUps followUps,
      DeletionGuard guard,
      SeriesExpander expander,
      TimeFrame frame,
      Clock clock,
      IdSource ids,
      SyncListener listener) {}

  /**
   * The job.
   *
   * @param wiring what it is made of
   */
  public PlanJob(Wiring wiring) {
    this.wiring = wiring;
    this.pages = new PagePlanning(wiring.store(), wiring.names());
  }

  @Override
  public RunEnd run(JobSlice slice) {
    Optional<EdgeRecord> edge =
        wiring.directory().findEdge(slice.owner(), new EdgeId(slice.subject()));
    return edge.map(known -> run(slice, known)).orElseGet(() -> new RunEnd.Done(Optional.empty()));
  }

  private RunEnd run(JobSlice slice, EdgeRecord edge) {
    OwnerId owner = slice.owner();
    CalendarRecord source = wiring.directory().calendar(owner, edge.source());
    CalendarRecord target = wiring.directory().calendar(owner, edge.target());
    List<CalendarRecord> unread =
        List.of(source, target).stream().filter(calendar -> isUnread(owner, calendar)).toList();
    if (!unread.isEmpty()) {
      wiring
          .followUps()
          .ask(unread.stream().map(c -> FollowUps.reading(owner, c, "not read whole")).toList());
      return new RunEnd.Done(Optional.empty());
    }
    CompletedPass complete = lastComplete(owner, source).orElseThrow();
    EdgeTerms terms =
        EdgeTerms.at(
            wiring.clock().instant(),
            edge,
            new EdgeTerms.Ends(source, target, wiring.frame(), wiring.expander()));
    boolean finished = plan(slice, terms, guard(owner, terms, complete));
    confirmHolds(slice, terms, complete);
    askForDelivery(owner, target);
    return finished ? new RunEnd.Done(Optional.empty()) : new RunEnd.Yielded();
  }

  /**
   * Never read whole, or died while what a complete reading did not list was being staged: those
   * deletions are judged together or not at all (SEM-42).
   */
  private boolean isUnread(OwnerId owner, CalendarRecord calendar) {
    CalendarState state = wiring.store().sources().calendarState(owner, calendar.id());
    Optional<String> complete = state.lastComplete().map(CompletedPass::id);
    return complete.isEmpty() || state.running().map(Pass::id).equals(complete);
  }

  private Optional<CompletedPass> lastComplete(OwnerId owner, CalendarRecord calendar) {
    return wiring.store().sources().calendarState(owner, calendar.id()).lastComplete();
  }

  private GuardOnDemand guard(OwnerId owner, EdgeTerms terms, CompletedPass complete) {
    GuardOnDemand.Engine engine =
        new GuardOnDemand.Engine(wiring.store(), wiring.guard(), wiring.ids());
    return new GuardOnDemand(engine, owner, terms, Optional.of(complete));
  }

  /** Answers whether the end was reached within the slice. */
  private boolean plan(JobSlice slice, EdgeTerms terms, GuardOnDemand guard) {
    OwnerId owner = slice.owner();
    String basis = terms.basis();
    int replans = 0;
    while (!slice.isOver()) {
      EdgeState stored = wiring.store().targets().edgeState(owner, terms.edge().id());
      EdgeState from = stored.basis().equals(basis) ? stored : new EdgeState(0, basis);
      List<CanonicalRow> rows =
          wiring.store().sources().changedSince(owner, terms.source().id(), from.position(), PAGE);
      if (rows.isEmpty() && from.equals(stored)) {
        return true;
      }
      long position = rows.isEmpty() ? from.position() : rows.get(rows.size() - 1).changedSeq();
      PagePlanning.Step step = new PagePlanning.Step(stored, new EdgeState(position, basis), rows);
      PagePlanning.Answer answer = pages.commit(slice, terms, guard, step);
      if (answer.committed()) {
        tell(slice, terms, answer.held());
      } else if (++replans > REPLANS) {
        throw overtaken(terms);
      }
    }
    return false;
  }

  private void tell(JobSlice slice, EdgeTerms terms, int held) {
    if (held > 0) {
      slice.count("held", held);
      wiring.listener().held(slice.owner(), terms.edge().id(), held);
    }
  }

  private static StoreException overtaken(EdgeTerms terms) {
    String text =
        "Edge "
            + terms.edge().id()
            + " changed under "
            + REPLANS
            + " plans in a row; it is planned again";
    return new StoreException("PLAN_OVERTAKEN", text, null, true);
  }

  private void confirmHolds(JobSlice slice, EdgeTerms terms, CompletedPass pass) {
    for (Hold hold : wiring.store().holds().openOf(slice.owner(), terms.edge().id())) {
      if (hold.readsLeft() > 0) {
        Map<String, String> facts = Map.of("hold", hold.id().value(), "pass", pass.id());
        JournalLine line =
            new JournalLine(
                "HOLD_CONFIRMED",
                slice.runId(),
                terms.source().id(),
                Optional.of(terms.edge().id()),
                "",
                "READ_AGAIN",
                facts);
        wiring.store().holds().confirmHold(slice.lease(), hold.id(), pass, line);
      }
    }
  }

  private void askForDelivery(OwnerId owner, CalendarRecord target) {
    Optional<Duration> due = wiring.store().targets().untilDue(owner, target.id());
    due.ifPresent(
        delay ->
            wiring
                .followUps()
                .ask(List.of(FollowUps.delivery(owner, target, delay, "mirrors due"))));
  }
}
