package dev.calsync;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.engine.preview.Comparison;
import dev.calsync.failure.CalsyncException;
import dev.calsync.plan.Plan;
import dev.calsync.plan.Staleness;
import dev.calsync.policy.Mirrors;
import dev.calsync.policy.Policy;
import dev.calsync.policy.SyncMode;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.MirrorState;
import dev.calsync.store.SyncStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The policy edges of an owner: who shows what to whom. */
public final class Edges {

  private static final int PAGE = 1_000;

  private final Engine engine;
  private final Worker worker;
  private final OwnerId owner;

  Edges(Engine engine, Worker worker, OwnerId owner) {
    this.engine = engine;
    this.worker = worker;
    this.owner = owner;
  }

  /**
   * Makes an edge, named by its two ends. Making it again gives the same edge; with another policy,
   * changes it.
   *
   * @param source where events come from
   * @param target where they are shown; another, writable calendar
   * @param policy what may be shown
   * @return the edge
   * @throws CalsyncException with code {@code NOT_FOUND}, {@code SAME_CALENDAR} or {@code
   *     TARGET_READ_ONLY}
   */
  public EdgeView create(CalendarId source, CalendarId target, Policy policy) {
    return engine.commands(owner).create(source, target, policy);
  }

  /**
   * Makes an edge under a name of the host's. The name is part of the identity of its mirrors and
   * must stay the same.
   *
   * @param name the name, unique among the owner's edges
   * @param source where events come from
   * @param target where they are shown; another, writable calendar
   * @param policy what may be shown
   * @return the edge
   * @throws CalsyncException with code {@code NOT_FOUND}, {@code SAME_CALENDAR}, {@code
   *     TARGET_READ_ONLY}, or {@code EDGE_TAKEN} if the name joins two other calendars
   */
  public EdgeView create(String name, CalendarId source, CalendarId target, Policy policy) {
    return engine.commands(owner).create(name, source, target, policy);
  }

  /**
   * Makes an edge of several calendars, named by its ends: what takes time in any of them is merged
   * into blocks at the target (SEM-2). Making it again gives the same edge; with another policy,
   * changes it.
   *
   * @param sources where events come from, in any order
   * @param target where blocks are shown; another, writable calendar
   * @param policy what may be shown; {@link Policy#merging()} unless there is one source
   * @return the edge
   * @throws CalsyncException with code {@code NOT_FOUND}, {@code SAME_CALENDAR}, {@code
   *     TARGET_READ_ONLY}, or {@code SOURCES_NOT_MERGED} if there is no source, or there are
   *     several and the policy does not merge
   */
  public EdgeView create(Collection<CalendarId> sources, CalendarId target, Policy policy) {
    return engine.commands(owner).create(sources, target, policy);
  }

  /**
   * Makes an edge of several calendars under a name of the host's. Making it again with other
   * sources changes it: the name is part of the identity of its blocks, the sources are not.
   *
   * @param name the name, unique among the owner's edges
   * @param sources where events come from, in any order
   * @param target where blocks are shown; another, writable calendar
   * @param policy what may be shown; {@link Policy#merging()} unless there is one source
   * @return the edge
   * @throws CalsyncException with code {@code NOT_FOUND}, {@code SAME_CALENDAR}, {@code
   *     TARGET_READ_ONLY}, {@code SOURCES_NOT_MERGED}, or {@code EDGE_TAKEN} if the name is that of
   *     another edge
   */
  public EdgeView create(
      String name, Collection<CalendarId> sources, CalendarId target, Policy policy) {
    return engine.commands(owner).create(name, sources, target, policy);
  }

  /**
   * Makes the edges of a group: each calendar shows its events in all others, N × (N − 1) edges of
   * one policy. They are the edges that {@link #create(CalendarId, CalendarId, Policy)} makes, and
   * stay so; the group itself is not kept. Asking again gives the same edges; with a calendar more,
   * adds those that are missing; with another policy, changes those of the calendars that are
   * named.
   *
   * <p>A calendar that is left out keeps its edges and its mirrors: that it is not named does not
   * say what is to become of them.
   *
   * @param calendars the members, two or more writable calendars, each named once
   * @param policy what each may show of the others
   * @return an edge for each ordered pair, by source and then by target as they were named
   * @throws CalsyncException with code {@code NOT_FOUND}, {@code SAME_CALENDAR} if a calendar is
   *     named twice, {@code TARGET_READ_ONLY}, or {@code GROUP_TOO_SMALL}; then no edge was made
   */
  public List<EdgeView> createGroup(Collection<CalendarId> calendars, Policy policy) {
    return engine.commands(owner).createGroup(calendars, policy);
  }

