package dev.calsync.store.jdbc;

import static dev.calsync.store.jdbc.SampleRows.EDGE;
import static dev.calsync.store.jdbc.SampleRows.OWNER;
import static dev.calsync.store.jdbc.SampleRows.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.store.ClaimedLane;
import dev.calsync.store.EdgeState;
import dev.calsync.store.FormHash;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JobRun;
import dev.calsync.store.JobState;
import dev.calsync.store.JournalEntry;
import dev.calsync.store.Lane;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.Lease;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.MirrorState;
import dev.calsync.store.PlanCommit;
import dev.calsync.store.RunEnd;
import dev.calsync.store.SyncStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Nodes and threads that get into each other's way (INV-7, INV-8, INV-9, INV-22, FLT-48). */
@ParameterizedClass
@EnumSource(TestDatabase.Product.class)
class ManyThreadsTest {

  private static final Duration LONG = Duration.ofHours(1);

  private final TestDatabase database;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  ManyThreadsTest(TestDatabase.Product product) {
    database = product.open();
  }

  @AfterEach
  void drop() {
    threads.shutdownNow();
    database.close();
  }

  private SyncStore node() {
    return JdbcSyncStore.on(database.dataSource()).open();
  }

  @Test
  void twoNodesNeverHoldALaneTogetherAndLoseNoRequest() throws Exception {
    List<SyncStore> nodes = List.of(node(), node());
    Map<Lane, String> holders = new ConcurrentHashMap<>();
    Set<Lease> leases = Collections.newSetFromMap(new ConcurrentHashMap<>());
    AtomicInteger asking = new AtomicInteger(2);
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int worker = 0; worker < 4; worker++) {
      String name = "worker-" + worker;
      SyncStore node = nodes.get(worker % 2);
      tasks.add(() -> work(node, name, holders, leases, asking));
    }
    tasks.add(() -> ask(nodes.get(0), 1, asking));
    tasks.add(() -> ask(nodes.get(1), 2, asking));
    run(tasks);

