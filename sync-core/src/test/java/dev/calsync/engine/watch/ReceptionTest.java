package dev.calsync.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ChangeWatch;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.ConnectorDescriptor;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Hint;
import dev.calsync.connector.Notification;
import dev.calsync.connector.Notifications;
import dev.calsync.connector.Recognised;
import dev.calsync.connector.Secret;
import dev.calsync.engine.connection.Connectors;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.directory.FakeRecords;
import dev.calsync.engine.directory.Records;
import dev.calsync.engine.edge.Cadence;
import dev.calsync.engine.edge.FollowUps;
import dev.calsync.engine.edge.Rhythm;
import dev.calsync.engine.job.WakeUp;
import dev.calsync.engine.sample.Port;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.failure.StoreException;
import dev.calsync.host.SyncListener;
import dev.calsync.store.ChannelId;
import dev.calsync.store.ChannelStore;
import dev.calsync.store.FormHash;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JobStore;
import dev.calsync.store.WatchChannel;
import dev.calsync.webhook.WebhookAnswer;
import dev.calsync.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** INV-17, HOS-32, HOS-33: what comes in is a hint, or nothing; and who sends it learns nothing. */
class ReceptionTest {

  private static final TimeFrame UTC = new TimeFrame(ZoneRulesSource.jdk(), TimeZoneId.UTC);

  private static final OwnerId ANN = OwnerId.of("ann");
  private static final OwnerId BOB = OwnerId.of("bob");
  private static final Duration WEEK = Duration.ofDays(7);

  private final Directory directory = new Directory(new FakeRecords());
  private final Map<FormHash, WatchChannel> channels = new TreeMap<>(ReceptionTest::compare);
  private final List<FormHash> lookedUp = new ArrayList<>();
  private final List<List<JobRequest>> inserts = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();
  private final FakeLater later = new FakeLater();
  private boolean storeIsAway;
  private Optional<RuntimeException> bug = Optional.empty();
  private final Reception reception = reception();

  ReceptionTest() {
    directory.keep(ANN, Records.calendar("work"));
    directory.keep(BOB, Records.calendar("home"));
    open("ann-1", ANN, "work", Optional.of(new WatchChannel.Grant("p", WEEK, Duration.ofHours(1))));
    open("bob-1", BOB, "home", Optional.of(new WatchChannel.Grant("p", WEEK, Duration.ofHours(1))));
  }

  @Test
  void aNotificationAsksForOneReadingInTheLaneOfItsCalendar() {
    assertThat(receive("ann-1", "secret of ann-1")).isEqualTo(WebhookAnswer.accepted());

    assertThat(requests()).extracting(it -> it.job().toString()).containsExactly("intake:work");
    assertThat(requests()).extracting(it -> it.lane().owner()).containsExactly(ANN);
    assertThat(requests()).extracting(JobRequest::delay).containsExactly(Duration.ZERO);
    assertThat(ignored).isEmpty();
  }

  /** FLT-40: the provider may be faster with it than with its answer to the call that opens it. */
  @Test
  void aChannelThatIsBeingOpenedIsBelieved() {
    open("ann-2", ANN, "work", Optional.empty());

    receive("ann-2", "secret of ann-2");
    assertThat(requests()).hasSize(1);
  }

  /** One request for runs is one transaction of the store's. */
  @Test
  void severalHintsAtOnceAreOneInsert() {
    receive("ann-1 secret of ann-1\nbob-1 secret of bob-1\nann-1 secret of ann-1");

    assertThat(inserts).hasSize(1);
    assertThat(requests())
        .extracting(it -> it.job().toString())
        .containsExactly("intake:work", "intake:home");
  }

  @Test
  void aBurstIsOneReadingAtOnceAndOneAtTheEnd() {
    IntStream.range(0, 10_000).forEach(any -> receive("ann-1", "secret of ann-1"));
    later.endAll();

    assertThat(inserts).hasSize(2);
  }

