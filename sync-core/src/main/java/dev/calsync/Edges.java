package dev.calsync;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.engine.edge.EdgeTerms;
import dev.calsync.failure.CalsyncException;
import dev.calsync.plan.Plan;
import dev.calsync.policy.Policy;
import dev.calsync.policy.Window;
import java.util.List;
import java.util.Optional;

/** The policy edges of an owner: who shows what to whom. */
public final class Edges {

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
    String from = engine.directory.calendar(owner, source).ref().providerId();
    String to = engine.directory.calendar(owner, target).ref().providerId();
    return create(from + " → " + to, source, target, policy);
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
    check(engine.directory.calendar(owner, source), engine.directory.calendar(owner, target));
    check(policy);
    Optional<EdgeRecord> known =
        engine.directory.edges(owner).stream().filter(edge -> edge.key().equals(name)).findFirst();
    if (known.isPresent()) {
      return renewed(known.get(), source, target, policy);
    }
    EdgeRecord edge =
        new EdgeRecord(new EdgeId(engine.ids.next()), name, source, target, policy, 1);
    engine.directory.keep(owner, edge);
    return EdgeView.of(edge);
  }

  /**
   * Changes the policy of an edge. Its mirrors follow with the next synchronization; only what
   * differs is written.
   *
   * @param id which edge
   * @param policy what may be shown from now on
   * @return the changed edge
   * @throws CalsyncException with code {@code NOT_FOUND}
   */
  public EdgeView change(EdgeId id, Policy policy) {
    check(policy);
    EdgeRecord edge = engine.directory.edge(owner, id);
    if (edge.policy().equals(policy)) {
      return EdgeView.of(edge);
    }
    EdgeRecord changed =
        new EdgeRecord(
            edge.id(), edge.key(), edge.source(), edge.target(), policy, edge.revision() + 1);
    engine.directory.keep(owner, changed);
    return EdgeView.of(changed);
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
    EdgeTerms.Ends ends =
        engine.ends(
            engine.directory.calendar(owner, edge.source()),
            engine.directory.calendar(owner, edge.target()));
    return engine.preview.plan(owner, EdgeTerms.at(engine.clock.instant(), edge, ends));
  }

  /**
   * Asks for a synchronization now: both ends are read, the edge is planned, what is due is
   * written. Returns at once.
   *
   * @param id which edge
   * @return the run, to be awaited
   * @throws CalsyncException with code {@code NOT_FOUND}
   */
  public SyncRun syncNow(EdgeId id) {
    return SyncRun.begin(engine, worker, owner, engine.directory.edge(owner, id));
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

  private EdgeView renewed(EdgeRecord known, CalendarId source, CalendarId target, Policy policy) {
    if (!known.source().equals(source) || !known.target().equals(target)) {
      throw new CalsyncException(
          "EDGE_TAKEN", "Edge " + known.id() + " of that name joins two other calendars");
    }
    return change(known.id(), policy);
  }

  private void check(Policy policy) {
    if (!engine.findsOccurrences && !policy.window().equals(Window.open())) {
      throw new CalsyncException(
          "NO_EXPANDER", "A window needs a SeriesExpander; add the artifact calsync-ical-codec");
    }
  }

  private static void check(CalendarRecord source, CalendarRecord target) {
    if (source.ref().providerId().equals(target.ref().providerId())) {
      throw new CalsyncException(
          "SAME_CALENDAR", "Calendar " + source.id() + " cannot be mirrored into itself");
    }
    if (!target.capabilities().writable()) {
      throw new CalsyncException(
          "TARGET_READ_ONLY", "Calendar " + target.id() + " cannot be written to");
    }
  }
}
