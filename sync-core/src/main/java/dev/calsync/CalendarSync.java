package dev.calsync;

import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Limit;
import dev.calsync.engine.connection.Connectors;
import dev.calsync.engine.job.JobEngine;
import dev.calsync.engine.job.WakeUp;
import dev.calsync.engine.mirror.Binding;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.failure.CalsyncException;
import dev.calsync.host.IdSource;
import dev.calsync.host.KeyProvider;
import dev.calsync.host.Later;
import dev.calsync.host.SyncListener;
import dev.calsync.host.Ticker;
import dev.calsync.store.SyncStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Calendar synchronization inside your application. Thread-safe; one for each installation and
 * process. Close it before the store.
 */
public final class CalendarSync implements AutoCloseable {

  private static final Duration CLOSING = Duration.ofSeconds(20);

  private final Engine engine;
  private final Worker worker;
  private final DaemonTimer timer;

  private CalendarSync(Engine engine, Worker worker, DaemonTimer timer) {
    this.engine = engine;
    this.worker = worker;
    this.timer = timer;
  }

  /**
   * Begins to build one.
   *
   * @return a builder; store, connectors and keys must be given
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Everything that belongs to one of your users.
   *
   * @param owner your name for the user; made known by first use
   * @return the scope; nothing in it reaches another owner
   */
  public OwnerScope owner(OwnerId owner) {
    return new OwnerScope(engine, worker, owner);
  }

  /**
   * What comes back from providers that owners were sent to.
   *
   * @return the service
   */
  public Authorizations oauth() {
    return new Authorizations(engine);
  }

  /**
   * What whoever runs the installation asks.
   *
   * @return the questions, over all owners
   */
  public Operations operations() {
    return new Operations(engine);
  }

  /**
   * What providers send to the host's webhook address.
   *
   * @return the service
   */
  public Webhooks webhooks() {
    return new Webhooks(engine.watch.reception());
  }

  /**
   * What runs the jobs in this process.
   *
   * @return the worker, started or not
   */
  public Worker worker() {
    return worker;
  }

  /**
   * Stops the worker, within 21 seconds whatever hangs, and closes the store. Writes in flight
   * finish, or are looked up later (R-D7, R-L9).
   */
  @Override
  public void close() {
    timer.close();
    boolean ended = worker.stop(CLOSING);
    if (ended) {
      // What hangs, may hang in the store: then the permits drawn ahead are lost, as if spent.
      engine.traffic.close();
      engine.watch.reception().close();
    }
    engine.access.http().close();
    engine.store.close();
  }

  /** Builds a {@link CalendarSync}. Not thread-safe. */
  public static final class Builder {

    private @Nullable SyncStore store;
    private @Nullable KeyProvider keys;
    private List<ConnectorAdapter> connectors = List.of();
    private Clock clock = Clock.systemUTC();
    private Ticker ticker = Ticker.system();
    private IdSource ids = new RandomIds();
    private RandomGenerator random = new SecureRandom();
    private ZoneRulesSource zoneRules = ZoneRulesSource.jdk();
    private TimeZoneId zone = TimeZoneId.UTC;
    private Optional<SeriesExpander> expander = Optional.empty();
    private Optional<Executor> executor = Optional.empty();
    private Optional<Later> later = Optional.empty();
    private final Map<String, List<Limit>> limits = new TreeMap<>();
    private OAuthSettings oauth = OAuthSettings.NONE;
    private SyncListener listener = new SyncListener() {};
    private SyncSettings settings = SyncSettings.DEFAULT;
    private WatchSettings watch = WatchSettings.NONE;

    private Builder() {}

    /**
     * Where everything is kept. Required.
     *
     * @param store a store; closed together with what is built
     * @return this
     */
    public Builder store(SyncStore store) {
      this.store = store;
      return this;
    }

    /**
     * Which services can be reached. Required.
     *
     * @param connectors each of another kind
     * @return this
     */
    public Builder connectors(ConnectorAdapter... connectors) {
      this.connectors = List.of(connectors);
      return this;
    }

    /**
     * The installation's name and keys. Required.
     *
     * @param keys the same for ever
     * @return this
     */
    public Builder keys(KeyProvider keys) {
      this.keys = keys;
      return this;
    }

    /**
     * The wall clock, for windows. The system's by default.
     *
     * @param clock the clock
     * @return this
     */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /**
     * Elapsed time, for leases. The system's by default.
     *
     * @param ticker the ticker
     * @return this
     */
    public Builder ticker(Ticker ticker) {
      this.ticker = ticker;
      return this;
    }

    /**
     * Where new ids come from. Random ones by default.
     *
     * @param ids the source
     * @return this
     */
    public Builder ids(IdSource ids) {
      this.ids = ids;
      return this;
    }