    assertThat(holders).isEmpty();
    assertThat(nodes.get(0).jobs().untilDue()).isEmpty();
    for (String owner : List.of("ann", "bob")) {
      assertThat(
              nodes
                  .get(0)
                  .jobs()
                  .page(SampleRows.lane(owner, "c", Lane.Direction.IN).owner(), "", 100))
          .allMatch(job -> job.state() == JobState.COMPLETED)
          .allMatch(job -> job.done() == job.asked());
    }
  }

  /**
   * Runs whatever is due until nobody asks any more and nothing is left. That a claim got nothing
   * does not say so: a lane that was served and queued again while two claims looked is locked by
   * one, passed by by the other, and left to the next.
   */
  private static int work(
      SyncStore node,
      String name,
      Map<Lane, String> holders,
      Set<Lease> leases,
      AtomicInteger asking) {
    int runs = 0;
    boolean more = true;
    while (more) {
      more = asking.get() > 0 || node.jobs().untilDue().isPresent();
      for (ClaimedLane claimed : node.jobs().claimLanes(name, 2, LONG)) {
        more = true;
        Lane lane = claimed.lease().lane();
        assertThat(holders.putIfAbsent(lane, name)).as("%s", lane).isNull();
        assertThat(leases.add(claimed.lease())).isTrue();
        runs += claimed.jobs().size();
        List<JobRun> ended = claimed.jobs().stream().map(ManyThreadsTest::done).toList();
        holders.remove(lane);
        node.jobs()
            .finishRuns(List.of(new LaneEnd(claimed.lease(), ended, true, Optional.empty())));
      }
    }
    return runs;
  }

  private static JobRun done(ClaimedLane.ClaimedJob job) {
    return new JobRun(job.job(), new RunEnd.Done(Optional.empty()), Map.of(), Duration.ZERO);
  }

  private static int ask(SyncStore node, long seed, AtomicInteger asking) {
    try {
      Random random = new Random(seed);
      for (int i = 0; i < 150; i++) {
        node.jobs().requestJobs(requests(random));
      }
      return 0;
    } finally {
      asking.decrementAndGet();
    }
  }

  private static List<JobRequest> requests(Random random) {
    String owner = random.nextBoolean() ? "ann" : "bob";
    List<JobRequest> requests = new ArrayList<>();
    for (int job = 0; job < 3; job++) {
      requests.add(
          new JobRequest(
              new JobKey(JobKind.INTAKE, "calendar-" + job),
              SampleRows.lane(owner, "c" + random.nextInt(2), Lane.Direction.IN),
              Duration.ZERO,
              "TEST"));
    }
    Collections.shuffle(requests, random);
    return requests;
  }

  @Test
  void planningAndDeliveryShareRowsWithoutLosingAnything() throws Exception {
    SyncStore node = node();
    Lease in = SampleRows.hold(node, Lane.Direction.IN);
    Lease out = SampleRows.hold(node, Lane.Direction.OUT);
    Set<String> opened = Collections.newSetFromMap(new ConcurrentHashMap<>());
    AtomicBoolean planning = new AtomicBoolean(true);
    run(
        List.of(
            () -> plan(node, in, planning),
            () -> deliver(node, out, opened, planning),
            () -> deliver(node(), out, opened, planning),
            () -> read(node, planning)));

    List<MirrorRow> rows = node.targets().page(OWNER, EDGE, Optional.empty(), 1_000);
    assertThat(rows).hasSize(60).allMatch(row -> row.state() == MirrorState.SETTLED);
    assertThat(rows.stream().mapToInt(MirrorRow::writes).sum()).isEqualTo(opened.size());
    List<JournalEntry> journal = node.journal().after(OWNER, 0, 100_000);
    assertThat(journal.get(journal.size() - 1).position()).isEqualTo(journal.size());
  }

  private static int plan(SyncStore node, Lease in, AtomicBoolean planning) {
    try {
      int refused = 0;
      for (int round = 0; round < 60; round++) {
        while (!node.mirrors().commitPlan(in, replan(node, round))) {
          refused++;
        }
      }
      return refused;
    } finally {
      planning.set(false);
    }
  }

  /** Wants something else of every mirror, from what is there now. */
  private static PlanCommit replan(SyncStore node, int round) {
    EdgeState now = node.targets().edgeState(OWNER, EDGE);
    List<MirrorRow> rows = node.targets().page(OWNER, EDGE, Optional.empty(), 1_000);
    if (rows.isEmpty()) {
      return SampleRows.plan(now, 0, 60, "first");
    }
    return new PlanCommit(
        EDGE,
        now,
        new EdgeState(now.position() + 1, "round " + round),
        rows.stream()
            .map(row -> SampleRows.intent(row.key(), row.revision(), "round " + round))
            .toList(),
        Optional.empty(),
        List.of(SampleRows.line("planned")));
  }

  private static int deliver(
      SyncStore node, Lease out, Set<String> opened, AtomicBoolean planning) {
    int writes = 0;
    boolean more = true;
    while (more) {
      more = planning.get();
      List<MirrorRow> due = node.mirrors().claimDue(out, TARGET, 7);
      for (MirrorRow row : due) {
        more = true;
        assertThat(opened.add(row.key() + " " + row.revision()))
            .as("opened twice: %s", row)
            .isTrue();
      }
      assertThat(attempts(node, due)).as("what is being written").isEqualTo(wanted(due));
      node.mirrors()
          .settleWrites(
              out,
              due.stream().map(SampleRows::applied).toList(),
              List.of(SampleRows.line("settled")));
      writes += due.size();
    }
    return writes;
  }

  private static Map<MirrorKey, FormHash> wanted(List<MirrorRow> rows) {
    return rows.stream().collect(Collectors.toMap(MirrorRow::key, row -> row.hashes().desired()));
  }

  private static Map<MirrorKey, FormHash> attempts(SyncStore node, List<MirrorRow> rows) {
    return node
        .targets()
        .ofEvents(OWNER, EDGE, rows.stream().map(it -> it.key().uid()).toList())
        .stream()
        .collect(Collectors.toMap(MirrorRow::key, row -> row.hashes().attempted().orElseThrow()));
  }

  /** A reader by position misses nothing, however many write (R-L4). */
  private static int read(SyncStore node, AtomicBoolean planning) {
    Set<Long> seen = new HashSet<>();
    long position = 0;
    boolean more = true;
    while (more) {
      more = planning.get();
      List<JournalEntry> page = node.journal().after(OWNER, position, 50);
      for (JournalEntry entry : page) {
        more = true;
        assertThat(entry.position()).isEqualTo(position + 1);
        position = entry.position();
        seen.add(position);
      }
    }
    return seen.size();
  }

  private void run(List<Callable<Integer>> tasks) throws Exception {
    for (Future<Integer> task : threads.invokeAll(tasks)) {
      assertThat(task.get()).isNotNegative();
    }
  }
}
