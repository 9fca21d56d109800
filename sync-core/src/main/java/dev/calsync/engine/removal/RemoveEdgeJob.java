package dev.calsync.engine.removal;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.ConnectionState;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.engine.directory.EndedEdge;
import dev.calsync.engine.directory.Endings;
import dev.calsync.engine.directory.Standing;
import dev.calsync.engine.edge.FollowUps;
import dev.calsync.engine.job.JobHandler;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.policy.Mirrors;
import dev.calsync.store.AuditLine;
import dev.calsync.store.EdgeTally;
import dev.calsync.store.Hold;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JobView;
import dev.calsync.store.JournalLine;
import dev.calsync.store.Lane;
import dev.calsync.store.MirrorState;
import dev.calsync.store.RunEnd;
import dev.calsync.store.SyncStore;
import dev.calsync.store.Told;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sees to the mirrors of an edge that ended: takes them back, or leaves them (R-A6, R-F3). In the
 * lane that planned the edge, so that no plan of it comes after. Calls nobody: what is to be
 * removed is removed by whoever writes at the target, and this waits until it is. The step is kept
 * with the edge, so that whoever goes on after a death goes on there.
 */
public final class RemoveEdgeJob implements JobHandler {

  private static final String DONE = "DONE";
  private static final String NOT_WRITABLE = "TARGET_OUT_OF_REACH";
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration LONG = Duration.ofHours(6);
  private static final Duration LOOK_BACK = Duration.ofDays(1);

  private final SyncStore store;
  private final Directory directory;
  private final Endings endings;
  private final FollowUps followUps;

  /**
   * The job.
   *
   * @param store mirrors
   * @param directory calendars
   * @param endings edges that ended
   * @param followUps asks for what follows
   */
  public RemoveEdgeJob(SyncStore store, Directory directory, Endings endings, FollowUps followUps) {
    this.store = store;
    this.directory = directory;
    this.endings = endings;
    this.followUps = followUps;
  }

  /** Asks for it, in the lane that planned the edge; asking again changes nothing. */
  public static JobRequest request(OwnerId owner, EdgeRecord edge, CalendarRecord source) {
    Lane lane = new Lane(owner, source.ref().connection(), Lane.Direction.IN);
    return new JobRequest(
        new JobKey(JobKind.REMOVE_EDGE, edge.id().value()), lane, Duration.ZERO, "edge removed");
  }

  @Override
  public RunEnd run(JobSlice slice) {
    return endings
        .find(slice.owner(), new EdgeId(slice.subject()))
        .map(read -> run(slice, read))
        .orElseGet(() -> new RunEnd.Done(Optional.empty()));
  }

  private RunEnd run(JobSlice slice, Endings.Read read) {
    OwnerId owner = slice.owner();
    EndedEdge ended = read.ended();
    if (ended.step().equals(DONE) || !endings.takeOut(owner, ended.edge())) {
      endings.drop(owner, ended.edge().id());
      return new RunEnd.Done(Optional.empty());
    }
    if (ended.mirrors() == Mirrors.DELETE && !mayBeWritten(owner, ended.edge().target())) {
      return next(slice, read, ended.left(NOT_WRITABLE), Told.NOTHING);
    }
    EdgeTally tally =
        store.targets().tally(owner, ended.edge().id(), ended.edge().source(), LOOK_BACK);
    if (ended.step().isEmpty() || isRefused(tally)) {
      return withdraw(slice, read);
    }
    if (ended.mirrors() == Mirrors.DELETE && isWaitedFor(tally)) {
      return new RunEnd.Done(Optional.of(patience(owner, ended.edge().target())));
    }
    RunEnd end = next(slice, read, ended.at(DONE), told(slice, ended));
    goOn(owner, ended.edge().target());
    return end;
  }

  private RunEnd withdraw(JobSlice slice, Endings.Read read) {
    EndedEdge ended = read.ended();
    if (!new Withdrawing(store, slice, ended).walk()) {
      return new RunEnd.Yielded();
    }
    release(slice, ended);
    followUps.ask(
        directory.edgesTo(slice.owner(), ended.edge().target()).stream()
            .map(edge -> followUps.planning(slice.owner(), edge, "edge removed"))
            .toList());
    RunEnd end = next(slice, read, ended.at(EndedEdge.WITHDRAWN), Told.NOTHING);
    goOn(slice.owner(), ended.edge().target());
    return end;
  }

