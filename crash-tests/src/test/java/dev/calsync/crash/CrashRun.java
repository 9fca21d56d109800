package dev.calsync.crash;

import com.zaxxer.hikari.HikariDataSource;
import dev.calsync.CalendarSync;
import dev.calsync.crash.Chaos.Fault;
import dev.calsync.crash.PostgresNode.Outage;
import dev.calsync.host.KeyProvider;
import dev.calsync.store.SyncStore;
import dev.calsync.store.jdbc.JdbcSyncStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One run: a world, three nodes, people who work, chaos, quiet, and the verdict. */
final class CrashRun implements AutoCloseable {

  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration BETWEEN_FAULTS = Duration.ofMillis(850);
  private static final Duration REHEARSAL = Duration.ofSeconds(2);
  private static final Duration CALM = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final PostgresNode postgres;
  private final CuttingProxy proxy;
  private final FakeProvider provider;
  private final HikariDataSource pool;
  private final SyncStore store;
  private final CalendarSync host;
  private final World world;
  private final Witness witness;
  private final Workload people;
  private final Operator operator;
  private final Fleet fleet;
  private final Chaos chaos;
  private final Thread rescue = new Thread(this::closeFleet);
  private Instant nextFault = Instant.now();
  private Duration calmed = Duration.ZERO;

  CrashRun(PostgresNode postgres, Path folder, long seed) throws IOException, SQLException {
    SplittableRandom random = new SplittableRandom(seed);
    Path keys = folder.resolve("keys");
    this.postgres = postgres;
    this.proxy = new CuttingProxy(postgres.port());
    this.provider = new FakeProvider(random.nextLong(), folder.resolve("calls.log"));
    this.pool = WorkerMain.pool(PostgresNode.url(postgres.port()), "host");
    this.store = JdbcSyncStore.on(pool).open();
    this.host =
        CalendarSync.builder()
            .store(store)
            .connectors(new RemoteConnector("host", provider.port()))
            .keys(KeyProvider.file(keys))
            .settings(CrashSettings.SYNC)
            .build();
    this.world = new World(host, provider.scripted());
    this.witness = new Witness(postgres, world);
    this.people = new Workload(world.sites(), random.split());
    this.operator = new Operator(store, world, random.split());
    this.fleet =
        new Fleet(
            List.of(
                PostgresNode.url(proxy.port()), String.valueOf(provider.port()), keys.toString()),
            folder);
    this.chaos = new Chaos(fleet, postgres, proxy, provider, random.split());
    Runtime.getRuntime().addShutdownHook(rescue);
  }

  /** Until the time is over and enough went wrong; in the end nobody asks for anything. */
  void rage(Duration howLong) throws Exception {
    operator.askForAll();
    fleet.rehearse(REHEARSAL);
    awaitFleet();
    Instant asked = Instant.now().plus(howLong).minus(CrashSettings.UNASKED.multipliedBy(2));
    for (int tick = 0; Instant.now().isBefore(asked) || !chaos.isEnough(); tick++) {
      people.step();
      people.step();
      if (tick % 2 == 0) {
        operator.askForOne();
      }
      if (tick % 10 == 0) {
        operator.redrive();
      }
      goOn();
    }
    askForTheLastTime();
    Instant end = Instant.now().plus(CrashSettings.UNASKED);
    while (Instant.now().isBefore(end)) {
      goOn();
    }
  }

  private void goOn() throws Exception {
    fleet.tend();
    if (!Instant.now().isBefore(nextFault) && chaos.strike()) {
      nextFault = Instant.now().plus(BETWEEN_FAULTS);
    }
    pause(TICK);
  }

  /** Everybody's last changes are asked for, and from then on nothing: what is lost stays lost. */
  private void askForTheLastTime() throws Exception {
    Instant latest = Instant.now().plus(PATIENCE);
    while (!operator.askForAll() && Instant.now().isBefore(latest)) {
      fleet.tend();
      pause(TICK);
    }
  }

  private void awaitFleet() throws Exception {
    Instant latest = Instant.now().plus(PATIENCE);
    while (!fleet.isComplete() && Instant.now().isBefore(latest)) {
      fleet.tend();
      pause(TICK);
    }
  }