    /**
     * Where jitter comes from. Random by default; give a seeded one to replay a run.
     *
     * @param random the generator
     * @return this
     */
    public Builder random(RandomGenerator random) {
      this.random = random;
      return this;
    }

    /**
     * Zone rules. The JDK's by default.
     *
     * @param zoneRules the source
     * @return this
     */
    public Builder zoneRules(ZoneRulesSource zoneRules) {
      this.zoneRules = zoneRules;
      return this;
    }

    /**
     * The zone of owners. UTC by default.
     *
     * @param zone in which all-day and floating events take place
     * @return this
     */
    public Builder zone(ZoneId zone) {
      this.zone = new TimeZoneId(zone.getId());
      return this;
    }

    /**
     * What finds the occurrences of series, for edges with a window. Found on the class path by
     * default; {@code calsync-ical-codec} brings one.
     *
     * @param expander the expander
     * @return this
     */
    public Builder expander(SeriesExpander expander) {
      this.expander = Optional.of(expander);
      return this;
    }

    /**
     * Where the worker's loops run. Threads of its own by default; virtual threads are welcome.
     *
     * @param executor must run {@code concurrency + 1} tasks at once; not shut down by the library
     * @return this
     */
    public Builder executor(Executor executor) {
      this.executor = Optional.of(executor);
      return this;
    }

    /**
     * What ends short pauses, such as those between notifications of one calendar. A thread of its
     * own, while there are any, by default.
     *
     * @param later does things later
     * @return this
     */
    public Builder later(Later later) {
      this.later = Optional.of(later);
      return this;
    }

    /**
     * How many requests a provider takes from this installation, where that is not what it
     * publishes.
     *
     * @param connector the connector's id
     * @param limits in place of those that the connector declares, at most two of each scope
     * @return this
     */
    public Builder limits(String connector, Limit... limits) {
      this.limits.put(new ConnectorId(connector).value(), Limit.listOf(List.of(limits)));
      return this;
    }

    /**
     * How accounts are reached that people sign in to. Without it none can be.
     *
     * @param oauth applications at providers, and grants that the host holds
     * @return this
     */
    public Builder oauth(OAuthSettings oauth) {
      this.oauth = oauth;
      return this;
    }

    /**
     * An ear for what happens in this process.
     *
     * @param listener the listener
     * @return this
     */
    public Builder listener(SyncListener listener) {
      this.listener = listener;
      return this;
    }

    /**
     * How the engine works.
     *
     * @param settings the settings
     * @return this
     */
    public Builder settings(SyncSettings settings) {
      this.settings = settings;
      return this;
    }

    /**
     * Where providers can tell of changes. Nowhere by default: then calendars are polled.
     *
     * @param watch the settings
     * @return this
     */
    public Builder watch(WatchSettings watch) {
      this.watch = watch;
      return this;
    }

    /**
     * Builds with a running worker.
     *
     * @return the started library
     * @throws CalsyncException as {@link #build}
     */
    public CalendarSync start() {
      CalendarSync calsync = build();
      calsync.worker().start();
      return calsync;
    }

    /**
     * Builds a client. Its worker is off: start it later, or drive it step by step.
     *
     * @return the library
     * @throws CalsyncException with code {@code INSTALLATION_CHANGED} if the store belongs to
     *     another installation, {@code MARK_KEY_CHANGED} if it was made with another mark key
     */
    public CalendarSync build() {
      SyncStore store = require("store", this.store);
      KeyProvider keys = require("keys", this.keys);
      bind(store, keys);
      Threads threads = new Threads(executor);
      DaemonTimer timer = new DaemonTimer();
      JobEngine.Host job =
          new JobEngine.Host(ids, random, ticker, new QuietListener(listener), new WakeUp());
      Engine.Host host =
          new Engine.Host(
              store,
              clock,
              keys.wrapping(),
              zoneRules,
              zone,
              expander.or(ServiceLoader.load(SeriesExpander.class)::findFirst),
              threads,
              later.orElse(timer),
              watch,
              limits,
              oauth,
              new SecureRandom(),
              job);
      Engine engine = new Engine(host, new Connectors(connectors), new MirrorNames(keys), settings);
      return new CalendarSync(
          engine, new Worker(engine.jobs, threads, settings.concurrency()), timer);
    }

    private static <T> T require(String what, @Nullable T given) {
      if (given == null) {
        throw new IllegalStateException("the builder needs " + what + "(…)");
      }
      return given;
    }

    private static void bind(SyncStore store, KeyProvider keys) {
      Binding binding = new Binding(keys);
      binding.check(store.bindInstallation(binding.text()));
    }
  }
}
