package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.OwnerScope;
import dev.calsync.Worker;
import dev.calsync.policy.Policy;
import dev.calsync.store.SyncStore;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.test.InMemorySyncStore;
import dev.calsync.test.ManualClock;
import dev.calsync.test.SyncKit;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * R-D7, R-L9: a worker stops although a run hangs; another node goes on, and nothing is written
 * twice or half.
 */
class WorkerStopTest {

  private static final Duration BOUND = Duration.ofMillis(100);

  private final ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
  private final ScriptedConnector provider = new ScriptedConnector("scripted", clock);
  private final InMemorySyncStore store = new InMemorySyncStore(clock);
  private final CountDownLatch hangs = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final SyncKit hanging = SyncKit.on(clock, hangingInMirrors(store), "a", provider);
  private final SyncKit other = SyncKit.on(clock, store, "b", provider);
  private final ExecutorService askers = Executors.newCachedThreadPool();
  private EdgeView edge;

  @BeforeEach
  void aRunThatHangsBeforeItWrites() throws InterruptedException {
    var work = provider.addCalendar("work", "work", ScriptedConnector.everything());
    provider.addCalendar("home", "home", ScriptedConnector.everything());
    for (int i = 1; i <= 3; i++) {
      work.put("e" + i, event("E" + i, "2026-12-0" + i + "T10:00:00"));
    }
    OwnerScope alice = alice(hanging);
    edge =
        alice
            .edges()
            .create(
                alice.connections().connect(provider.account("work")).calendar().id(),
                alice.connections().connect(provider.account("home")).calendar().id(),
                Policy.busy());
    hanging.calsync().worker().start();
    alice.edges().syncNow(edge.id());
    assertThat(hangs.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @AfterEach
  void close() {
    released.countDown();
    askers.shutdownNow();
    hanging.close();
    other.close();
  }

  /** The run would hang for as long as anybody waits for it. */
  @Test
  void stoppingReturnsThoughTheRunHangs() {
    long began = System.nanoTime();
    boolean ended = hanging.calsync().worker().stop(BOUND);
    System.out.println("a hanging node stopped in " + (System.nanoTime() - began) + " ns");

    assertThat(ended).isFalse();
    assertThat(hanging.calsync().worker().isRunning()).isFalse();
    assertThat(hanging.calsync().worker().stop(Duration.ZERO)).as("asked again").isFalse();
  }

  /** R-L9: not in 2 s but in none, for the store's clock stands; no lease ran out. */
  @Test
  void whatAStoppedNodeHeldIsThereForOthersBeforeAnyTimePasses() throws Exception {
    Instant before = clock.instant();
    Worker worker = hanging.calsync().worker();
    CompletableFuture<Boolean> stop =
        CompletableFuture.supplyAsync(() -> worker.stop(Duration.ofMinutes(5)), askers);
    assertThat(store.jobs().load().heldLanes()).as("while the run hangs").isPositive();
    released.countDown();
    assertThat(stop.get(20, TimeUnit.SECONDS)).isTrue();

    assertThat(store.jobs().releaseExpired()).isZero();
    assertThat(store.jobs().load().heldLanes()).isZero();
    assertThat(clock.instant()).isEqualTo(before);
  }

  @Test
  void whoeverAsksMeanwhileNeedNotWait() throws Exception {
    Worker worker = hanging.calsync().worker();
    CompletableFuture<Boolean> stop =
        CompletableFuture.supplyAsync(() -> worker.stop(Duration.ofMinutes(5)), askers);

    assertThat(CompletableFuture.supplyAsync(worker::isRunning, askers).get(20, TimeUnit.SECONDS))
        .isTrue();
    assertThat(
            CompletableFuture.supplyAsync(() -> worker.stop(BOUND), askers)
                .get(20, TimeUnit.SECONDS))
        .isFalse();
    released.countDown();
    assertThat(stop.get(20, TimeUnit.SECONDS)).isTrue();
  }

  /** What was cut off gives its lane back itself: no lease has to run out. */
  @Test
  void anotherNodeGoesOnAtOnceAndNothingIsWrittenTwice() {
    Worker worker = hanging.calsync().worker();
    worker.stop(Duration.ZERO);
    assertThat(provider.writeLog()).isEmpty();
    released.countDown();
    assertThat(worker.stop(Duration.ofSeconds(20))).isTrue();

    long latest = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    boolean finished = false;
    while (!finished && System.nanoTime() < latest) {
      finished = alice(other).edges().syncNow(edge.id()).await(Duration.ofMinutes(1)).finished();
    }

    assertThat(finished).isTrue();
    assertThat(provider.writeLog()).hasSize(3);
    assertThat(alice(other).edges().status(edge.id()).openWrites()).isZero();
  }

  private static OwnerScope alice(SyncKit kit) {
    return kit.calsync().owner(World.ALICE);
  }

  private SyncStore hangingInMirrors(SyncStore inner) {
    return (SyncStore)
        Proxy.newProxyInstance(
            SyncStore.class.getClassLoader(),
            new Class<?>[] {SyncStore.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("mirrors")) {
                hangs.countDown();
                released.await();
              }
              return method.invoke(inner, arguments);
            });
  }
}
