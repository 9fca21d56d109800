package dev.calsync.benchmarks;

import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * Benchmark 10: owner A has piled up work; the others, who need 70 % of the machine, shall hardly
 * notice, and A shall get what they leave.
 */
final class Fairness implements Benchmark {

  private static final int SLOTS = 8;
  private static final int JOB_MILLIS = 50;
  private static final double LOAD = 0.7;
  private static final int OTHERS = 25;
  private static final int SEED = 10;
  private static final int WARM_UP = 99;

  @Override
  public void run(Server server, Options options, Report report) throws Exception {
    int backlog = options.number("backlog", 100_000, 5_000);
    int seconds = options.number("seconds", 20, 5);
    report.title("10 · owner A with %,d jobs waiting, 25 others at 70 %%".formatted(backlog));
    report.say(
        "%d slots, jobs of %d ms, %d s each; db-scheduler: lock-and-fetch, limits 0.5 and 1.0, 50 ms",
        SLOTS, JOB_MILLIS, seconds);
    Figures alone = new Figures();
    Figures crowded = new Figures();
    Figures share = new Figures();
    Figures fifo = new Figures();
    try (Tenants quiet = new OurTenants(server, SLOTS);
        Tenants busy = new OurTenants(server, SLOTS);
        Tenants peer = new SchedulerTenants(server, SLOTS)) {
      busy.pile(backlog);
      peer.pile(backlog);
      for (Tenants each : List.of(quiet, busy, peer)) {
        phase(each, WARM_UP, 2);
      }
      for (int round = 0; round < options.rounds(); round++) {
        alone.add(phase(quiet, round, seconds).p99());
        Waits waits = phase(busy, round, seconds);
        crowded.add(waits.p99());
        share.add(waits.shareOfRest(SLOTS, seconds));
        fifo.add(phase(peer, round, seconds).p99());
      }
    }
    report.figures("calsync, wait p99 of B..Z without A", alone, "ms");
    report.figures("calsync, wait p99 of B..Z with A", crowded, "ms");
    report.figures("db-scheduler, wait p99 of B..Z with A", fifo, "ms");
    double allowed = 2.0 * JOB_MILLIS / SLOTS;
    report.atMost("ms longer because of A", crowded.minus(alone), allowed);
    report.atLeast("A's share of what the others leave", share, 0.9);
  }

  /** Who still waits at the end counts with what it waited so far. */
  private static Waits phase(Tenants tenants, int round, int seconds) {
    Waits waits = new Waits(JOB_MILLIS);
    tenants.start(waits);
    Random random = new Random(SEED + round);
    double perSecond = LOAD * SLOTS * 1_000 / JOB_MILLIS;
    Stopwatch watch = new Stopwatch();
    double next = 0;
    for (int number = 0; watch.seconds() < seconds; number++) {
      next -= Math.log(1 - random.nextDouble()) / perSecond;
      LockSupport.parkNanos((long) ((next - watch.seconds()) * 1e9));
      String job = "r" + round + "-" + number;
      waits.ask(job);
      tenants.ask("owner-" + random.nextInt(OTHERS), job);
    }
    waits.giveUp();
    tenants.stop();
    return waits;
  }
}
