package dev.calsync.engine.edge;

import dev.calsync.calendar.ConnectionState;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.engine.directory.OwnCalendar;
import dev.calsync.engine.job.JobHandler;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.plan.DeletionGuard;
import dev.calsync.engine.projection.Degradation;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.TimeFrame;
import dev.calsync.host.IdSource;
import dev.calsync.host.SyncListener;
import dev.calsync.policy.SyncMode;
import dev.calsync.store.CalendarState;
import dev.calsync.store.CompletedPass;
import dev.calsync.store.EdgeState;
import dev.calsync.store.Hold;
import dev.calsync.store.JournalLine;
import dev.calsync.store.Pass;
import dev.calsync.store.RunEnd;
import dev.calsync.store.SyncStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans one edge: from its position to the end of its source's changes, page by page; each page's
 * intents and the new position are one transaction. Waits until both ends were read whole once,
 * because the marks at the target may be all that is left of earlier work (R-F5).
 */
public final class PlanJob implements JobHandler {

  private static final int REPLANS = 10;

  private final Wiring wiring;
  private final PagePlanning pages;
  private final BlockPlanning blocks;
  private final NextSteps steps;
  private final GateKeeping gates;

  /** What planning is made of. */
  public record Wiring(
      SyncStore store,
      Directory directory,
      MirrorNames names,
      FollowUps followUps,
      DeletionGuard guard,
      SeriesExpander expander,
      TimeFrame frame,
      Surveyor surveyor,
      Gates gates,
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
    this.pages = new PagePlanning(wiring.store(), wiring.directory(), wiring.names());
    this.blocks = new BlockPlanning(wiring);
    this.steps = new NextSteps(wiring.store(), wiring.clock());
    this.gates = new GateKeeping(wiring);
  }

  @Override
  public RunEnd run(JobSlice slice) {
    Optional<EdgeRecord> edge =
        wiring.directory().findEdge(slice.owner(), new EdgeId(slice.subject()));
    return edge.map(known -> run(slice, known)).orElseGet(() -> new RunEnd.Done(Optional.empty()));
  }

  private RunEnd run(JobSlice slice, EdgeRecord edge) {
    OwnerId owner = slice.owner();
    if (wiring.gates().mode(owner, edge).compareTo(SyncMode.SHADOW) < 0) {
      return new RunEnd.Done(Optional.empty());
    }
    List<CalendarRecord> ends =
        edge.ends().map(end -> wiring.directory().calendar(owner, end)).toList();
    if (ends.stream().anyMatch(end -> isGivenUp(owner, end))) {
      return new RunEnd.Done(Optional.empty());
    }
    List<CalendarRecord> unread =
        ends.stream().filter(calendar -> isUnread(owner, calendar)).toList();
    if (!unread.isEmpty()) {
      wiring
          .followUps()
          .ask(unread.stream().map(c -> FollowUps.reading(owner, c, "not read whole")).toList());
      return new RunEnd.Done(Optional.empty());
    }
    return planned(slice, terms(owner, edge));
  }

  /** An edge rests while one of its accounts is given up, and goes on when that is back (R-A6). */
  private boolean isGivenUp(OwnerId owner, CalendarRecord calendar) {
    return wiring.directory().connection(owner, calendar.ref().connection()).standing().state()
        == ConnectionState.DISCONNECTED;
  }

  /** The terms of an edge for each of its sources. */
  private SourcedEdge terms(OwnerId owner, EdgeRecord edge) {
    Instant now = wiring.clock().instant();
    CalendarRecord target = wiring.directory().calendar(owner, edge.target());
    return new SourcedEdge(
        edge.sources().stream()
            .map(id -> wiring.directory().calendar(owner, id))
            .map(source -> EdgeTerms.at(now, edge, ends(owner, source, target)))
            .toList());
  }

  private EdgeTerms.Ends ends(OwnerId owner, CalendarRecord source, CalendarRecord target) {
    return new EdgeTerms.Ends(
        source,
        target,
        wiring.directory().addresses(owner, source.ref().connection()),
        wiring.frame(),
        wiring.expander());
  }

  private RunEnd planned(JobSlice slice, SourcedEdge edge) {
    EdgeTerms terms = edge.terms();
    Optional<CompletedPass> complete = lastComplete(slice.owner(), edge);
    boolean finished =
        terms.edge().merges()
            ? merge(slice, edge)
            : plan(
                slice,
                wiring.surveyor().around(slice.owner(), terms.edge(), wiring.clock().instant()),
                guard(slice.owner(), terms, complete));
    complete.ifPresent(pass -> confirmHolds(slice, terms, pass));
    if (finished && terms.detail() != SourceDetail.UNDECIDED) {
      lapse(slice, terms);
    }
    if (finished) {
      gates.after(slice, terms.edge());
    }
    askForDelivery(slice.owner(), terms.target());
    return finished ? new RunEnd.Done(Optional.empty()) : new RunEnd.Yielded();
  }