  /**
   * No more faults, and who stands still goes on in time; ends when all is as it should be and no
   * lane is held by who was lost, or patience does. Nothing is asked for again: that would do anew
   * what was lost. Only what was given up, and says so, is redriven.
   */
  void calmDown() throws Exception {
    Instant began = Instant.now();
    awaitFleet();
    StoreChecks checks = checks();
    Instant latest = Instant.now().plus(PATIENCE);
    boolean settled = false;
    while (!settled && Instant.now().isBefore(latest)) {
      pause(CALM);
      fleet.tend();
      settled =
          !operator.redrive()
              && checks.unserved(operator.accepted()).isEmpty()
              && checks.differences().isEmpty()
              && recoveries().never().isEmpty();
    }
    calmed = Duration.between(began, Instant.now());
  }

  List<String> violations() throws SQLException {
    List<String> found = new ArrayList<>();
    int writes = provider.writes().size();
    found.addAll(checks().violations(operator.accepted()));
    operator.givenUp().forEach(job -> found.add("INV-19: given up though not poison: " + job));
    fleet.endedByThemselves().forEach(node -> found.add("R-D7: ended by itself: " + node));
    LeaseHistory leases = leases();
    leases.overlaps().forEach(overlap -> found.add("INV-7: " + overlap));
    witness.breaches().forEach(breach -> found.add("INV-8: " + breach));
    pause(Duration.ofSeconds(3));
    if (provider.writes().size() > writes) {
      found.add("INV-10: writes while all was quiet");
    }
    found.addAll(ProviderChecks.violations(provider.writes(), leases));
    return found;
  }

  Recoveries recoveries() throws SQLException {
    return new Recoveries(leases(), fleet.losses(), postgres.outages());
  }

  /** What went wrong, and how often. */
  Map<Fault, Integer> faults() {
    return chaos.done();
  }

  /** What the store refused to nodes whose lease was lost, by operation. */
  Map<String, Long> refusals() {
    return fleet.refusals();
  }

  private LeaseHistory leases() throws SQLException {
    return new LeaseHistory(witness.leases());
  }

  /** Every job that was given up, and the deaths that were counted against it. */
  List<String> redriven() throws SQLException {
    List<Witness.Death> deaths = witness.deaths();
    return operator.redriven().stream().map(it -> it.story(deaths, fleet.losses())).toList();
  }

  /** Leaves the history of all leases, and all jobs and lanes, beside the provider's log. */
  void keepHistory(Path folder) throws SQLException, IOException {
    Files.write(
        folder.resolve("leases.log"), witness.leases().stream().map(String::valueOf).toList());
    List<String> rows = new ArrayList<>();
    for (String table : List.of("lane", "job", "edge_state", "calendar_state", "job_log")) {
      rows.addAll(
          postgres.list(
              "select to_jsonb(t) as line from calsync_" + table + " t",
              row -> table + " " + row.getString("line")));
    }
    Files.write(folder.resolve("rows.log"), rows);
  }

  private StoreChecks checks() {
    return new StoreChecks(world, people, host, store);
  }

  private static void pause(Duration howLong) {
    LockSupport.parkNanos(TimeUnit.NANOSECONDS.convert(howLong));
  }

  @Override
  public String toString() {
    return ("%s; refused for a lost lease %s; %d nodes started %s, %d of them in vain, calm after %s, database away for %s; %d"
            + " changes by people, %d calls, %d writes, %d of them deletes of what was gone; %d jobs asked for, %d redriven")
        .formatted(
            chaos.done(),
            fleet.refusals(),
            fleet.started(),
            fleet.hasArchive() ? "from an archive" : "without an archive",
            fleet.startedInVain(),
            calmed,
            postgres.outages().stream().map(Outage::took).reduce(Duration.ZERO, Duration::plus),
            people.changes(),
            provider.calls(),
            provider.writes().size(),
            ProviderChecks.idleDeletes(provider.writes()),
            operator.accepted().size(),
            operator.redriven().size());
  }

  private void closeFleet() {
    fleet.close();
  }

  @Override
  public void close() throws IOException {
    fleet.close();
    Runtime.getRuntime().removeShutdownHook(rescue);
    host.close();
    pool.close();
    proxy.close();
    provider.close();
  }
}
