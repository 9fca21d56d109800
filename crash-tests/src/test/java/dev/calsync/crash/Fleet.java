package dev.calsync.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Three nodes at work and others that stand ready, so that who dies is followed at once: the run
 * shall be about leases, not about how long a JVM takes to start.
 */
final class Fleet implements AutoCloseable {

  private static final int WORKING = 3;
  private static final int READY = 3;

  private final List<String> arguments;
  private final Path logs;
  private final List<WorkerProcess> spare = new ArrayList<>();
  private final List<WorkerProcess> working = new ArrayList<>();
  private final List<Paused> paused = new ArrayList<>();
  private final List<Loss> losses = new ArrayList<>();
  private int started;

  private record Paused(WorkerProcess worker, Instant until) {}

  /**
   * A node was lost, for good or for a while.
   *
   * @param at when it last could do something
   */
  record Loss(String worker, Instant at) {}

  Fleet(List<String> arguments, Path logs) {
    this.arguments = arguments;
    this.logs = logs;
  }

  /** Wakes who has stood still for long enough, and fills every gap. */
  void tend() throws IOException, InterruptedException {
    for (Paused each : List.copyOf(paused)) {
      if (Instant.now().isAfter(each.until())) {
        each.worker().resume();
        paused.remove(each);
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
      String name = "w" + ++started;
      spare.add(WorkerProcess.start(name, arguments, logs.resolve(name + ".log")));
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

  WorkerProcess kill(SplittableRandom random) {
    WorkerProcess victim = victim(random);
    losses.add(new Loss(victim.name(), Instant.now()));
    victim.kill();
    working.remove(victim);
    return victim;
  }

  WorkerProcess pause(SplittableRandom random, long millis)
      throws IOException, InterruptedException {
    WorkerProcess victim = victim(random);
    victim.pause();
    losses.add(new Loss(victim.name(), Instant.now()));
    paused.add(new Paused(victim, Instant.now().plusMillis(millis)));
    return victim;
  }

  private WorkerProcess victim(SplittableRandom random) {
    List<WorkerProcess> candidates = running(working);
    return candidates.get(random.nextInt(candidates.size()));
  }

  /** Everybody may go on. */
  void resumeAll() throws IOException, InterruptedException {
    for (Paused each : paused) {
      each.worker().resume();
    }
    paused.clear();
  }

  List<Loss> losses() {
    return List.copyOf(losses);
  }

  int started() {
    return started;
  }

  @Override
  public void close() {
    working.forEach(WorkerProcess::kill);
    spare.forEach(WorkerProcess::kill);
  }
}
