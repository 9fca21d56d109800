package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.policy.Policy;
import dev.calsync.tck.connector.ScriptedCalendar;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.tck.connector.ScriptedWatch;
import dev.calsync.test.InMemorySyncStore;
import dev.calsync.test.ManualClock;
import dev.calsync.test.SyncKit;
import dev.calsync.webhook.WebhookRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * INV-17, INV-22: two processes get the notifications of one provider, each any number of times, in
 * any order, as late as may be, amid each other's runs. If the last change was told of at all, it
 * is mirrored within seconds, and not by a poll.
 */
class HintsAndRunsTest {

  static Stream<Long> seeds() {
    return new SplittableRandom(17).longs(40).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void afterTheLastHintThereIsARunThatReadsWhatItToldOf(long seed) {
    try (Scene scene = new Scene(new SplittableRandom(seed))) {
      scene.play();
    }
  }

  private static final class Scene implements AutoCloseable {

    private final SplittableRandom random;
    private final ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
    private final ScriptedConnector provider = new ScriptedConnector("scripted", clock);
    private final ScriptedWatch watch = provider.notifies();
    private final InMemorySyncStore store = new InMemorySyncStore(clock);
    private final List<SyncKit> nodes =
        List.of(SyncKit.on(clock, store, "a", provider), SyncKit.on(clock, store, "b", provider));
    private final ScriptedCalendar work =
        provider.addCalendar("work", "work", ScriptedConnector.everything());
    private final ScriptedCalendar home =
        provider.addCalendar("home", "home", ScriptedConnector.everything());
    private final List<WebhookRequest> onTheirWay = new ArrayList<>();
    private int events;

    Scene(SplittableRandom random) {
      this.random = random;
    }

    void play() {
      var alice = nodes.get(0).calsync().owner(World.ALICE);
      var source = alice.connections().connect(provider.account("work")).calendar();
      var target = alice.connections().connect(provider.account("home")).calendar();
      var edge = alice.edges().create(source.id(), target.id(), Policy.busy());
      alice.edges().syncNow(edge.id()).await(Duration.ofMinutes(5));
      nodes.get(0).settle();
      for (int step = 0; step < 200; step++) {
        step();
      }
      work.put("last", event("Last", "2026-12-31T10:00:00"));
      onTheirWay.addAll(watch.send());
      while (!onTheirWay.isEmpty()) {
        arrive();
      }
      for (int second = 0; second < 5; second++) {
        clock.advance(Duration.ofSeconds(1));
        nodes.forEach(SyncKit::settle);
      }
      assertThat(home.events()).hasSize(events + 1);
    }

    private void step() {
      switch (random.nextInt(6)) {
        case 0 -> work.put("e" + events++, event("Event", "2026-12-01T10:00:00"));
        case 1 -> onTheirWay.addAll(watch.send());
        case 2, 3 -> arrive();
        case 4 -> clock.advance(Duration.ofMillis(random.nextInt(700)));
        default -> node().calsync().worker().runOnce();
      }
    }

    /** Sometimes it is sent again, because the answer was lost. */
    private void arrive() {
      if (!onTheirWay.isEmpty()) {
        WebhookRequest any = onTheirWay.get(random.nextInt(onTheirWay.size()));
        node().calsync().webhooks().receive(any);
        if (random.nextInt(3) > 0) {
          onTheirWay.remove(any);
        }
      }
    }

    private SyncKit node() {
      return nodes.get(random.nextInt(nodes.size()));
    }

    @Override
    public void close() {
      nodes.forEach(SyncKit::close);
    }
  }
}
