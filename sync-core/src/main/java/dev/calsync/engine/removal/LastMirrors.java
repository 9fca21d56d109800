package dev.calsync.engine.removal;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.connection.Access;
import dev.calsync.engine.connection.Accesses;
import dev.calsync.engine.delivery.DeliverJob;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.engine.directory.EndedEdge;
import dev.calsync.engine.directory.Endings;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.policy.Mirrors;
import dev.calsync.store.JobRequest;
import dev.calsync.store.SyncStore;
import dev.calsync.store.Told;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Removes what is to go from the calendars of a connection that is given up, as long as its grant
 * is there. What cannot be reached any more is left, and written down (INV-29).
 */
public final class LastMirrors {

  /** After these nothing can be removed, now or later. */
  private static final Set<FailureClass> OUT_OF_REACH =
      EnumSet.of(
          FailureClass.NEEDS_REAUTH,
          FailureClass.FORBIDDEN,
          FailureClass.CALENDAR_GONE,
          FailureClass.UNSUPPORTED);

  private final SyncStore store;
  private final Directory directory;
  private final Endings endings;
  private final Accesses accesses;
  private final DeliverJob delivery;

  /**
   * Of an installation.
   *
   * @param store what is due
   * @param directory calendars
   * @param endings edges that ended
   * @param accesses opens what is given up
   * @param delivery removes
   */
  public LastMirrors(
      SyncStore store,
      Directory directory,
      Endings endings,
      Accesses accesses,
      DeliverJob delivery) {
    this.store = store;
    this.directory = directory;
    this.endings = endings;
    this.accesses = accesses;
    this.delivery = delivery;
  }

  /**
   * Removes what is due at calendars of which nothing else is wanted any more.
   *
   * @return whether nothing more is to be waited for
   */
  boolean areGone(JobSlice slice, ConnectionId connection) {
    List<EndedEdge> waiting =
        endings.at(slice.owner(), connection, directory).stream()
            .filter(it -> it.mirrors() == Mirrors.DELETE)
            .toList();
    if (directory.preferences(slice.owner(), connection).mayWrite()) {
      waiting.stream()
          .collect(
              Collectors.groupingBy(
                  it -> it.edge().target(), LinkedHashMap::new, Collectors.toList()))
          .values()
          .forEach(at -> remove(slice, at));
    }
    return waiting.isEmpty();
  }

  /** What was planned before the connection was given up must not be written (INV-29). */
  private void remove(JobSlice slice, List<EndedEdge> at) {
    CalendarId target = at.get(0).edge().target();
    boolean isWithdrawn = at.stream().allMatch(it -> it.step().equals(EndedEdge.WITHDRAWN));
    if (isWithdrawn && isDue(slice.owner(), target)) {
      remove(slice, directory.calendar(slice.owner(), target));
      store.jobs().requestJobs(at.stream().map(it -> lookAgain(slice.owner(), it.edge())).toList());
    }
  }

  private JobRequest lookAgain(OwnerId owner, EdgeRecord edge) {
    return RemoveEdgeJob.request(owner, edge, directory.calendar(owner, edge.source()));
  }

  private boolean isDue(OwnerId owner, CalendarId target) {
    return store.targets().untilDue(owner, target).filter(Duration::isZero).isPresent();
  }

  private void remove(JobSlice slice, CalendarRecord target) {
    try {
      Access access =
          accesses.openLeaving(slice.owner(), target, slice.deadline(), slice::countCall);
      delivery.deliver(slice, target, access);
    } catch (ConnectorException trouble) {
      if (!OUT_OF_REACH.contains(trouble.failureClass())) {
        throw trouble;
      }
      leave(slice, target.id(), trouble.code());
    }
  }

  private void leave(JobSlice slice, CalendarId target, String code) {
    OwnerId owner = slice.owner();
    endings.all(owner).stream()
        .filter(it -> it.edge().target().equals(target))
        .flatMap(it -> endings.find(owner, it.edge().id()).stream())
        .filter(it -> it.ended().mirrors() == Mirrors.DELETE)
        .forEach(it -> endings.keep(owner, it, it.ended().left(code), Told.NOTHING));
  }
}
