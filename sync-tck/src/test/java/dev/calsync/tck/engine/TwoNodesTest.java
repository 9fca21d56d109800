package dev.calsync.tck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.CalendarView;
import dev.calsync.EdgeView;
import dev.calsync.OwnerScope;
import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.policy.Policy;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.test.InMemorySyncStore;
import dev.calsync.test.ManualClock;
import dev.calsync.test.SyncKit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two processes on one store are asked for the same things at the same time: what has one natural
 * key is made once (INV-2, FLT-46, FLT-61).
 */
class TwoNodesTest {

  private static final int ROUNDS = 50;

  private final ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
  private final ScriptedConnector provider = new ScriptedConnector("scripted", clock);
  private final InMemorySyncStore store = new InMemorySyncStore(clock);
  private final SyncKit one = SyncKit.on(clock, store, "a", provider);
  private final SyncKit other = SyncKit.on(clock, store, "b", provider);
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final CyclicBarrier start = new CyclicBarrier(2);

  @AfterEach
  void close() {
    threads.shutdownNow();
    one.close();
    other.close();
  }

  @Test
  void theSameEdgeOfTheSameAccountsIsOneRecordOfEach() throws Exception {
    Set<EdgeId> edges = new HashSet<>();
    for (int round = 0; round < ROUNDS; round++) {
      String work = "work-" + round;
      String home = "home-" + round;
      accounts(work, home);

      List<EdgeView> made = both(node -> make(node, work, home));

      assertThat(made.get(0)).as("round %s", round).isEqualTo(made.get(1));
      edges.add(made.get(0).id());
    }
    for (SyncKit node : List.of(one, other)) {
      assertThat(alice(node).edges().list()).extracting(EdgeView::id).hasSameElementsAs(edges);
      assertThat(alice(node).edges().list()).hasSize(ROUNDS);
      assertThat(alice(node).connections().list()).hasSize(2 * ROUNDS);
      assertThat(alice(node).calendars().list()).hasSize(2 * ROUNDS);
    }
  }

  @Test
  void anEdgeOfAHostsNameIsOneRecordToo() throws Exception {
    accounts("work", "home");
    CalendarId work = connect(one, "work").id();
    CalendarId home = connect(one, "home").id();
    for (int round = 0; round < ROUNDS; round++) {
      String name = "edge " + round;
      both(node -> alice(node).edges().create(name, work, home, Policy.busy()));
    }

    assertThat(alice(other).edges().list()).hasSize(ROUNDS);
  }

  /** SEM-46: two policies under one revision would leave the edge planned by either. */
  @Test
  void noTwoPoliciesOfAnEdgeShareARevision() throws Exception {
    accounts("work", "home");
    EdgeView edge = make(one, "work", "home");
    Map<Long, Policy> byRevision = new ConcurrentHashMap<>();
    byRevision.put(edge.policyRevision(), edge.policy());
    for (int round = 0; round < ROUNDS; round++) {
      List<EdgeView> changed =
          both(
              node ->
                  alice(node)
                      .edges()
                      .change(edge.id(), node == one ? Policy.title() : Policy.full()));
      for (EdgeView view : changed) {
        Policy before = byRevision.putIfAbsent(view.policyRevision(), view.policy());
        assertThat(before).as("revision %s", view.policyRevision()).isIn(null, view.policy());
      }
    }
  }

  private EdgeView make(SyncKit node, String work, String home) {
    return alice(node)
        .edges()
        .create(connect(node, work).id(), connect(node, home).id(), Policy.busy());
  }

  private CalendarView connect(SyncKit node, String account) {
    return alice(node).connections().connect(provider.account(account)).calendar();
  }

  private void accounts(String... names) {
    for (String name : names) {
      provider.addCalendar(name, name, ScriptedConnector.everything());
    }
  }

  private static OwnerScope alice(SyncKit node) {
    return node.calsync().owner(World.ALICE);
  }

  private <T> List<T> both(Function<SyncKit, T> task)
      throws InterruptedException, ExecutionException {
    List<Callable<T>> tasks = new ArrayList<>();
    for (SyncKit node : List.of(one, other)) {
      tasks.add(
          () -> {
            start.await(10, TimeUnit.SECONDS);
            return task.apply(node);
          });
    }
    List<T> results = new ArrayList<>();
    for (Future<T> done : threads.invokeAll(tasks)) {
      results.add(done.get());
    }
    return results;
  }
}
