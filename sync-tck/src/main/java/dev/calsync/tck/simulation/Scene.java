package dev.calsync.tck.simulation;

import dev.calsync.AccessLevel;
import dev.calsync.AuthorizationRequest;
import dev.calsync.AuthorizationResult;
import dev.calsync.Cadences;
import dev.calsync.ConnectionView;
import dev.calsync.EdgeView;
import dev.calsync.OwnerScope;
import dev.calsync.SyncSettings;
import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.host.SyncListener;
import dev.calsync.policy.Policy;
import dev.calsync.store.SyncStore;
import dev.calsync.tck.connector.ScriptedCalendar;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.tck.connector.ScriptedWatch;
import dev.calsync.test.InMemorySyncStore;
import dev.calsync.test.ManualClock;
import dev.calsync.test.SyncKit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The world of a history: one owner, a provider, a store, and time. The host that sets it up is a
 * process without faults. What is asked here is the truth, past every lag and every lost reply.
 */
final class Scene implements AutoCloseable {

  /** Reading all of a calendar every night would heal what was wrong before it is looked at. */
  private static final SyncSettings INCREMENTAL =
      SyncSettings.DEFAULT.withCadences(Cadences.DEFAULT.withDrift(Duration.ofDays(30)));

  static final OwnerId OWNER = OwnerId.of("owner");

  private final ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
  private final Trace trace = new Trace(clock);
  private final ScriptedConnector provider = new ScriptedConnector("scripted", clock);
  private final InMemorySyncStore store = new InMemorySyncStore(clock);
  private final Set<Feature> features;
  private final Optional<SignIns> signIns;
  private final Optional<ScriptedWatch> telling;
  private final SyncKit host;
  private final Ledger ledger = new Ledger();
  private final List<ManualClock> skewed = new ArrayList<>();
  private final List<Site> sites = new ArrayList<>();
  private final Set<String> secrets = new LinkedHashSet<>();
  private Optional<Neighbour> neighbour = Optional.empty();

  Scene(Set<Feature> features, SplittableRandom chance) {
    this.features = features;
    this.signIns =
        features.contains(Feature.SIGN_IN)
            ? Optional.of(new SignIns(clock, provider, chance))
            : Optional.empty();
    this.telling =
        features.contains(Feature.PUSH) ? Optional.of(telling(chance)) : Optional.empty();
    this.host = kit(clock, store, "host-", new SyncListener() {}, provider);
  }

  /** Channels do not live long, so that many are renewed. */
  private ScriptedWatch telling(SplittableRandom chance) {
    ScriptedWatch watch = provider.notifies();
    watch.grants(Duration.ofMinutes(20L + chance.nextInt(300)));
    if (chance.nextBoolean()) {
      watch.extensible();
    }
    return watch;
  }

  /** A process on a store, with what a host would set up. */
  SyncKit kit(
      ManualClock its,
      SyncStore on,
      String ids,
      SyncListener listener,
      ConnectorAdapter connector) {
    SyncKit.Host plain = SyncKit.Host.of(listener).with(INCREMENTAL);
    SyncKit.Host wired = signIns.map(it -> plain.with(it.settings(provider))).orElse(plain);
    return SyncKit.on(its, on, ids, wired, connector);
  }

  boolean has(Feature feature) {
    return features.contains(feature);
  }

  /** What the provider tells of changes, where it does. */
  Optional<ScriptedWatch> telling() {
    return telling;
  }

  /** Where accounts are reached by signing in. */
  Optional<SignIns> signIns() {
    return signIns;
  }

  ManualClock clock() {
    return clock;
  }

  /** A clock that is wrong by as much for ever (FLT-53). */
  ManualClock clock(Duration ahead) {
    ManualClock wrong = ManualClock.at(clock.instant().plus(ahead).toString());
    skewed.add(wrong);
    return wrong;
  }

  /** Time passes, by every clock. */
  void pass(Duration time) {
    clock.advance(time);
    skewed.forEach(wrong -> wrong.advance(time));
  }

  Trace trace() {
    return trace;
  }

  ScriptedConnector provider() {
    return provider;
  }

  /** The store itself, whatever the nodes make of it. */
  InMemorySyncStore store() {
    return store;
  }

  Ledger ledger() {
    return ledger;
  }

  List<Site> sites() {
    return List.copyOf(sites);
  }

