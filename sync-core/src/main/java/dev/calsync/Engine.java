package dev.calsync;

import dev.calsync.engine.connection.Accesses;
import dev.calsync.engine.connection.Connecting;
import dev.calsync.engine.connection.Connectors;
import dev.calsync.engine.delivery.DeliverJob;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.edge.EdgeTerms;
import dev.calsync.engine.edge.FollowUps;
import dev.calsync.engine.edge.PlanJob;
import dev.calsync.engine.intake.IntakeJob;
import dev.calsync.engine.job.JobEngine;
import dev.calsync.engine.job.JobHandler;
import dev.calsync.engine.job.JobSettings;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.plan.DeletionGuard;
import dev.calsync.engine.preview.Preview;
import dev.calsync.event.EventBody;
import dev.calsync.event.Expansion;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.failure.CalsyncException;
import dev.calsync.host.IdSource;
import dev.calsync.host.Ticker;
import dev.calsync.store.JobKind;
import dev.calsync.store.SyncStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The stages of the engine, wired once. What the services of the facade share. */
final class Engine {

  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final Duration LEASE_MARGIN = Duration.ofSeconds(5);

  final SyncStore store;
  final Clock clock;
  final Ticker ticker;
  final IdSource ids;
  final Directory directory;
  final Connecting connecting;
  final FollowUps followUps;
  final JobEngine jobs;
  final Preview preview;
  final boolean findsOccurrences;
  private final SeriesExpander expander;
  private final TimeFrame frame;

  Engine(Host host, Connectors connectors, MirrorNames names, SyncSettings settings) {
    this.store = host.store();
    this.clock = host.clock();
    this.ticker = host.job().ticker();
    this.ids = host.job().ids();
    this.findsOccurrences = host.expander().isPresent();
    this.expander = host.expander().orElse(Engine::noExpander);
    this.frame = new TimeFrame(host.zoneRules(), host.ownerZone());
    this.directory = new Directory(store.records());
    this.connecting = new Connecting(directory, connectors, ids);
    this.followUps = new FollowUps(directory, store.jobs(), host.job().wakeUp(), settings.poll());
    Accesses accesses = new Accesses(directory, connectors);
    DeletionGuard guard = new DeletionGuard(settings.deletions());
    this.jobs =
        new JobEngine(
            store.jobs(), handlers(host, accesses, names, guard), times(settings), host.job());
    this.preview = new Preview(store, accesses, names, guard);
  }

  /** What the host lends. */
  record Host(
      SyncStore store,
      Clock clock,
      ZoneRulesSource zoneRules,
      TimeZoneId ownerZone,
      Optional<SeriesExpander> expander,
      JobEngine.Host job) {}

  /** The two ends of an edge, with this engine's zones. */
  EdgeTerms.Ends ends(CalendarRecord source, CalendarRecord target) {
    return new EdgeTerms.Ends(source, target, frame, expander);
  }

  private static Expansion noExpander(EventBody body, TimeRange range, TimeFrame frame) {
    throw new CalsyncException(
        "NO_EXPANDER",
        "No SeriesExpander is on the class path; add the artifact calsync-ical-codec");
  }

  private Map<JobKind, JobHandler> handlers(
      Host host, Accesses accesses, MirrorNames names, DeletionGuard guard) {
    IntakeJob.Host reading = new IntakeJob.Host(ids, host.job().listener(), followUps);
    PlanJob.Wiring planning =
        new PlanJob.Wiring(
            store,
            directory,
            names,
            followUps,
            guard,
            expander,
            frame,
            clock,
            ids,
            host.job().listener());
    return Map.of(
        JobKind.INTAKE, new IntakeJob(store, directory, accesses, names, reading),
        JobKind.PLAN, new PlanJob(planning),
        JobKind.DELIVER, new DeliverJob(store, directory, accesses, names, host.job().listener()));
  }

  private static JobSettings times(SyncSettings settings) {
    Duration third = settings.lease().dividedBy(3);
    return new JobSettings(
        settings.lease(),
        third.compareTo(LEASE_MARGIN) < 0 ? third : LEASE_MARGIN,
        third.compareTo(HEARTBEAT) < 0 ? third : HEARTBEAT,
        settings.slice(),
        settings.idlePoll());
  }
}
