package dev.calsync.crash;

import dev.calsync.CalendarSync;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.SourcePart;
import dev.calsync.crash.World.Link;
import dev.calsync.crash.World.Site;
import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import dev.calsync.plan.Plan;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.JobState;
import dev.calsync.store.JobTicket;
import dev.calsync.store.JobView;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.MirrorState;
import dev.calsync.store.SyncStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What store and calendars must look like once all is quiet: INV-1, INV-3 … INV-5, INV-18. */
final class StoreChecks {

  private static final int ALL = 100_000;

  private final World world;
  private final Workload people;
  private final CalendarSync host;
  private final SyncStore store;
  private final List<String> violations = new ArrayList<>();

  StoreChecks(World world, Workload people, CalendarSync host, SyncStore store) {
    this.world = world;
    this.people = people;
    this.host = host;
    this.store = store;
  }

  /** Whether every calendar shows what it should; the store is not asked. */
  List<String> differences() {
    violations.clear();
    world.sites().forEach(this::showsWhatItShould);
    return List.copyOf(violations);
  }

  /** What was promised to be done and is not yet. */
  List<String> unserved(Map<JobTicket, Site> accepted) {
    violations.clear();
    accepted.forEach(this::wasServed);
    return List.copyOf(violations);
  }

  List<String> violations(Map<JobTicket, Site> accepted) {
    violations.clear();
    world.sites().forEach(this::showsWhatItShould);
    world.sites().forEach(this::knowsItsOriginsOnly);
    world.links().forEach(this::hasARowForEachMirror);
    world.links().forEach(this::hasNothingToDo);
    accepted.forEach(this::wasServed);
    world.sites().stream().map(Site::owner).distinct().forEach(this::leftNoJobBehind);
    return List.copyOf(violations);
  }

  private void showsWhatItShould(Site target) {
    Map<String, MirrorShape> wanted = new TreeMap<>();
    for (Link link : world.linksTo(target)) {
      people
          .live(link.source())
          .forEach((uid, body) -> wanted.put(body.details().text().title(), shape(body)));
    }
    Map<String, MirrorShape> shown = new TreeMap<>();
    Map<String, EventBody> own = new TreeMap<>();
    for (SourcePart.Whole there : objects(target)) {
      if (there.object().mark().isEmpty()) {
        own.put(there.object().uid(), there.body());
      } else if (shown.put(there.body().details().text().title(), shape(there.body())) != null) {
        violations.add("INV-2: twice in " + target.provider().providerId() + ": " + there);
      }
    }
    if (!shown.equals(wanted)) {
      violations.add(
          "INV-3: %s shows %s, not %s"
              .formatted(target.provider().providerId(), shown.keySet(), wanted.keySet()));
    }
    if (!own.equals(people.live(target))) {
      violations.add("INV-13: people's events of " + target.provider().providerId() + " changed");
    }
  }

  private static MirrorShape shape(EventBody body) {
    return MirrorShape.shownBy(body);
  }

  private static List<SourcePart.Whole> objects(Site site) {
    return site.provider().objects().stream().map(SourcePart.Whole.class::cast).toList();
  }

  private void knowsItsOriginsOnly(Site site) {
    List<CanonicalRow> rows = store.sources().changedSince(site.owner(), site.view().id(), 0, ALL);
    Set<String> live =
        rows.stream()
            .filter(CanonicalRow::live)
            .map(CanonicalRow::uid)
            .collect(Collectors.toCollection(TreeSet::new));
    rows.stream()
        .filter(row -> !people.ever(site).contains(row.uid()))
        .forEach(row -> violations.add("INV-1: " + row.uid() + " is nobody's own"));
    if (!live.equals(people.live(site).keySet())) {
      violations.add(
          "INV-5: of %s the store knows %s, not %s"
              .formatted(site.provider().providerId(), live, people.live(site).keySet()));
    }
  }

  private void hasARowForEachMirror(Link link) {
    List<MirrorRow> rows =
        store.targets().page(link.owner(), link.edge().id(), Optional.empty(), ALL);
    rows.stream()
        .filter(row -> row.state() != MirrorState.SETTLED)
        .forEach(row -> violations.add("INV-4: not settled: " + row));
    Set<String> known =
        world.linksTo(link.target()).stream()
            .flatMap(
                each ->
                    store
                        .targets()
                        .page(each.owner(), each.edge().id(), Optional.empty(), ALL)
                        .stream())
            .flatMap(row -> row.remote().stream())
            .map(remote -> remote.id().value())
            .collect(Collectors.toSet());
    objects(link.target()).stream()
        .filter(there -> there.object().mark().isPresent())
        .filter(there -> !known.contains(there.id().value()))
        .forEach(there -> violations.add("INV-4: no row for " + there));
  }

  private void hasNothingToDo(Link link) {
    Plan plan = host.owner(link.owner()).edges().plan(link.edge().id());
    if (!plan.isEmpty()) {
      violations.add("INV-3: " + link.edge().key() + " " + plan.toText());
    }
  }

  private void wasServed(JobTicket ticket, Site site) {
    boolean served =
        store.jobs().find(site.owner(), ticket.job()).filter(job -> job.served(ticket)).isPresent();
    if (!served) {
      violations.add("INV-18: never served " + ticket);
    }
  }

  /** Given up, failed, or due and not done; that a calendar is read again tomorrow is neither. */
  private void leftNoJobBehind(OwnerId owner) {
    for (JobView job : store.jobs().page(owner, "", ALL)) {
      boolean isDue = job.dueIn().filter(Duration::isZero).isPresent();
      boolean runs = job.state() == JobState.IN_PROGRESS;
      if (job.state() == JobState.DEAD || job.failure().isPresent() || isDue || runs) {
        violations.add("INV-18: left behind " + job);
      }
    }
  }
}
