package dev.calsync.engine.removal;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.engine.directory.EndedEdge;
import dev.calsync.engine.directory.Endings;
import dev.calsync.engine.edge.FollowUps;
import dev.calsync.policy.Mirrors;
import dev.calsync.store.JobRequest;
import dev.calsync.store.SyncStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Ends edges. Only the store is written, so that it can be part of a host's transaction. */
public final class EdgeEndings {

  private final SyncStore store;
  private final Directory directory;
  private final Endings endings;

  /**
   * Of a store, or of a host's transaction in it.
   *
   * @param store where edges are kept
   */
  public EdgeEndings(SyncStore store) {
    this.store = store;
    this.directory = new Directory(store.records());
    this.endings = new Endings(store.records());
  }

  /**
   * Ends an edge, however it is changed meanwhile. Dying amid it leaves the edge, or the job that
   * goes on here.
   *
   * @throws dev.calsync.failure.CalsyncException with code {@code NOT_FOUND}
   */
  public void end(OwnerId owner, EdgeId id, Mirrors mirrors) {
    EdgeRecord edge;
    do {
      edge = directory.edge(owner, id);
      endings.begin(owner, edge, mirrors);
      ask(RemoveEdgeJob.request(owner, edge, directory.calendar(owner, edge.source())));
    } while (!endings.takeOut(owner, edge));
  }

  /** An edge was made anew: what is left of the one before is its. */
  public void revoke(OwnerId owner, EdgeId edge) {
    endings.drop(owner, edge);
  }

  /** A connection is back: what waited for it goes on. */
  public void goOn(OwnerId owner, ConnectionId connection) {
    List<JobRequest> waiting =
        endings.at(owner, connection, directory).stream()
            .map(EndedEdge::edge)
            .map(it -> RemoveEdgeJob.request(owner, it, directory.calendar(owner, it.source())))
            .toList();
    if (!waiting.isEmpty()) {
      store.jobs().requestJobs(waiting);
    }
  }

  /**
   * Ends all edges from and to the calendars of a connection; their mirrors go. An edge that merges
   * others besides goes on with those.
   */
  void endAllOf(OwnerId owner, ConnectionId connection) {
    Set<CalendarId> own =
        directory.calendars(owner).stream()
            .filter(calendar -> calendar.ref().connection().equals(connection))
            .map(CalendarRecord::id)
            .collect(Collectors.toSet());
    directory.edges(owner).stream()
        .filter(edge -> edge.ends().anyMatch(own::contains))
        .forEach(edge -> endBeside(owner, edge, own));
  }

  private void endBeside(OwnerId owner, EdgeRecord edge, Set<CalendarId> own) {
    if (own.contains(edge.target()) || beside(edge, own).isEmpty()) {
      end(owner, edge.id(), Mirrors.DELETE);
      return;
    }
    EdgeRecord kept = directory.keepEdge(owner, edge.id(), was -> without(was, edge.id(), own));
    ask(
        FollowUps.planning(
            owner, directory.calendar(owner, kept.source()), kept, "source removed"));
  }

  /** One that was removed meanwhile must not come back: the job looks again. */
  private static EdgeRecord without(Optional<EdgeRecord> was, EdgeId id, Set<CalendarId> own) {
    EdgeRecord edge = was.orElseThrow(() -> Directory.unknown("edge", id.value()));
    return edge.with(beside(edge, own), edge.policy());
  }

  private static List<CalendarId> beside(EdgeRecord edge, Set<CalendarId> own) {
    return edge.sources().stream().filter(source -> !own.contains(source)).toList();
  }

  private void ask(JobRequest request) {
    store.jobs().requestJobs(List.of(request));
  }
}
