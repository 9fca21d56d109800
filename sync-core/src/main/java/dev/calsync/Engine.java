package dev.calsync;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.Limit;
import dev.calsync.connector.RemoteId;
import dev.calsync.engine.connection.Accesses;
import dev.calsync.engine.connection.Connectors;
import dev.calsync.engine.connection.ParallelCalls;
import dev.calsync.engine.delivery.DeliverJob;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.ConnectionRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.engine.edge.Cadence;
import dev.calsync.engine.edge.EdgeTerms;
import dev.calsync.engine.edge.FollowUps;
import dev.calsync.engine.edge.Gates;
import dev.calsync.engine.edge.PlanJob;
import dev.calsync.engine.edge.Resting;
import dev.calsync.engine.edge.Rhythm;
import dev.calsync.engine.edge.SourcedEdge;
import dev.calsync.engine.edge.Surveyor;
import dev.calsync.engine.edge.WindowRollJob;
import dev.calsync.engine.intake.IntakeJob;
import dev.calsync.engine.intake.Occurrences;
import dev.calsync.engine.intake.RereadJob;
import dev.calsync.engine.job.JobEngine;
import dev.calsync.engine.job.JobHandler;
import dev.calsync.engine.job.JobSettings;
import dev.calsync.engine.job.Nightly;
import dev.calsync.engine.maintenance.CleanUpJob;
import dev.calsync.engine.maintenance.ConflictsJob;
import dev.calsync.engine.maintenance.DriftJob;
import dev.calsync.engine.maintenance.GrantsJob;
import dev.calsync.engine.maintenance.SignInsJob;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.permit.InitialLoads;
import dev.calsync.engine.permit.Traffic;
import dev.calsync.engine.plan.DeletionGuard;
import dev.calsync.engine.preview.Preview;
import dev.calsync.engine.projection.SlotFinder;
import dev.calsync.engine.reading.AgendaReading;
import dev.calsync.engine.sealing.SealedStore;
import dev.calsync.engine.secret.ContentSeal;
import dev.calsync.engine.secret.ResealJob;
import dev.calsync.engine.secret.Vault;
import dev.calsync.event.EventBody;
import dev.calsync.event.Expansion;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.failure.CalsyncException;
import dev.calsync.host.IdSource;
import dev.calsync.host.KeyWrapping;
import dev.calsync.host.Later;
import dev.calsync.host.Ticker;
import dev.calsync.policy.Window;
import dev.calsync.store.AuditLine;
import dev.calsync.store.JobKind;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.SyncStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** The stages of the engine, wired once. What the services of the facade share. */
final class Engine {

  private static final int PAGE = 1_000;

  /** What asks providers by itself. */
  private static final List<JobKind> ASKING =
      List.of(
          JobKind.INTAKE,
          JobKind.REREAD,
          JobKind.DRIFT,
          JobKind.DELIVER,
          JobKind.WATCH,
          JobKind.WATCH_ANEW,
          JobKind.GRANTS);

  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final Duration STORE_REST = Duration.ofSeconds(5);
  private static final Duration LEASE_MARGIN = Duration.ofSeconds(5);

  final SyncStore store;
  final ContentSeal seal;
  final Clock clock;
  final Ticker ticker;
  final IdSource ids;
  final Directory directory;
  final EngineAccess access;
  final FollowUps followUps;
  final JobEngine jobs;
  final Nightly nightly;
  final Cadences cadences;
  final AgendaReading reading;
  final Preview preview;
  final Surveyor surveyor;
  final Traffic traffic;
  final EngineWatch watch;
  final Gates gates;
  private final boolean findsOccurrences;
  private final SeriesExpander expander;
  private final TimeFrame frame;
  private final MirrorNames names;
  private final Duration poll;

