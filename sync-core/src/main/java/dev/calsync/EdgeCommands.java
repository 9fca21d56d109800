package dev.calsync;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.directory.EdgeGate;
import dev.calsync.engine.directory.EdgeRank;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.engine.directory.NaturalKeys;
import dev.calsync.engine.directory.OwnCalendar;
import dev.calsync.engine.edge.FollowUps;
import dev.calsync.engine.edge.SourceDetail;
import dev.calsync.engine.edge.WindowRollJob;
import dev.calsync.engine.job.Nightly;
import dev.calsync.engine.maintenance.DriftJob;
import dev.calsync.engine.removal.EdgeEndings;
import dev.calsync.failure.CalsyncException;
import dev.calsync.policy.Mirrors;
import dev.calsync.policy.Policy;
import dev.calsync.policy.SyncMode;
import dev.calsync.policy.Window;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JobStore;
import dev.calsync.store.SyncStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * What a host can command about edges. Only the store is written; no provider is called. Given out
 * by {@link Edges#within} for a transaction of the host's.
 */
public final class EdgeCommands {

  private final Directory directory;
  private final EdgeEndings endings;
  private final JobStore jobs;
  private final OwnerId owner;
  private final Nightly nightly;
  private final boolean findsOccurrences;
  private final EdgeGate atFirst;
  private final Instant now;

  EdgeCommands(
      SyncStore store,
      OwnerId owner,
      Nightly nightly,
      boolean findsOccurrences,
      EdgeGate atFirst,
      Instant now) {
    this.directory = new Directory(store.records());
    this.endings = new EdgeEndings(store);
    this.jobs = store.jobs();
    this.owner = owner;
    this.nightly = nightly;
    this.findsOccurrences = findsOccurrences;
    this.atFirst = atFirst;
    this.now = now;
  }

  /**
   * As {@link Edges#create(CalendarId, CalendarId, Policy)}.
   *
   * @param source where events come from
   * @param target where they are shown; another, writable calendar
   * @param policy what may be shown
   * @return the edge
   * @throws CalsyncException with code {@code NOT_FOUND}, {@code SAME_CALENDAR} or {@code
   *     TARGET_READ_ONLY}
   */
  public EdgeView create(CalendarId source, CalendarId target, Policy policy) {
    return create(List.of(source), target, policy);
  }

  /**
   * As {@link Edges#create(Collection, CalendarId, Policy)}.
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
    check(sources, policy);
    List<NaturalKeys.End> ends = sources.stream().map(this::end).toList();
    String key =
        policy.merging().isPresent()
            ? NaturalKeys.blocksKey(ends, end(target))
            : NaturalKeys.edgeKey(ends.get(0), end(target));
    return create(key, sources, target, policy);
  }

  /**
   * As {@link Edges#create(String, CalendarId, CalendarId, Policy)}.
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
    return create(name, List.of(source), target, policy);
  }

  /**
   * As {@link Edges#create(String, Collection, CalendarId, Policy)}.
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
    check(sources, policy);
    sources.forEach(source -> check(source, target));
    EdgeId id =
        directory.edges(owner).stream()
            .filter(edge -> edge.key().equals(name))
            .map(EdgeRecord::id)
            .findFirst()
            .orElseGet(() -> NaturalKeys.edge(owner, name));
    EdgeRecord wanted =
        new EdgeRecord(id, name, List.copyOf(sources), target, policy, 1, new EdgeRank(0, now))
            .withGate(atFirst);
    return keep(id, was -> was.map(known -> renewed(known, wanted)).orElse(wanted));
  }

  /**
   * As {@link Edges#createGroup}.
   *
   * @param calendars the members, two or more writable calendars
   * @param policy what each may show of the others
   * @return an edge for each ordered pair
   * @throws CalsyncException with code {@code NOT_FOUND}, {@code SAME_CALENDAR}, {@code
   *     TARGET_READ_ONLY}, or {@code GROUP_TOO_SMALL}; then no edge was made
   */
  public List<EdgeView> createGroup(Collection<CalendarId> calendars, Policy policy) {
    if (calendars.size() < 2) {
      throw new CalsyncException(
          "GROUP_TOO_SMALL",
          "A group is of two calendars or more; this one has " + calendars.size());
    }
    check(policy);
    List<Pair> pairs = pairs(List.copyOf(calendars));
    pairs.forEach(pair -> check(pair.source(), pair.target()));
    return pairs.stream().map(pair -> create(pair.source(), pair.target(), policy)).toList();
  }

  private record Pair(CalendarId source, CalendarId target) {}

  /** By place, so that a calendar that is named twice meets itself, and is refused. */
  private static List<Pair> pairs(List<CalendarId> members) {
    List<Pair> pairs = new ArrayList<>();
    for (int source = 0; source < members.size(); source++) {
      for (int target = 0; target < members.size(); target++) {
        if (source != target) {
          pairs.add(new Pair(members.get(source), members.get(target)));
        }
      }
    }
    return pairs;
  }

  /**
   * As {@link Edges#change}.
   *
   * @param id which edge
   * @param policy what may be shown from now on
   * @return the changed edge
   * @throws CalsyncException with code {@code NOT_FOUND} or {@code EDGE_KIND}
   */
  public EdgeView change(EdgeId id, Policy policy) {
    check(policy);
    return keep(
        id, was -> changed(was.orElseThrow(() -> Directory.unknown("edge", id.value())), policy));
  }

  /**
   * As {@link Edges#prioritize}.
   *
   * @param id which edge
   * @param priority 1 goes before 2; 0 unless said
   * @return the changed edge
   * @throws CalsyncException with code {@code NOT_FOUND}
   */
  public EdgeView prioritize(EdgeId id, int priority) {
    return keep(
        id,
        was -> {
          EdgeRecord edge = was.orElseThrow(() -> Directory.unknown("edge", id.value()));
          return edge.withRank(edge.rank().withPriority(priority));
        });
  }

  /**
   * As {@link Edges#mode}.
   *
   * @param id which edge
   * @param mode how far it goes by itself
   * @return the changed edge
   * @throws CalsyncException with code {@code NOT_FOUND}
   */
  public EdgeView mode(EdgeId id, SyncMode mode) {
    EdgeView changed =
        keep(
            id,
            was -> {
              EdgeRecord edge = was.orElseThrow(() -> Directory.unknown("edge", id.value()));
              return edge.withGate(edge.gate().with(mode));
            });
    EdgeRecord edge = directory.edge(owner, id);
    jobs.requestJobs(
        List.of(
            FollowUps.planning(
                owner, directory.calendar(owner, edge.source()), edge, "mode changed")));
    return changed;
  }

  /** Lets the first run of an edge write. */
  void approve(EdgeId id) {
    keep(
        id,
        was -> {
          EdgeRecord edge = was.orElseThrow(() -> Directory.unknown("edge", id.value()));
          return edge.withGate(edge.gate().with(EdgeGate.FirstRun.APPROVED));
        });
  }

  /**
   * As {@link Edges#remove}.
   *
   * @param id which edge
   * @param mirrors what becomes of its mirrors
   * @throws CalsyncException with code {@code NOT_FOUND}
   */
  public void remove(EdgeId id, Mirrors mirrors) {
    endings.end(owner, id, mirrors);
  }

  /**
   * Asks for a synchronization: both ends are read, the edge is planned, what is due is written.
   * Nobody is woken: within a transaction nothing may begin before its commit, and the workers find
   * the request within their longest idle pause after that. To await it, ask {@link Edges#syncNow}
   * after the commit.
   *
   * @param id which edge
   * @throws CalsyncException with code {@code NOT_FOUND}
   */
  public void syncSoon(EdgeId id) {
    EdgeRecord edge = directory.edge(owner, id);
    List<JobRequest> wanted = new ArrayList<>();
    edge.ends().filter(end -> !OwnCalendar.is(end)).map(this::reading).forEach(wanted::add);
    if (edge.sources().contains(OwnCalendar.ID)) {
      CalendarRecord source = directory.calendar(owner, edge.source());
      wanted.add(FollowUps.planning(owner, source, edge, "asked for"));
    }
    jobs.requestJobs(wanted);
  }

  private JobRequest reading(CalendarId calendar) {
    return FollowUps.reading(owner, directory.calendar(owner, calendar), "asked for");
  }

  private NaturalKeys.End end(CalendarId id) {
    CalendarRef ref = directory.calendar(owner, id).ref();
    return new NaturalKeys.End(
        directory.connection(owner, ref.connection()).connector(), ref.providerId());
  }

  private EdgeView keep(EdgeId id, Function<Optional<EdgeRecord>, EdgeRecord> next) {
    AtomicBoolean isNew = new AtomicBoolean();
    EdgeRecord kept =
        directory.keepEdge(
            owner,
            id,
            was -> {
              isNew.set(was.isEmpty());
              return chosen(was, next.apply(was));
            });
    if (isNew.get()) {
      endings.revoke(owner, kept.id());
    }
    CalendarRecord source = directory.calendar(owner, kept.source());
    List<JobRequest> wanted = new ArrayList<>();
    wanted.add(WindowRollJob.request(owner, kept, source, nightly));
    kept.ends()
        .filter(end -> !OwnCalendar.is(end))
        .distinct()
        .map(end -> DriftJob.request(owner, directory.calendar(owner, end), nightly))
        .forEach(wanted::add);
    jobs.requestJobs(wanted);
    return EdgeView.of(kept);
  }

  private EdgeRecord chosen(Optional<EdgeRecord> was, EdgeRecord now) {
    return SourceDetail.chosen(was, now, directory.calendar(owner, now.source()));
  }

  /** The sources of blocks are no part of their identity; those of mirrors are. */
  private static EdgeRecord renewed(EdgeRecord known, EdgeRecord wanted) {
    boolean same = wanted.merges() || known.sources().equals(wanted.sources());
    if (!same || !known.target().equals(wanted.target()) || known.merges() != wanted.merges()) {
      throw new CalsyncException(
          "EDGE_TAKEN", "Edge " + known.id() + " of that name joins two other calendars");
    }
    return changed(known, wanted.sources(), wanted.policy());
  }

  private static EdgeRecord changed(EdgeRecord edge, Policy policy) {
    if (edge.merges() != policy.merging().isPresent()) {
      throw new CalsyncException(
          "EDGE_KIND",
          "Edge "
              + edge.id()
              + (edge.merges() ? " shows blocks" : " mirrors events")
              + " and stays so; make another edge");
    }
    return changed(edge, edge.sources(), policy);
  }

  private static EdgeRecord changed(EdgeRecord edge, List<CalendarId> sources, Policy policy) {
    return edge.policy().equals(policy) && edge.sources().equals(sources)
        ? edge
        : edge.with(sources, policy);
  }

  private void check(Collection<CalendarId> sources, Policy policy) {
    if (sources.isEmpty() || (policy.merging().isEmpty() && sources.size() > 1)) {
      throw new CalsyncException(
          "SOURCES_NOT_MERGED",
          "An edge has one source, or several that its policy merges; this one has "
              + sources.size());
    }
    check(policy);
  }

  private void check(Policy policy) {
    boolean asks =
        policy.asksWhen()
            || policy.merging().isPresent()
            || !policy.window().equals(Window.open())
            || !policy.buffer().isNone()
            || policy.retention().days().isPresent();
    if (asks && !findsOccurrences) {
      throw new CalsyncException(
          "NO_EXPANDER",
          "Blocks, a window, a retention, a buffer, or a filter that asks when an event takes place"
              + " needs a"
              + " SeriesExpander; add the artifact calsync-ical-codec");
    }
  }

  private void check(CalendarId source, CalendarId target) {
    if (end(source).equals(end(target))) {
      throw new CalsyncException(
          "SAME_CALENDAR", "Calendar " + source + " cannot be mirrored into itself");
    }
    if (!directory.calendar(owner, target).capabilities().writes().allowed()) {
      throw new CalsyncException(
          "TARGET_READ_ONLY", "Calendar " + target + " cannot be written to");
    }
  }
}
