package dev.calsync.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

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

  Fleet(List<String> arguments, Path logs) {
    this.arguments = arguments;
    this.logs = logs;
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
    losses.add(new Loss(victim.name(), Instant.now(), Optional.empty()));
    victim.kill();
    working.remove(victim);
    return victim;
  }

  WorkerProcess pause(SplittableRandom random, long millis)
      throws IOException, InterruptedException {
    WorkerProcess victim = victim(random);
    victim.pause();
    Instant now = Instant.now();
    paused.add(
        new Paused(victim, new Loss(victim.name(), now, Optional.empty()), now.plusMillis(millis)));
    return victim;
  }

  private WorkerProcess victim(SplittableRandom random) {
    List<WorkerProcess> candidates = running(working);
    return candidates.get(random.nextInt(candidates.size()));
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
    return started;
  }

  @Override
  public void close() {
    working.forEach(WorkerProcess::kill);
    spare.forEach(WorkerProcess::kill);
  }
}