  Site site(CalendarId id) {
    return sites.stream().filter(site -> site.id().equals(id)).findFirst().orElseThrow();
  }

  Site site(String providerId) {
    return siteOf(providerId).orElseThrow();
  }

  /** Empty if it is none of the scene's own. */
  Optional<Site> siteOf(String providerId) {
    return sites.stream().filter(site -> site.name().equals(providerId)).findFirst();
  }

  Capabilities capabilities(Site site) {
    return owner().calendars().find(site.id()).orElseThrow().capabilities();
  }

  /** Whether a series that is moved from one calendar to another says there what it said. */
  boolean keepSeriesAlike(Site one, Site other) {
    return capabilities(one).series().equals(capabilities(other).series());
  }

  List<Link> links() {
    return owner().edges().list().stream()
        .map(
            edge ->
                new Link(
                    edge, edge.sources().stream().map(this::site).toList(), site(edge.target())))
        .toList();
  }

  /** The calendars that anybody reads. */
  List<Site> readSites() {
    return links().stream().flatMap(link -> link.ends().stream()).distinct().toList();
  }

  OwnerScope owner() {
    return owner(OWNER);
  }

  OwnerScope owner(OwnerId id) {
    return host.calsync().owner(id);
  }

  /** Whoever there is on this store. */
  List<OwnerId> owners() {
    return neighbour.isPresent() ? List.of(OWNER, Neighbour.OWNER) : List.of(OWNER);
  }

  Optional<Neighbour> neighbour() {
    return neighbour;
  }

  /** Another owner comes, and stays by himself. */
  void addNeighbour() {
    Neighbour comes = new Neighbour(this);
    connect(Neighbour.OWNER, Neighbour.ACCOUNT);
    comes.settle(owner(Neighbour.OWNER));
    neighbour = Optional.of(comes);
  }

  /** What nobody may be told (INV-16), beside what the server of the sign-ins gives. */
  Set<String> secrets() {
    return secrets;
  }

  /** The connections of all owners. */
  List<ConnectionView> connections() {
    return owners().stream().flatMap(id -> owner(id).connections().list().stream()).toList();
  }

  void addCalendar(String account, String name, Capabilities capabilities) {
    ScriptedCalendar calendar = provider.addCalendar(account, name, capabilities);
    connect(OWNER, account);
    CalendarId id = owner().calendars().findByProviderId(name).orElseThrow().id();
    sites.add(new Site(id, account, calendar));
  }

  /** Connects an account, which may be connected already. */
  void connect(OwnerId id, String account) {
    if (signIns.isPresent()) {
      signIn(id, Optional.empty(), new SignIns.SignIn(account, SignIns.WRITE));
    } else {
      owner(id).connections().connect(provider.account(account));
    }
  }

  /** Somebody signs in, to an account that is connected already or not. */
  AuthorizationResult signIn(OwnerId id, Optional<ConnectionId> renewing, SignIns.SignIn as) {
    AuthorizationRequest asking =
        owner(id).connections().authorize(provider.describe().id(), AccessLevel.WRITE);
    return signIns
        .orElseThrow()
        .signIn(host.calsync(), id, renewing.map(asking::renewing).orElse(asking), as);
  }

  ConnectionId connectionOf(String account) {
    return connections().stream()
        .filter(connection -> connection.account().equals(account))
        .findFirst()
        .orElseThrow()
        .id();
  }

  EdgeView connect(Site source, Site target, Policy policy) {
    return owner().edges().create(source.id(), target.id(), policy);
  }

  EdgeView merge(List<Site> sources, Site target, Policy policy) {
    return owner().edges().create(sources.stream().map(Site::id).toList(), target.id(), policy);
  }

  void prioritize(EdgeView edge, int priority) {
    owner().edges().prioritize(edge.id(), priority);
  }

  void ask(Link link) {
    owner().edges().syncNow(link.edge().id());
  }

  /** The host looks at what is held, and lets it happen. */
  int approveHolds() {
    return owners().stream().map(this::owner).mapToInt(Scene::approveHolds).sum();
  }

  private static int approveHolds(OwnerScope owner) {
    return owner.holds().open().stream()
        .mapToInt(hold -> owner.holds().approve(hold.id()).orElse(0))
        .sum();
  }

  @Override
  public void close() {
    host.close();
    signIns.ifPresent(SignIns::close);
  }
}