  private record Bad(String name, String body, String code) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Bad> bad() {
    return Stream.of(
        new Bad("no secret", "ann-1 ", "WRONG_SECRET"),
        new Bad("a wrong secret", "ann-1 secret of ann-2", "WRONG_SECRET"),
        new Bad("the secret of another's channel", "ann-1 secret of bob-1", "WRONG_SECRET"),
        new Bad("an unknown channel", "eve-1 secret of ann-1", "UNKNOWN_CHANNEL"),
        new Bad("no channel", " secret of ann-1", "UNKNOWN_CHANNEL"),
        new Bad("a name too long", "x".repeat(65) + " s", "UNKNOWN_CHANNEL"),
        new Bad("a channel that is over", "over secret of over", "CHANNEL_OVER"),
        new Bad("nothing of this provider", "", "NOT_OURS"),
        new Bad("too large", "x".repeat(65_537), "TOO_LARGE"));
  }

  /** HOS-32, FLT-39. */
  @ParameterizedTest
  @MethodSource("bad")
  void whatCannotBeBelievedIsAnsweredAsAllElseAndCausesNothing(Bad bad) {
    open("over", ANN, "work", Optional.of(new WatchChannel.Grant("p", WEEK, Duration.ZERO)));

    assertThat(receive(bad.body())).isEqualTo(WebhookAnswer.accepted());
    assertThat(inserts).isEmpty();
    assertThat(later.waiting()).isZero();
    assertThat(ignored).containsExactly(bad.code());
  }

  @Test
  void anUnknownProviderIsAnsweredAlike() {
    assertThat(receiveOf("nobody", "ann-1 secret of ann-1")).isEqualTo(WebhookAnswer.accepted());
    assertThat(receiveOf("../x", "")).isEqualTo(WebhookAnswer.accepted());
    assertThat(lookedUp).isEmpty();
  }

  @Test
  void aBodyMayBeAsLargeAsIsSaid() {
    String names = "ann-1 secret of ann-1\n".repeat(2_978);

    receive(names + "x".repeat(65_536 - names.length()));
    assertThat(requests()).hasSize(1);
    assertThat(ignored).containsExactly("UNKNOWN_CHANNEL");
  }

  /** A wrong secret costs what an unknown channel costs. */
  @Test
  void whatIsForgedIsLookedUpOnceAndNoMoreThanSoManyTimes() {
    receive("eve-1 s\neve-1 t\neve-1 u");
    assertThat(lookedUp).hasSize(1);

    StringBuilder many = new StringBuilder();
    IntStream.range(0, 3_000).forEach(number -> many.append("e").append(number).append(" s\n"));
    receive(many.toString());
    assertThat(lookedUp).hasSize(201);
    assertThat(ignored).contains("TOO_MANY_CHANNELS");
  }

  @Test
  void aCalendarThatIsNoMoreIsNotRead() {
    open("ann-2", ANN, "gone", Optional.empty());

    assertThat(receive("ann-2", "secret of ann-2")).isEqualTo(WebhookAnswer.accepted());
    assertThat(inserts).isEmpty();
  }