  Engine(Host given, Connectors connectors, MirrorNames names, SyncSettings settings) {
    Vault vault = new Vault(given.store(), given.wrapping(), given.job().ticker(), given.later());
    this.seal = vault.content(settings.sealsContent());
    this.store = new SealedStore(given.store(), seal);
    Host host = given.over(store);
    this.names = names;
    this.poll = settings.poll();
    this.clock = host.clock();
    this.ticker = host.job().ticker();
    this.ids = host.job().ids();
    this.findsOccurrences = host.expander().isPresent();
    this.expander = host.expander().orElse(Engine::noExpander);
    this.frame = new TimeFrame(host.zoneRules(), host.ownerZone());
    this.directory = new Directory(store.records());
    this.surveyor = new Surveyor(directory, frame, expander);
    this.followUps =
        new FollowUps(
            directory,
            store.jobs(),
            host.job().wakeUp(),
            new Rhythm(new Cadence(settings.poll(), host.job().jitter()), clock, frame));
    this.gates = new Gates(settings.rollout().modes(), settings.rollout().firstRun());
    this.cadences = settings.cadences();
    this.nightly = new Nightly(clock, settings.cadences().night(), settings.cadences().drift());
    this.traffic = new Traffic(store.permits(), host.limits(), ticker, host.job().jitter());
    this.access = EngineAccess.of(host, vault, directory, connectors, traffic);
    Accesses accesses =
        new Accesses(directory, connectors, traffic, access.tokens(), access.standings());
    this.watch =
        EngineWatch.of(host, connectors, directory, followUps, accesses, settings.cadences());
    DeletionGuard guard = new DeletionGuard(settings.deletions());
    this.jobs =
        new JobEngine(
            store.jobs(),
            handlers(host, accesses, names, guard, settings),
            times(settings),
            host.job());
    this.reading = new AgendaReading(store.reading(), directory, expander, frame);
    Occurrences occurrences = new Occurrences(host.expander(), frame, clock);
    this.preview = new Preview(store, accesses, names, guard, occurrences, surveyor);
  }

  /** What the host lends. */
  record Host(
      SyncStore store,
      Clock clock,
      KeyWrapping wrapping,
      ZoneRulesSource zoneRules,
      TimeZoneId ownerZone,
      Optional<SeriesExpander> expander,
      Executor calls,
      Later later,
      WatchSettings watch,
      Map<String, List<Limit>> limits,
      OAuthSettings oauth,
      RandomGenerator secure,
      JobEngine.Host job) {

    /** The same, with another store: nothing reads or writes past it. */
    Host over(SyncStore other) {
      return new Host(
          other, clock, wrapping, zoneRules, ownerZone, expander, calls, later, watch, limits,
          oauth, secure, job);
    }
  }

  /** What the owner's host can command, each in a transaction of the store's own. */
  EdgeCommands commands(OwnerId owner) {
    return commands(owner, store);
  }

  /** The same, in the transaction that this is a view of. */
  EdgeCommands commands(OwnerId owner, SyncStore within) {
    return new EdgeCommands(
        within, owner, nightly, findsOccurrences, gates.atFirst(), clock.instant());
  }

  /** What the owner's host can command about events of its own. */
  EventCommands eventCommands(OwnerId owner) {
    return new EventCommands(store, owner, ids, frame.rules());
  }

  /** The same, in the transaction that this is a view of. */
  EventCommands eventCommands(OwnerId owner, SyncStore within) {
    return new EventCommands(
        new SealedStore(within, seal.within(within)), owner, ids, frame.rules());
  }

  /** A calendar for mirrors in an account of the owner's; named by natural keys (R-F5). */
  CalendarRecord createOverlay(OwnerId owner, ConnectionId id, String displayName) {
    ConnectionRecord connection = directory.connection(owner, id);
    String mark =
        names.calendarMark(
            List.of(
                owner.value(), connection.connector().value(), connection.account(), displayName));
    CalendarRecord made = access.connecting().createCalendar(owner, id, displayName, mark);
    AuditLine line =
        new AuditLine(owner.value(), "CREATE_CALENDAR", "calendar:" + made.id(), "DONE");
    store.audit().append(owner, line);
    return made;
  }

  /** How old the newest reading of a calendar may be unless the host says otherwise. */
  Duration usualObjective(CalendarRecord calendar) {
    Duration least = calendar.capabilities().reads().minimumPoll();
    return (poll.compareTo(least) < 0 ? least : poll).multipliedBy(2);
  }

  /** The days from the first one on, in the owner's zone. */
  TimeRange days(LocalDate first, int days) {
    return Window.between(first, first.plusDays(days)).at(clock.instant(), frame);
  }

  /** An edge ready to be planned, with this engine's zones. */
  SourcedEdge sourced(OwnerId owner, EdgeRecord edge, Instant now) {
    CalendarRecord target = directory.calendar(owner, edge.target());
    return new SourcedEdge(
        edge.sources().stream()
            .map(source -> ends(owner, directory.calendar(owner, source), target))
            .map(ends -> EdgeTerms.at(now, edge, ends))
            .toList());
  }

  private EdgeTerms.Ends ends(OwnerId owner, CalendarRecord source, CalendarRecord target) {
    return new EdgeTerms.Ends(
        source, target, directory.addresses(owner, source.ref().connection()), frame, expander);
  }

