package dev.calsync.benchmarks;

import java.util.List;

/**
 * Benchmark 1: jobs that do nothing, claimed and ended, with lease, fence, lane and fairness;
 * nothing is lost when the power fails.
 */
final class JobThroughput implements Benchmark {

  @Override
  public void run(Server server, Options options, Report report) throws Exception {
    int jobs = options.number("jobs", 20_000, 3_000);
    report.title("1 · %,d jobs that do nothing, each in its own lane".formatted(jobs));
    report.say(Server.settings());
    report.say(SchedulerJobs.settings());
    report.say(
        "calsync: %d loops and connections; with an end for each job %d threads and connections",
        EngineJobs.LOOPS, SchedulerJobs.THREADS);
    try (Contestant together = new EngineJobs(server, options.profile());
        Contestant bare = new SameSql(server);
        Contestant peer = new SchedulerJobs(server);
        Contestant single = new SingleEnds(server, SchedulerJobs.THREADS, options.profile())) {
      Race race = new Race(List.of(together, peer, single, bare));
      race.warmUp(jobs);
      race.run(options.rounds(), jobs);
      for (Contestant contestant : List.of(together, single, peer, bare)) {
        report.figures(contestant.name(), race.of(contestant), "jobs/s");
        contestant.dearest().forEach(line -> report.say("    %s", line));
      }
      Figures others = race.of(peer);
      report.atLeast("together : db-scheduler", race.of(together).dividedBy(others), 3.0);
      report.atLeast("each by itself : db-scheduler", race.of(single).dividedBy(others), 1.2);
      report.atLeast("together : the same SQL", race.of(together).dividedBy(race.of(bare)), 0.7);
    }
  }
}
