package dev.calsync.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Benchmark 1b: the jobs of benchmark 1 while a forgotten transaction keeps the database from
 * sweeping away what they leave behind.
 */
final class UnderPressure implements Benchmark {

  @Override
  public void run(Server server, Options options, Report report) throws Exception {
    int jobs = options.number("jobs", 20_000, 3_000);
    int dead = options.number("dead", 1_000_000, 100_000);
    report.title("1b · the same, with an idle transaction and %,d dead rows".formatted(dead));
    report.say("in 2 tables of ours, in 1 of the peer; no 30 minutes, but as many rows");
    try (EngineJobs ours = new EngineJobs(server, options.profile());
        SchedulerJobs peer = new SchedulerJobs(server)) {
      Race fresh = race(ours, peer, options, jobs);
      Figures claims = ours.claims().take();
      try (Connection first = idle(ours.database());
          Connection second = idle(peer.database())) {
        pile(ours, jobs, dead);
        pile(peer, jobs, dead);
        ours.claims().take();
        Race late = race(ours, peer, options, jobs);
        long ourDead = deadIn(ours);
        long peerDead = deadIn(peer);
        Figures later = ours.claims().take();
        first.rollback();
        second.rollback();
        report.say("dead rows: %,d ours, %,d the peer's", ourDead, peerDead);
        for (Contestant each : List.of(ours, peer)) {
          report.figures(each.name() + ", fresh", fresh.of(each), "jobs/s");
          report.figures(each.name() + ", late", late.of(each), "jobs/s");
        }
        report.say(
            "claims of calsync, p50 and p99 in ms: fresh %.1f %.1f, late %.1f %.1f",
            claims.median(), claims.percentile(99), later.median(), later.percentile(99));
        Figures growth = Figures.of(List.of(later.percentile(99) / claims.percentile(99)));
        report.atMost("p99 of a claim, late : fresh", growth, 3);
        report.figures("db-scheduler, fresh : late", fresh.of(peer).dividedBy(late.of(peer)), "x");
      }
    }
  }

  private static Race race(EngineJobs ours, Contestant peer, Options options, int jobs)
      throws Exception {
    Race race = new Race(List.of(ours, peer));
    race.warmUp(jobs);
    ours.claims().take();
    race.run(options.rounds(), jobs);
    return race;
  }

  private static void pile(Contestant contestant, int jobs, int dead) throws Exception {
    while (deadIn(contestant) < dead) {
      contestant.pile(jobs);
    }
  }

  /** Counted by the vacuum that came before, which could not remove them. */
  private static long deadIn(Contestant contestant) throws SQLException {
    contestant.database().execute("vacuum");
    return contestant
        .database()
        .number("select coalesce(sum(n_dead_tup), 0) from pg_stat_user_tables");
  }

  private static Connection idle(Database database) throws SQLException {
    Connection connection = DriverManager.getConnection(database.url());
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    try (Statement statement = connection.createStatement()) {
      statement.execute("select count(*) from pg_class");
    }
    return connection;
  }
}