  /**
   * Changes the policy of an edge. Its mirrors follow with the next synchronization; only what
   * differs is written.
   *
   * @param id which edge
   * @param policy what may be shown from now on
   * @return the changed edge
   * @throws CalsyncException with code {@code NOT_FOUND}, or {@code EDGE_KIND} if one of the two
   *     policies merges and the other does not
   */
  public EdgeView change(EdgeId id, Policy policy) {
    return engine.commands(owner).change(id, policy);
  }

  /**
   * Says which edge shows a meeting that several edges would show at one target, each from another
   * copy: priority 1 goes before priority 2, whatever the edges show of it (SEM-21). Between equal
   * ones the organizer's copy goes first, then what was accepted, then the older edge.
   *
   * @param id which edge
   * @param priority 0 unless said; may be negative
   * @return the changed edge
   * @throws CalsyncException with code {@code NOT_FOUND}
   */
  public EdgeView prioritize(EdgeId id, int priority) {
    return engine.commands(owner).prioritize(id, priority);
  }

  /**
   * Says how far an edge goes by itself; live unless said. A mode that goes less far is heeded from
   * the next write on: what is being written then comes to its end. Under {@link SyncMode#SHADOW}
   * whatever would be written waits, and goes when the edge is live again.
   *
   * @param id which edge
   * @param mode the mode; {@link Rollout} may go less far
   * @return the changed edge
   * @throws CalsyncException with code {@code NOT_FOUND}
   */
  public EdgeView mode(EdgeId id, SyncMode mode) {
    EdgeView changed = engine.commands(owner).mode(id, mode);
    engine.followUps.ask(List.of());
    return changed;
  }

  /**
   * Ends an edge. From now on it shows nothing more, and is not listed. With {@link Mirrors#DELETE}
   * its mirrors are removed as soon as the target can be written: the command is the approval, so
   * no deletion guard holds them; what the target will not remove, or was given up, stays, and the
   * journal says so ({@code MIRROR_LEFT}). With {@link Mirrors#KEEP} they stay as they are; they
   * are still known for mirrors, and become no events. Making the same edge again takes up what is
   * there.
   *
   * @param id which edge
   * @param mirrors what becomes of its mirrors
   * @throws CalsyncException with code {@code NOT_FOUND}
   */
  public void remove(EdgeId id, Mirrors mirrors) {
    engine.commands(owner).remove(id, mirrors);
    engine.followUps.ask(List.of());
  }

  /**
   * Commands in a transaction of the host's (R-L3): they commit with it, or vanish with it.
   *
   * <pre>{@code
   * try (var connection = database.getConnection()) {
   *   connection.setAutoCommit(false);
   *   noteConsent(connection, work, home); // rows of your own
   *   var edges = me.edges().within(store.within(connection));
   *   var edge = edges.create(work, home, Policy.busy());
   *   edges.syncSoon(edge.id());
   *   connection.commit(); // now all of it is true, or none
   * }
   * }</pre>
   *
   * @param transaction the store within the transaction, as {@code
   *     JdbcSyncStore.within(connection)} gives it
   * @return the commands, for as long as the transaction is open, in its thread
   */
  public EdgeCommands within(SyncStore transaction) {
    return engine.commands(owner, transaction);
  }

  /**
   * One edge.
   *
   * @param id which
   * @return empty if the owner has none of that id
   */
  public Optional<EdgeView> find(EdgeId id) {
    return engine.directory.findEdge(owner, id).map(EdgeView::of);
  }

  /**
   * All edges.
   *
   * @return in the order of their ids
   */
  public List<EdgeView> list() {
    return engine.directory.edges(owner).stream().map(EdgeView::of).toList();
  }