  /** HOS-33, FLT-43. */
  @ParameterizedTest
  @ValueSource(
      strings = {"Validation: 1f2e", "", "<script>alert(1)</script>", "a\r\nSet-Cookie: b"})
  void aValidationIsEchoedAsTextAndNothingElse(String token) {
    WebhookAnswer answer = validated(token);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.bytes()).isEqualTo(token.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.headers())
        .containsOnly(
            Map.entry("Content-Type", "text/plain; charset=utf-8"),
            Map.entry("X-Content-Type-Options", "nosniff"));
  }

  @Test
  void aValidationLongerThanAKilobyteIsRefused() {
    assertThat(validated("x".repeat(1_024)).status()).isEqualTo(200);
    assertThat(validated("x".repeat(1_025))).isEqualTo(WebhookAnswer.refused());
    assertThat(validated("ü".repeat(513))).isEqualTo(WebhookAnswer.refused());
    assertThat(WebhookAnswer.refused().status()).isEqualTo(400);
    assertThat(WebhookAnswer.refused().body()).isEmpty();
  }

  /** R-L5: the provider comes again, and then it is no later than the first of a burst. */
  @Test
  void whileTheStoreIsAwayTheProviderIsToldToComeAgain() {
    storeIsAway = true;
    WebhookAnswer answer = receive("ann-1", "secret of ann-1");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers()).containsEntry("Retry-After", "10");
    assertThat(answer.body()).isEmpty();
    storeIsAway = false;
    receive("ann-1", "secret of ann-1");
    assertThat(requests()).hasSize(1);
  }

  /** It is asked for runs only after what came in was judged: that may work, and this not. */
  @Test
  void whatCouldNotBeAskedForIsNoLaterThanItsProviderComesAgain() {
    bug = Optional.of(new IllegalStateException("no connection is free"));
    assertThat(receive("ann-1", "secret of ann-1").status()).isEqualTo(503);

    bug = Optional.empty();
    receive("ann-1", "secret of ann-1");
    assertThat(requests()).hasSize(1);
  }

  @Test
  void closingAsksForWhatIsOwed() {
    IntStream.range(0, 3)
        .forEach(any -> reception.receive(request("fake", "ann-1 secret of ann-1")));
    reception.close();

    assertThat(inserts).hasSize(2);
  }

  private void open(String id, OwnerId owner, String calendar, Optional<WatchChannel.Grant> grant) {
    ChannelId channel = new ChannelId(id);
    channels.put(
        channel.hash(),
        new WatchChannel(
            channel,
            owner,
            CalendarId.of(calendar),
            Trust.hash(Secret.of("secret of " + id)),
            grant));
  }

  private WebhookAnswer receive(String channel, String secret) {
    return receive(channel + " " + secret);
  }

  private WebhookAnswer receive(String body) {
    return receiveOf("fake", body);
  }

  private WebhookAnswer receiveOf(String provider, String body) {
    return reception.receive(request(provider, body));
  }

  private WebhookAnswer validated(String token) {
    return reception.receive(
        WebhookRequest.of("fake", Map.of(), Map.of("echo", token), new byte[0]));
  }

  private static WebhookRequest request(String provider, String body) {
    return WebhookRequest.of(
        provider, Map.of("Host", "h"), Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  private Reception reception() {
    FollowUps followUps =
        new FollowUps(
            directory,
            jobs(),
            new WakeUp(),
            new Rhythm(new Cadence(WEEK, new SplittableRandom(1)), Clock.systemUTC(), UTC));
    SyncListener listener =
        new SyncListener() {
          @Override
          public void notificationIgnored(ConnectorId connector, String code) {
            ignored.add(code);
          }
        };
    return new Reception(
        new Connectors(List.of(connector())),
        store(),
        directory,
        followUps,
        new Reception.Host(later, listener));
  }

  private JobStore jobs() {
    return Port.with(
        JobStore.class,
        Map.of(
            "requestJobs",
            arguments -> {
              bug.ifPresent(
                  failure -> {
                    throw failure;
                  });
              inserts.add(((List<?>) arguments[0]).stream().map(JobRequest.class::cast).toList());
              return List.of();
            }));
  }

  private ChannelStore store() {
    return Port.with(
        ChannelStore.class,
        Map.of(
            "findChannel",
            arguments -> {
              if (storeIsAway) {
                throw new StoreException("STORE_AWAY", "The store is away", null, true);
              }
              lookedUp.add((FormHash) arguments[0]);
              return Optional.ofNullable(channels.get((FormHash) arguments[0]));
            }));
  }

  /** Lines of a channel, a space and a secret. */
  private static ConnectorAdapter connector() {
    ChangeWatch watch =
        Port.with(
            ChangeWatch.class,
            Map.of("notifications", arguments -> (Notifications) ReceptionTest::read));
    ConnectorDescriptor descriptor =
        new ConnectorDescriptor(
            new ConnectorId("fake"), "Fake", List.of(), Optional.empty(), List.of(), WEEK);
    return Port.with(
        ConnectorAdapter.class,
        Map.of("describe", arguments -> descriptor, "watch", arguments -> Optional.of(watch)));
  }

  private static Recognised read(Notification sent) {
    if (sent.query().containsKey("echo")) {
      return new Recognised.Handshake(sent.query().get("echo"));
    }
    String body = new String(sent.body(), StandardCharsets.UTF_8);
    if (body.isEmpty()) {
      return new Recognised.Rejected("NOT_OURS");
    }
    return new Recognised.Hints(
        body.lines()
            .map(line -> line.split(" ", 2))
            .map(it -> new Hint(it[0], Secret.of(it.length < 2 ? "" : it[1]), Hint.News.CHANGED))
            .toList());
  }

  private List<JobRequest> requests() {
    return inserts.stream().flatMap(List::stream).toList();
  }

  private static int compare(FormHash one, FormHash other) {
    return Arrays.compare(one.bytes(), other.bytes());
  }
}
