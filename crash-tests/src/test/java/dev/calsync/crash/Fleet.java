package dev.calsync.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Three nodes at work and others that stand ready, so that who dies is followed at once: the run
 * shall be about leases, not about how long a JVM takes to start.
 */
final class Fleet implements AutoCloseable {

  private static final int WORKING = 3;
  private static final int READY = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final NodeJvm jvm;
  private final List<String> arguments;
  private final Path logs;
  private final List<WorkerProcess> all = new ArrayList<>();
  private final List<WorkerProcess> spare = new ArrayList<>();
  private final List<WorkerProcess> working = new ArrayList<>();
  private final List<Paused> paused = new ArrayList<>();
  private final List<Loss> losses = new ArrayList<>();

  private record Paused(WorkerProcess worker, Loss loss, Instant until) {}

  /**
   * A node was lost, for good or for a while.
   *
   * @param at when it last could do something
   * @param resumed when it could go on; empty if it never could
   */
  record Loss(String worker, Instant at, Optional<Instant> resumed) {

    /** Whether it could do nothing then. */
    boolean isOn(Instant moment) {
      return moment.isAfter(at) && resumed.filter(end -> !moment.isBefore(end)).isEmpty();
    }
  }

  Fleet(List<String> arguments, Path logs) throws IOException {
    this.jvm = new NodeJvm(logs);
    this.arguments = arguments;
    this.logs = logs;
  }

  /** The first node begins alone, and ends: the others start from what it leaves. */
  void rehearse(Duration howLong) throws IOException, InterruptedException {
    WorkerProcess first = start(jvm.first());
    if (first.comesUp(PATIENCE)) {
      first.go();
      LockSupport.parkNanos(howLong.toNanos());
    }
    first.end();
    losses.add(new Loss(first.name(), Instant.now(), Optional.empty()));
  }

  /** Whether nodes start from an archive; without one they start too. */
  boolean hasArchive() {
    return jvm.hasArchive();
  }

  private WorkerProcess start(List<String> command) throws IOException {
    String name = "w" + all.size();
    WorkerProcess worker =
        WorkerProcess.start(name, command, arguments, logs.resolve(name + ".log"));
    all.add(worker);
    return worker;
  }

  /** Wakes who has stood still for long enough, and fills every gap. */
  void tend() throws IOException, InterruptedException {
    for (Paused each : List.copyOf(paused)) {
      if (Instant.now().isAfter(each.until())) {
        resume(each);
      }
    }
    working.removeIf(worker -> !worker.isAlive());
    spare.removeIf(worker -> !worker.isAlive());
    while (working.size() < WORKING && next().isPresent()) {
      WorkerProcess worker = next().orElseThrow();
      spare.remove(worker);
      working.add(worker);
      worker.go();
    }
    while (working.size() + spare.size() < WORKING + READY) {
      spare.add(start(jvm.next()));
    }
  }

  private Optional<WorkerProcess> next() {
    return spare.stream().filter(WorkerProcess::isUp).findFirst();
  }

  /** How many work and do not stand still. */
  int running() {
    return running(working).size();
  }

  boolean isComplete() {
    return running() == WORKING;
  }

  private List<WorkerProcess> running(List<WorkerProcess> workers) {
    return workers.stream()
        .filter(worker -> paused.stream().noneMatch(each -> each.worker() == worker))
        .filter(WorkerProcess::isAlive)
        .toList();
  }

  /** One that works and does not stand still, for good. */
  boolean kill(SplittableRandom random) {
    List<WorkerProcess> candidates = running(working);
    WorkerProcess victim = candidates.get(random.nextInt(candidates.size()));
    losses.add(new Loss(victim.name(), Instant.now(), Optional.empty()));
    victim.kill();
    return working.remove(victim);
  }

  /** This one for a while, if it works and does not stand still yet. */
  boolean pause(String worker, Duration howLong) throws IOException, InterruptedException {
    for (WorkerProcess victim : running(working)) {
      if (victim.name().equals(worker)) {
        victim.pause();
        Instant now = Instant.now();
        Loss loss = new Loss(worker, now, Optional.empty());
        return paused.add(new Paused(victim, loss, now.plus(howLong)));
      }
    }
    return false;
  }

  private void resume(Paused each) throws IOException, InterruptedException {
    paused.remove(each);
    losses.add(new Loss(each.loss().worker(), each.loss().at(), Optional.of(Instant.now())));
    each.worker().resume();
  }

  /** Also of those who stand still and may go on yet. */
  List<Loss> losses() {
    return Stream.concat(losses.stream(), paused.stream().map(Paused::loss)).toList();
  }

  int started() {
    return all.size();
  }

  /**
   * Who came up and then ended though nobody had it end: nothing that goes wrong here may do that.
   */
  List<String> endedByThemselves() {
    return all.stream()
        .filter(WorkerProcess::endedByItself)
        .filter(WorkerProcess::cameUp)
        .map(WorkerProcess::name)
        .toList();
  }

  /** How many never came up: a node that begins while the database is away gives up at once. */
  long startedInVain() {
    return all.stream()
        .filter(WorkerProcess::endedByItself)
        .filter(worker -> !worker.cameUp())
        .count();
  }

  /** What the store refused nodes whose lease was lost, by operation. */
  Map<String, Long> refusals() {
    return all.stream()
        .flatMap(worker -> worker.refusals().stream())
        .collect(Collectors.groupingBy(it -> it, TreeMap::new, Collectors.counting()));
  }

  @Override
  public void close() {
    all.forEach(WorkerProcess::kill);
  }
}