  private boolean merge(JobSlice slice, SourcedEdge edge) {
    tell(slice, edge.terms(), blocks.plan(slice, edge));
    return true;
  }

  /** Whether time alone changes what an edge shows. */
  boolean isMovedByTime(OwnerId owner, EdgeId id) {
    return wiring
        .directory()
        .findEdge(owner, id)
        .filter(edge -> terms(owner, edge).terms().moves())
        .isPresent();
  }

  /**
   * Never read whole, or died while what a complete reading did not list was being staged: those
   * deletions are judged together or not at all (SEM-42). Nothing reads what the host puts.
   */
  private boolean isUnread(OwnerId owner, CalendarRecord calendar) {
    if (OwnCalendar.is(calendar.id())) {
      return false;
    }
    CalendarState state = wiring.store().sources().calendarState(owner, calendar.id());
    Optional<String> complete = state.lastComplete().map(CompletedPass::id);
    return complete.isEmpty() || state.running().map(Pass::id).equals(complete);
  }

  /**
   * The newest complete reading; of several sources the oldest of these, so that what it confirms
   * was read again in each. A source without events has nothing to confirm.
   */
  private Optional<CompletedPass> lastComplete(OwnerId owner, SourcedEdge edge) {
    Comparator<CompletedPass> oldest = Comparator.comparing(CompletedPass::startedAt);
    return edge.calendars().stream()
        .map(source -> wiring.store().sources().calendarState(owner, source).lastComplete())
        .flatMap(Optional::stream)
        .min(
            Comparator.comparing((CompletedPass pass) -> pass.listed() == 0).thenComparing(oldest));
  }

  private GuardOnDemand guard(OwnerId owner, EdgeTerms terms, Optional<CompletedPass> complete) {
    GuardOnDemand.Engine engine =
        new GuardOnDemand.Engine(wiring.store(), wiring.guard(), wiring.ids());
    return new GuardOnDemand(engine, owner, terms, complete);
  }

  /** Answers whether the end was reached within the slice. */
  private boolean plan(JobSlice slice, Surroundings around, GuardOnDemand guard) {
    OwnerId owner = slice.owner();
    EdgeTerms terms = around.terms();
    int replans = 0;
    while (!slice.isOver()) {
      EdgeState stored = wiring.store().targets().edgeState(owner, terms.edge().id());
      List<PagePlanning.Step> next = steps.of(owner, around, stored);
      if (next.isEmpty()) {
        return true;
      }
      if (!walk(slice, around, guard, next) && ++replans > REPLANS) {
        throw BlockPlanning.overtaken(terms, REPLANS);
      }
    }
    return false;
  }

  /** Answers whether every step was committed. */
  private boolean walk(
      JobSlice slice, Surroundings around, GuardOnDemand guard, List<PagePlanning.Step> next) {
    for (PagePlanning.Step step : next) {
      PagePlanning.Answer answer = pages.commit(slice, around, guard, step);
      if (!answer.committed()) {
        return false;
      }
      tell(slice, around.terms(), answer.held());
    }
    return true;
  }

  private void tell(JobSlice slice, EdgeTerms terms, int held) {
    if (held > 0) {
      slice.count("held", held);
      wiring.listener().held(slice.owner(), terms.edge().id(), held);
    }
  }

  /** All was planned anew, so nothing waits any more for what the owner says of lost details. */
  private void lapse(JobSlice slice, EdgeTerms terms) {
    String reason = Degradation.DETAIL_LOST.code();
    for (Hold hold : wiring.store().holds().openOf(slice.owner(), terms.edge().id())) {
      if (hold.reason().equals(reason)) {
        JournalLine line =
            line(slice, terms, "HOLD_LAPSED", reason, Map.of("hold", hold.id().value()));
        wiring.store().holds().decideHold(slice.owner(), hold.id(), true, line);
      }
    }
  }

  private static JournalLine line(
      JobSlice slice, EdgeTerms terms, String action, String reason, Map<String, String> facts) {
    return new JournalLine(
        action,
        slice.runId(),
        terms.source().id(),
        Optional.of(terms.edge().id()),
        "",
        reason,
        facts);
  }

  private void confirmHolds(JobSlice slice, EdgeTerms terms, CompletedPass pass) {
    for (Hold hold : wiring.store().holds().openOf(slice.owner(), terms.edge().id())) {
      if (hold.readsLeft() > 0) {
        Map<String, String> facts = Map.of("hold", hold.id().value(), "pass", pass.id());
        JournalLine line = line(slice, terms, "HOLD_CONFIRMED", "READ_AGAIN", facts);
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
