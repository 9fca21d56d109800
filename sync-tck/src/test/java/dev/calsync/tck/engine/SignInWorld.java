package dev.calsync.tck.engine;

import dev.calsync.AccessLevel;
import dev.calsync.AuthorizationRequest;
import dev.calsync.AuthorizationResult;
import dev.calsync.Cadences;
import dev.calsync.CalendarSync;
import dev.calsync.CalendarView;
import dev.calsync.OAuthSettings;
import dev.calsync.OwnerScope;
import dev.calsync.Problem;
import dev.calsync.SyncSettings;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Secret;
import dev.calsync.host.KeyProvider;
import dev.calsync.host.ProviderApplication;
import dev.calsync.host.SyncListener;
import dev.calsync.http.Reach;
import dev.calsync.policy.Policy;
import dev.calsync.store.SyncStore;
import dev.calsync.tck.connector.ScriptedCalendar;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.test.Canary;
import dev.calsync.test.FakeAuthorizationServer;
import dev.calsync.test.InMemorySyncStore;
import dev.calsync.test.ManualClock;
import dev.calsync.test.SyncKit;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A world in which accounts are reached by signing in. */
final class SignInWorld implements AutoCloseable {

  static final OwnerId ANN = OwnerId.of("ann");
  static final OwnerId BOB = OwnerId.of("bob");
  static final ConnectorId CONNECTOR = new ConnectorId("scripted");
  static final String APP_SECRET = "app-secret-" + Canary.WORD;
  static final URI CALLBACK = URI.create("https://host.example/callback");

  /** What is planted is met by those who read and write, and not by who tries grants. */
  private static final SyncSettings SELDOM =
      SyncSettings.DEFAULT.withCadences(Cadences.DEFAULT.withGrants(Duration.ofDays(1)));

  /** Those of the kit, by which secrets are sealed. */
  static final KeyProvider KEYS =
      new KeyProvider() {
        @Override
        public String installation() {
          return "calsync-test";
        }

        @Override
        public byte[] markKey() {
          byte[] key = new byte[32];
          Arrays.fill(key, (byte) 7);
          return key;
        }
      };

  final ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
  final FakeAuthorizationServer server = FakeAuthorizationServer.start(clock);
  final ScriptedConnector provider = new ScriptedConnector("scripted", clock);

  /** Two calendars of one account: whatever happens between them is done with one grant. */
  final ScriptedCalendar work;

  final ScriptedCalendar copy;
  private final UnaryOperator<SyncStore> dressed;
  private final SyncSettings settings;
  private InMemorySyncStore data = new InMemorySyncStore(clock);
  private SyncKit kit;
  private int processes;

  SignInWorld() {
    this(store -> store);
  }

  /** A world whose store is looked at through something. */
  SignInWorld(UnaryOperator<SyncStore> dressed) {
    this(dressed, SELDOM);
  }

  SignInWorld(UnaryOperator<SyncStore> dressed, SyncSettings settings) {
    this.dressed = dressed;
    this.settings = settings;
    server.client("calsync", APP_SECRET);
    provider.signedInto(server.oauth(List.of("read"), List.of("read", "write")), server::accountOf);
    work = provider.addCalendar("work", "work", ScriptedConnector.everything());
    copy = provider.addCalendar("work", "work-copy", ScriptedConnector.everything());
    provider.addCalendar("home", "home", ScriptedConnector.everything());
    this.kit = another();
  }

  /** Another process on the same store. */
  SyncKit another() {
    SyncKit.Host host = SyncKit.Host.of(new SyncListener() {}).with(settings()).with(settings);
    return SyncKit.on(clock, dressed.apply(data), "p" + ++processes + "-", host, provider);
  }

  /** The process died; another one goes on with what it left. */
  void restart() {
    kit.close();
    data = data.copy();
    kit = another();
  }

  OAuthSettings settings() {
    ProviderApplication application = ProviderApplication.of("calsync", Secret.of(APP_SECRET));
    return OAuthSettings.of(Map.of(CONNECTOR.value(), application)).within(reach());
  }

  Reach reach() {
    return Reach.publicInternet().andNetwork("127.0.0.0/8").andPlainHttp().andPort(server.port());
  }

  CalendarSync calsync() {
    return kit.calsync();
  }

  SyncKit kit() {
    return kit;
  }

  InMemorySyncStore data() {
    return data;
  }

  OwnerScope ann() {
    return calsync().owner(ANN);
  }

  AuthorizationRequest asking() {
    return ann().connections().authorize(CONNECTOR, AccessLevel.WRITE).returnTo(CALLBACK);
  }

  AuthorizationResult complete(Map<String, String> callback) {
    return calsync().oauth().complete(ANN, callback);
  }

  AuthorizationResult signIn(String account) {
    return complete(server.signIn(asking().start(), account));
  }

  ConnectionId connected(String account) {
    return signIn(account).connected().orElseThrow().id();
  }

  /** An edge between the two calendars of one account that somebody signs in to. */
  EdgeId edge() {
    List<CalendarView> calendars = signIn("work").connected().orElseThrow().calendars();
    return ann().edges().create(calendars.get(0).id(), calendars.get(1).id(), Policy.full()).id();
  }

  /** Reads, plans and writes; answers what went wrong, as codes. */
  List<String> sync(EdgeId edge) {
    List<Problem> problems = ann().edges().syncNow(edge).await(Duration.ofMinutes(5)).problems();
    return problems.stream().map(Problem::code).distinct().toList();
  }

  List<String> titles() {
    return copy.events().stream().map(body -> body.details().text().title()).sorted().toList();
  }

  @Override
  public void close() {
    kit.close();
    server.close();
    Sinks.assertClean(data, ANN);
    Sinks.assertClean(data, BOB);
  }
}
