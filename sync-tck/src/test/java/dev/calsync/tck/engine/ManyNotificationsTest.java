package dev.calsync.tck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.OwnerScope;
import dev.calsync.Webhooks;
import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.Hint.News;
import dev.calsync.policy.Policy;
import dev.calsync.store.JobKind;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.tck.connector.ScriptedWatch;
import dev.calsync.test.InMemorySyncStore;
import dev.calsync.test.ManualClock;
import dev.calsync.test.SyncKit;
import dev.calsync.webhook.WebhookAnswer;
import dev.calsync.webhook.WebhookRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** FLT-38, INV-17: 10,000 notifications of 100 calendars of 25 owners, from several threads. */
class ManyNotificationsTest {

  private static final int OWNERS = 25;
  private static final int CALENDARS = 100;
  private static final int EACH = 100;
  private static final int THREADS = 4;

  private final ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
  private final ScriptedConnector provider = new ScriptedConnector("scripted", clock);
  private final ScriptedWatch watch = provider.notifies();
  private final InMemorySyncStore store = new InMemorySyncStore(clock);
  private final SyncKit kit = SyncKit.on(clock, store, provider);

  @AfterEach
  void close() {
    kit.close();
  }

  @Test
  void forgedOnesAreNoJobAndGoodOnesOneOfEachCalendar() throws Exception {
    owners().forEach(this::watchFour);
    kit.settle();
    assertThat(watch.open()).hasSize(CALENDARS);
    long before = readings();

    receive(forged());
    assertThat(due()).isZero();
    assertThat(kit.advance(Duration.ofSeconds(1))).isZero();

    receive(good());
    assertThat(due()).isEqualTo(CALENDARS);
    kit.settle();
    assertThat(readings() - before).isEqualTo(CALENDARS);

    // For all that anybody here knows, the last came in when those had begun.
    kit.advance(Duration.ofSeconds(1));
    assertThat(readings() - before).isEqualTo(2 * CALENDARS);
    assertThat(kit.advance(Duration.ofSeconds(5))).isZero();
  }

  private static List<OwnerId> owners() {
    return IntStream.range(0, OWNERS).mapToObj(number -> OwnerId.of("owner-" + number)).toList();
  }

  private void watchFour(OwnerId owner) {
    OwnerScope scope = kit.calsync().owner(owner);
    for (int pair = 0; pair < CALENDARS / OWNERS / 2; pair++) {
      CalendarId from = connect(scope, owner + "-from-" + pair);
      CalendarId to = connect(scope, owner + "-to-" + pair);
      scope.edges().syncNow(scope.edges().create(from, to, Policy.busy()).id());
    }
  }

  private CalendarId connect(OwnerScope scope, String name) {
    provider.addCalendar(name, name, ScriptedConnector.everything());
    return scope.connections().connect(provider.account(name)).calendar().id();
  }

  private List<WebhookRequest> good() {
    List<WebhookRequest> good = new ArrayList<>();
    IntStream.range(0, EACH).forEach(any -> good.addAll(watch.say(News.CHANGED)));
    assertThat(good).hasSize(CALENDARS * EACH);
    return good;
  }

  private List<WebhookRequest> forged() {
    List<WebhookRequest> forged = new ArrayList<>();
    for (String channel : watch.open()) {
      for (int number = 0; number < EACH / 2; number++) {
        forged.add(watch.forged(channel, "guess " + number));
        forged.add(watch.forged(channel + number, ""));
      }
    }
    assertThat(forged).hasSize(CALENDARS * EACH);
    return forged;
  }

  private long due() {
    return owners().stream()
        .flatMap(owner -> store.jobs().page(owner, "", 1_000).stream())
        .filter(job -> job.job().kind().equals(JobKind.INTAKE))
        .filter(job -> job.dueIn().filter(Duration::isZero).isPresent())
        .count();
  }

  private long readings() {
    return owners().stream()
        .flatMap(owner -> store.jobLogs().before(owner, Long.MAX_VALUE, 1_000).stream())
        .filter(run -> run.job().kind().equals(JobKind.INTAKE))
        .count();
  }

  private void receive(List<WebhookRequest> requests) throws Exception {
    Collections.shuffle(requests, new Random(20261130));
    Webhooks webhooks = kit.calsync().webhooks();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int first = thread;
        all.add(threads.submit(() -> receiveEachOf(webhooks, requests, first)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void receiveEachOf(Webhooks webhooks, List<WebhookRequest> requests, int first) {
    for (int at = first; at < requests.size(); at += THREADS) {
      assertThat(webhooks.receive(requests.get(at))).isEqualTo(WebhookAnswer.accepted());
    }
  }
}