  /** Nothing waits any more for what the owner says. */
  private void release(JobSlice slice, EndedEdge ended) {
    EdgeId edge = ended.edge().id();
    for (Hold hold : store.holds().openOf(slice.owner(), edge)) {
      Map<String, String> facts = Map.of("hold", hold.id().value());
      JournalLine line = line(slice, ended, "HOLD_LAPSED", hold.reason(), facts);
      store.holds().decideHold(slice.owner(), hold.id(), true, line);
    }
  }

  /** Of an ending that was changed meanwhile nothing is kept: it is looked at anew. */
  private RunEnd next(JobSlice slice, Endings.Read was, EndedEdge now, Told told) {
    endings.keep(slice.owner(), was, now, told);
    return new RunEnd.Done(Optional.of(Duration.ZERO));
  }

  private static boolean isRefused(EdgeTally tally) {
    return !isWaitedFor(tally) && tally.parts(MirrorState.REFUSED) > 0;
  }

  private static boolean isWaitedFor(EdgeTally tally) {
    return tally.parts(MirrorState.DUE) + tally.parts(MirrorState.ATTEMPTED) > 0;
  }

  /** What is out of reach for now is waited for; what was given up or may not be written is not. */
  private boolean mayBeWritten(OwnerId owner, CalendarId target) {
    CalendarRecord calendar = directory.calendar(owner, target);
    Standing standing = directory.connection(owner, calendar.ref().connection()).standing();
    boolean isThere = standing.state() != ConnectionState.DISCONNECTED || standing.isLeaving();
    return isThere && directory.preferences(owner, calendar.ref().connection()).mayWrite();
  }

  /** Whoever writes at the target is to go on; its connection itself if that is on its way out. */
  private void goOn(OwnerId owner, CalendarId target) {
    CalendarRecord calendar = directory.calendar(owner, target);
    ConnectionId connection = calendar.ref().connection();
    Standing standing = directory.connection(owner, connection).standing();
    if (standing.isLeaving()) {
      followUps.ask(List.of(DisconnectJob.request(owner, connection)));
    } else if (standing.state().isReachable()) {
      store
          .targets()
          .untilDue(owner, target)
          .map(delay -> FollowUps.delivery(owner, calendar, delay, "edge removed"))
          .ifPresent(delivery -> followUps.ask(List.of(delivery)));
    }
  }

  /**
   * Until whoever writes at the target may have got on. With a target that is out of reach: whoever
   * brings it back asks.
   */
  private Duration patience(OwnerId owner, CalendarId target) {
    ConnectionId connection = directory.calendar(owner, target).ref().connection();
    Standing standing = directory.connection(owner, connection).standing();
    if (!standing.isLeaving() && !standing.state().isReachable()) {
      return LONG;
    }
    if (!standing.isLeaving()) {
      goOn(owner, target);
    }
    JobKey writing =
        standing.isLeaving()
            ? new JobKey(JobKind.DISCONNECT, connection.value())
            : new JobKey(JobKind.DELIVER, target.value());
    return store
        .jobs()
        .find(owner, writing)
        .flatMap(JobView::dueIn)
        .map(due -> due.plus(SOON))
        .filter(due -> due.compareTo(LONG) < 0)
        .orElse(SOON);
  }

  private static Told told(JobSlice slice, EndedEdge ended) {
    String outcome = ended.mirrors() == Mirrors.KEEP ? "MIRRORS_LEFT" : "MIRRORS_REMOVED";
    AuditLine audit = new AuditLine("engine", "REMOVE_EDGE", "edge:" + ended.edge().id(), outcome);
    return new Told(
        List.of(line(slice, ended, "EDGE_REMOVED", ended.reason(), Map.of("outcome", outcome))),
        List.of(audit));
  }

  private static JournalLine line(
      JobSlice slice, EndedEdge ended, String action, String reason, Map<String, String> facts) {
    return new JournalLine(
        action,
        slice.runId(),
        ended.edge().target(),
        Optional.of(ended.edge().id()),
        "",
        reason,
        facts);
  }
}
