package dev.calsync.connector.google.flow;

import dev.calsync.OAuthSettings;
import dev.calsync.OwnerScope;
import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.google.GoogleConnector;
import dev.calsync.http.Reach;
import dev.calsync.policy.Policy;
import dev.calsync.store.JournalEntry;
import dev.calsync.store.SyncStore;
import dev.calsync.test.FakeEvent;
import dev.calsync.test.InMemorySyncStore;
import dev.calsync.test.ManualClock;
import dev.calsync.test.SyncKit;
import dev.calsync.test.google.ConnectedAccount;
import dev.calsync.test.google.FakeCalendar;
import dev.calsync.test.google.FakeGoogle;
import dev.calsync.test.google.RequestKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One owner with accounts at a stand-in for Google, and the library between them. */
final class GoogleWorld implements AutoCloseable {

  static final OwnerId ALICE = OwnerId.of("alice");
  static final String EVENTS = "calendars/{calendarId}/events";
  static final String EVENT = "calendars/{calendarId}/events/{eventId}";

  /** A calendar is read at once for the first of several hints, and once more for the others. */
  private static final Duration PAST_DEBOUNCE = Duration.ofSeconds(2);

  final ManualClock clock;
  final FakeGoogle google;
  final SyncKit kit;

  private final OAuthSettings oauth;
  private final GoogleConnector connector;

  private GoogleWorld(ManualClock clock, Function<ManualClock, SyncStore> store) {
    this.clock = clock;
    this.google = FakeGoogle.start(clock);
    Reach here =
        Reach.publicInternet()
            .andNetwork("127.0.0.0/8")
            .andPlainHttp()
            .andPort(google.authorization().port());
    this.oauth =
        OAuthSettings.of(Map.of(FakeGoogle.CONNECTOR.value(), google.application())).within(here);
    this.connector = GoogleConnector.at(google.rootUrl(), google.endpoints(), clock);
    this.kit = process(store.apply(clock), "a");
  }

  /** A process of the host's; what another one left in the store is its own to go on with. */
  SyncKit process(SyncStore store, String idPrefix) {
    return SyncKit.on(clock, store, idPrefix, oauth, connector);
  }

  static GoogleWorld inMemory() {
    return new GoogleWorld(start(), InMemorySyncStore::new);
  }

  static GoogleWorld onPostgres() {
    return new GoogleWorld(start(), clock -> HostDatabase.at(clock).store());
  }

  static GoogleWorld on(HostDatabase database, ManualClock clock) {
    return on(database.store(), clock);
  }

  static GoogleWorld on(SyncStore store, ManualClock clock) {
    return new GoogleWorld(clock, any -> store);
  }

  static ManualClock start() {
    return ManualClock.at("2026-11-20T09:00:00Z");
  }

  OwnerScope alice() {
    return kit.calsync().owner(ALICE);
  }

  ConnectedAccount connect(String address) {
    return google.account(address).connectTo(alice());
  }

  void edge(ConnectedAccount source, ConnectedAccount target, Policy policy) {
    alice().edges().create(source.primary(), target.primary(), policy);
  }

  /** Edges between all of them, in both directions. */
  void group(Policy policy, ConnectedAccount... accounts) {
    List<CalendarId> calendars = List.of(accounts).stream().map(ConnectedAccount::primary).toList();
    alice().edges().createGroup(calendars, policy);
  }

  /** Hears Google out until it has nothing more to tell; then counts anew. */
  void quiet() {
    hearOut();
    google.forgetRequests();
  }

  void hearOut() {
    for (int round = 0; round < 4; round++) {
      hear();
    }
  }

  /** What Google has told by now comes in, and leads to whatever it leads to. */
  void hear() {
    clock.advance(PAST_DEBOUNCE);
    google.deliverTo(kit.calsync());
    kit.settle();
  }

  /** Time passes in steps, and what Google tells gets lost. */
  void pass(Duration step, int times) {
    for (int passed = 0; passed < times; passed++) {
      kit.advance(step);
    }
  }

  /** Time passes in steps, and what Google tells comes in. */
  void passHearing(Duration step, int times) {
    for (int passed = 0; passed < times; passed++) {
      kit.advance(step);
      hear();
    }
  }

  int writes() {
    return google.count(RequestKind.WRITE);
  }

  /** Without those that are about channels. */
  int eventWrites() {
    return google.count("POST", EVENTS)
        + google.count("PUT", EVENT)
        + google.count("DELETE", EVENT);
  }

  int reads() {
    return google.count(RequestKind.READ);
  }

  List<String> journal() {
    return alice().journal().after(0, 1_000).stream()
        .map(JournalEntry::line)
        .map(line -> line.action() + " " + line.reason())
        .toList();
  }

  /** Title and start of all that there is. */
  static List<String> shown(FakeCalendar calendar) {
    return calendar.events().stream().map(it -> it.title() + " " + it.start()).sorted().toList();
  }

  static FakeEvent only(FakeCalendar calendar) {
    List<FakeEvent> events = calendar.events();
    if (events.size() != 1) {
      throw new AssertionError(calendar.id() + " holds " + shown(calendar));
    }
    return events.get(0);
  }

  @Override
  public void close() {
    kit.close();
    google.close();
  }
}
