package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.CalendarSync;
import dev.calsync.EdgeView;
import dev.calsync.OwnerScope;
import dev.calsync.host.KeyProvider;
import dev.calsync.policy.Policy;
import dev.calsync.store.SyncStore;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.test.InMemorySyncStore;
import dev.calsync.test.ManualClock;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** R-D7: the loops run where the host says, and nowhere else. */
class HostExecutorTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path folder;

  private final ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
  private final ScriptedConnector provider = new ScriptedConnector("scripted", clock);
  private final Set<Thread> working = ConcurrentHashMap.newKeySet();

  @Test
  void theThreadsOfTheHostDoAllTheWork() {
    workOn(Executors.newCachedThreadPool(task -> new Thread(task, "of the host")));

    assertThat(working).isNotEmpty().allMatch(thread -> thread.getName().equals("of the host"));
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void virtualThreadsDo() throws Exception {
    workOn(
        (ExecutorService)
            Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));

    assertThat(working).isNotEmpty().allMatch(HostExecutorTest::isVirtual);
  }

  private static boolean isVirtual(Thread thread) {
    try {
      return (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
    } catch (ReflectiveOperationException tooOld) {
      throw new IllegalStateException(tooOld);
    }
  }

  /** Mirrors an event; the host's threads are the host's to end. */
  private void workOn(ExecutorService threads) {
    provider
        .addCalendar("work", "work", ScriptedConnector.everything())
        .put("e1", event("E1", "2026-12-01T10:00:00"));
    provider.addCalendar("home", "home", ScriptedConnector.everything());
    try (CalendarSync calsync =
        CalendarSync.builder()
            .store(watched(new InMemorySyncStore(clock)))
            .connectors(provider)
            .keys(KeyProvider.file(folder.resolve("keys")))
            .clock(clock)
            .executor(threads)
            .start()) {
      OwnerScope alice = calsync.owner(World.ALICE);
      EdgeView edge =
          alice
              .edges()
              .create(
                  alice.connections().connect(provider.account("work")).calendar().id(),
                  alice.connections().connect(provider.account("home")).calendar().id(),
                  Policy.busy());
      assertThat(alice.edges().syncNow(edge.id()).await(PATIENCE).finished()).isTrue();
      assertThat(provider.writeLog()).hasSize(1);
      assertThat(calsync.worker().stop(PATIENCE)).isTrue();
      assertThat(threads.isShutdown()).isFalse();
    } finally {
      threads.shutdownNow();
    }
  }

  /** Jobs alone read in and write; whoever commands or waits does neither. */
  private SyncStore watched(SyncStore inner) {
    return (SyncStore)
        Proxy.newProxyInstance(
            SyncStore.class.getClassLoader(),
            new Class<?>[] {SyncStore.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("mirrors") || method.getName().equals("intake")) {
                working.add(Thread.currentThread());
              }
              return method.invoke(inner, arguments);
            });
  }
}
