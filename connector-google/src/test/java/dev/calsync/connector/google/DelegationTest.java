package dev.calsync.connector.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.CalendarView;
import dev.calsync.OAuthSettings;
import dev.calsync.OwnerScope;
import dev.calsync.SyncSummary;
import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionState;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.policy.Policy;
import dev.calsync.test.FakeEvent;
import dev.calsync.test.InMemorySyncStore;
import dev.calsync.test.ManualClock;
import dev.calsync.test.SyncKit;
import dev.calsync.test.google.FakeCalendar;
import dev.calsync.test.google.FakeGoogle;
import dev.calsync.test.google.GoogleFault;
import dev.calsync.test.google.RequestKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R-L2 from end to end: nobody signs in, and two people's calendars are kept in step. */
class DelegationTest {

  private static final OwnerId ANN = OwnerId.of("ann");
  private static final String ALICE = "alice@work.example";
  private static final String BOB = "bob@work.example";

  private final ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
  private final FakeGoogle google = FakeGoogle.start(clock);
  private final DelegationServer server =
      new DelegationServer(subject -> google.account(subject).token());
  private final FakeCalendar work = google.account(ALICE).primary();
  private final FakeCalendar copy = google.account(BOB).primary();
  private final InMemorySyncStore store = new InMemorySyncStore(clock);
  private SyncKit kit;
  private OwnerScope ann;

  @BeforeEach
  void start() {
    GoogleServiceAccount account =
        GoogleServiceAccount.at(clock, () -> server.key("sync@project.iam.gserviceaccount.com"));
    kit =
        SyncKit.on(
            clock,
            store,
            "a",
            OAuthSettings.of((owner, connector) -> Optional.empty()).tokensFrom("google", account),
            GoogleConnector.at(google.rootUrl(), google.endpoints(), clock));
    ann = kit.calsync().owner(ANN);
  }

  @AfterEach
  void close() {
    kit.close();
    server.close();
    google.close();
  }

  private CalendarId connect(String person) {
    List<CalendarView> calendars =
        ann.connections().connect(GoogleAccount.delegated(person)).calendars();
    assertThat(calendars).hasSize(1);
    return calendars.get(0).id();
  }

  private SyncSummary sync(EdgeId edge) {
    return ann.edges().syncNow(edge).await(Duration.ofMinutes(5));
  }

  @Test
  void calendarsOfTwoPeopleAreKeptInStepAndNoGrantIsKept() {
    work.add("Meeting", "2026-12-01T10:00/PT45M[UTC]");
    EdgeId edge = ann.edges().create(connect(ALICE), connect(BOB), Policy.title()).id();

    assertThat(sync(edge).problems()).isEmpty();

    assertThat(copy.events()).extracting(FakeEvent::title).containsExactly("Meeting");
    assertThat(server.claims()).extracting(claims -> claims.get("sub")).contains(ALICE, BOB);
    assertThat(store.secrets().page(ANN, Optional.empty(), 9)).isEmpty();
  }

  @Test
  void aWithdrawnDelegationStopsTheConnectionUntilItIsConnectedAnew() {
    EdgeId edge = ann.edges().create(connect(ALICE), connect(BOB), Policy.title()).id();
    assertThat(sync(edge).problems()).isEmpty();
    clock.advance(Duration.ofHours(2));
    server.refuses(401, "unauthorized_client");
    work.add("Meeting", "2026-12-01T10:00/PT45M[UTC]");
    sync(edge);
    assertThat(ann.connections().list())
        .extracting(view -> view.state())
        .contains(ConnectionState.REAUTH_REQUIRED);

    server.answers(Optional::empty);
    connect(ALICE);
    connect(BOB);

    assertThat(sync(edge).problems()).isEmpty();
    assertThat(copy.events()).hasSize(1);
  }

  /** FLT-57: a token may be taken back before its end, and the grant be there all the same. */
  @Test
  void aTokenThatIsRefusedIsExchangedAndTheConnectionGoesOn() {
    EdgeId edge = ann.edges().create(connect(ALICE), connect(BOB), Policy.title()).id();
    sync(edge);
    work.add("Meeting", "2026-12-01T10:00/PT45M[UTC]");
    int asked = server.claims().size();
    google.next(GoogleFault.UNAUTHORIZED, RequestKind.READ);

    sync(edge);
    kit.advance(Duration.ofMinutes(5));

    assertThat(copy.events()).hasSize(1);
    assertThat(server.claims()).hasSize(asked + 1);
    assertThat(ann.connections().list()).allMatch(view -> view.state() == ConnectionState.ACTIVE);
  }

  @Test
  void aTokenInThePlaceOfARefusedOneThatIsRefusedTooMeansThatTheGrantIsGone() {
    EdgeId edge = ann.edges().create(connect(ALICE), connect(BOB), Policy.title()).id();
    sync(edge);
    for (int times = 0; times < 8; times++) {
      google.next(GoogleFault.UNAUTHORIZED, RequestKind.READ);
    }

    sync(edge);
    kit.advance(Duration.ofMinutes(1));
    kit.advance(Duration.ofMinutes(1));

    assertThat(ann.connections().list())
        .extracting(view -> view.state())
        .contains(ConnectionState.REAUTH_REQUIRED);
  }
}