  /**
   * What synchronizing would do. Reads both calendars, in the calling thread; writes nothing,
   * neither at the target nor in the store.
   *
   * @param id which edge
   * @return the plan
   * @throws CalsyncException with code {@code NOT_FOUND}
   * @throws dev.calsync.failure.ConnectorException if a calendar cannot be read
   */
  public Plan plan(EdgeId id) {
    EdgeRecord edge = engine.directory.edge(owner, id);
    Instant now = engine.clock.instant();
    return engine.preview.plan(owner, engine.sourced(owner, edge, now), now);
  }

  /**
   * Carries a plan out, if it still is what would be done. Both calendars are read again, in the
   * calling thread; then the edge is synchronized, which approves its first run ({@link Rollout}).
   * What other changes come after that belongs to the edge, as ever. What the plan holds stays
   * held: {@link Holds#approve}.
   *
   * <pre>{@code
   * Plan plan = me.edges().plan(edge);
   * if (somebodySaysYes.test(plan.toText())) {
   *   me.edges()
   *       .apply(plan, Staleness.REFUSE_IF_STALE)
   *       .run()
   *       .ifPresent(run -> run.await(Duration.ofMinutes(1)));
   * }
   * }</pre>
   *
   * @param plan what was looked at, of this or another process
   * @param stale what becomes of items that are otherwise now; whatever it says, no more mirrors
   *     are created, updated or deleted than the plan said, and only under its policy
   * @return the run, or what is otherwise
   * @throws CalsyncException with code {@code NOT_FOUND}, or {@code EDGE_MODE} if the edge is not
   *     live
   * @throws dev.calsync.failure.ConnectorException if a calendar cannot be read
   */
  public ApplyResult apply(Plan plan, Staleness stale) {
    EdgeRecord edge = engine.directory.edge(owner, plan.edge());
    SyncMode mode = engine.gates.mode(owner, edge);
    if (mode != SyncMode.LIVE) {
      throw new CalsyncException(
          "EDGE_MODE", "Edge " + edge.id() + " is " + mode + "; nothing can be written for it");
    }
    Plan now = plan(edge.id());
    Comparison compared = Comparison.of(plan, now);
    boolean stands =
        stale == Staleness.SKIP_STALE_ITEMS ? compared.isWithinBounds() : compared.isSame();
    if (!stands) {
      return new ApplyResult.Stale(compared.differences(), now);
    }
    engine.commands(owner).approve(edge.id());
    return new ApplyResult.Applied(syncNow(edge.id()), compared.replanned());
  }

  /**
   * Asks for a synchronization now: both ends are read, the edge is planned, what is due is
   * written. Returns at once.
   *
   * @param id which edge
   * @return the run, to be awaited
   * @throws CalsyncException with code {@code NOT_FOUND}, or {@code EDGE_MODE} if the edge is off
   */
  public SyncRun syncNow(EdgeId id) {
    EdgeRecord edge = engine.directory.edge(owner, id);
    if (engine.gates.mode(owner, edge) == SyncMode.OFF) {
      throw new CalsyncException(
          "EDGE_MODE", "Edge " + id + " is OFF; change its mode, or that of its owner");
    }
    return SyncRun.begin(engine, worker, owner, edge);
  }

  /**
   * How an edge stands.
   *
   * @param id which
   * @return its status
   * @throws CalsyncException with code {@code NOT_FOUND}
   */
  public EdgeStatus status(EdgeId id) {
    return EdgeStatus.of(engine, owner, engine.directory.edge(owner, id));
  }

  /**
   * Mirrors that the target will not take.
   *
   * @param id which edge
   * @param atMost how many to list
   * @return sorted by event
   * @throws CalsyncException with code {@code NOT_FOUND}
   */
  public List<RefusedMirror> refused(EdgeId id, int atMost) {
    long wanted = Math.min(atMost, status(id).refused());
    List<RefusedMirror> found = new ArrayList<>();
    Optional<MirrorKey> after = Optional.empty();
    // The count says when there are no more, so an edge without any costs one question.
    while (found.size() < wanted) {
      List<MirrorRow> page = engine.store.targets().page(owner, id, after, PAGE);
      page.stream()
          .filter(row -> row.state() == MirrorState.REFUSED)
          .limit(wanted - found.size())
          .forEach(row -> found.add(RefusedMirror.of(row)));
      if (page.size() < PAGE) {
        return found;
      }
      after = Optional.of(page.get(page.size() - 1).key());
    }
    return found;
  }
}