  /** The mirror of an edge that bore this id in a generation before its present one. */
  Optional<MirrorRow> mirrorOnceAt(OwnerId owner, EdgeId edge, RemoteId name) {
    Optional<MirrorKey> after = Optional.empty();
    List<MirrorRow> page;
    do {
      page = store.targets().page(owner, edge, after, PAGE);
      for (MirrorRow row : page) {
        if (names.bore(name, row.identity())) {
          return Optional.of(row);
        }
        after = Optional.of(row.key());
      }
    } while (page.size() == PAGE);
    return Optional.empty();
  }

  private static Expansion noExpander(EventBody body, TimeRange range, TimeFrame frame) {
    throw new CalsyncException(
        "NO_EXPANDER",
        "No SeriesExpander is on the class path; add the artifact calsync-ical-codec");
  }

  private Map<JobKind, JobHandler> handlers(
      Host host, Accesses accesses, MirrorNames names, DeletionGuard guard, SyncSettings settings) {
    InitialLoads initialLoads = new InitialLoads(Math.max(1, settings.concurrency() / 2));
    Occurrences occurrences = new Occurrences(host.expander(), frame, clock);
    IntakeJob.Host reading =
        new IntakeJob.Host(
            ids, host.job().listener(), watch.afterIntake(), initialLoads, occurrences);
    PlanJob.Wiring planning =
        new PlanJob.Wiring(
            store,
            directory,
            names,
            followUps,
            guard,
            expander,
            frame,
            surveyor,
            gates,
            clock,
            ids,
            host.job().listener());
    PlanJob plans = new PlanJob(planning);
    SlotFinder slots = new SlotFinder(expander, frame);
    DeliverJob delivery =
        new DeliverJob(
            store,
            directory,
            accesses,
            names,
            slots,
            new DeliverJob.Host(
                new ParallelCalls(host.calls()), host.job().listener(), gates, ids));
    Map<JobKind, JobHandler> handlers =
        new HashMap<>(access.handlers(store, followUps, accesses, delivery));
    IntakeJob intake = new IntakeJob(store, directory, accesses, names, slots, reading);
    handlers.putAll(upkeep(accesses, intake, settings.cadences(), host.job().jitter()));
    handlers.putAll(
        Map.of(
            JobKind.INTAKE,
            intake,
            JobKind.REREAD,
            new RereadJob(
                store,
                directory,
                accesses,
                names,
                slots,
                new RereadJob.Host(ids, followUps, occurrences)),
            JobKind.WATCH,
            watch.hourly(),
            JobKind.WATCH_ANEW,
            watch.hourly().anew(),
            JobKind.PLAN,
            plans,
            JobKind.WINDOW_ROLL,
            new WindowRollJob(plans, nightly),
            JobKind.DELIVER,
            delivery));
    return resting(handlers, settings.poll());
  }

  private Map<JobKind, JobHandler> resting(Map<JobKind, JobHandler> handlers, Duration pause) {
    ASKING.forEach(
        kind -> handlers.computeIfPresent(kind, (any, job) -> new Resting(job, gates, pause)));
    return handlers;
  }

  /** What is done by itself, now and then. */
  private Map<JobKind, JobHandler> upkeep(
      Accesses accesses, IntakeJob intake, Cadences cadences, RandomGenerator jitter) {
    return Map.of(
        JobKind.GRANTS,
        new GrantsJob(accesses, new Cadence(cadences.grants(), jitter)),
        JobKind.SIGN_INS,
        new SignInsJob(store.oauthStates(), new Cadence(cadences.grants(), jitter), nightly),
        JobKind.CONFLICTS,
        new ConflictsJob(
            store.conflicts(), directory, followUps, new Cadence(cadences.conflicts(), jitter)),
        JobKind.DRIFT,
        new DriftJob(directory, intake.whole(), nightly),
        JobKind.CLEAN_UP,
        new CleanUpJob(store, directory, nightly),
        JobKind.RESEAL,
        new ResealJob(access.vault(), store, seal, nightly));
  }

  private static JobSettings times(SyncSettings settings) {
    Duration third = settings.lease().dividedBy(3);
    return new JobSettings(
        settings.lease(),
        third.compareTo(LEASE_MARGIN) < 0 ? third : LEASE_MARGIN,
        third.compareTo(HEARTBEAT) < 0 ? third : HEARTBEAT,
        settings.slice(),
        settings.idlePoll(),
        STORE_REST);
  }
}
