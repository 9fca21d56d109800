package dev.calsync.tck.store;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.AuditLine;
import dev.calsync.store.JobLogEntry;
import dev.calsync.store.RetentionStore;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Audit lines, questions about logs, and what is erased of them. */
final class LogSteps extends Dice implements StepSource {

  private static final int ALL = 100_000;

  LogSteps(SplittableRandom random) {
    super(random);
  }

  @Override
  public Step next() {
    OwnerId owner = owner();
    return switch (below(10)) {
      case 0, 1, 2, 3 -> append(owner);
      case 4, 5, 6 -> erase(owner);
      default -> ask(owner);
    };
  }

  private Step append(OwnerId owner) {
    AuditLine line = LogScene.audited("edge:e" + below(4));
    return new Step(
        "append " + owner + " " + line, side -> side.store().audit().append(owner, line));
  }

  private Step erase(OwnerId owner) {
    Duration age = Duration.ofMinutes(below(90));
    int limit = 1 + below(9);
    return new Step(
        "erase " + owner + " " + age + " " + limit,
        side -> {
          RetentionStore retention = side.store().retention();
          return List.of(
              retention.eraseJournal(owner, age, limit),
              retention.eraseAudit(owner, age, limit),
              // All of that age: which of the runs that ended in one call is older is open (g02).
              retention.eraseJobLogs(owner, age, ALL));
        });
  }

  private Step ask(OwnerId owner) {
    long position = below(9);
    return new Step(
        "ask " + owner + " logs at " + position,
        side ->
            List.of(
                LogScene.kept(side.rig(), owner, 3),
                side.store().audit().after(owner, position, 3),
                side.store().audit().before(owner, position, 3),
                side.store().jobLogs().before(owner, Long.MAX_VALUE, 5).stream()
                    .map(JobLogEntry::endedAt)
                    .toList(),
                side.store().jobLogs().of(owner, Bench.intake("work"), Long.MAX_VALUE, 3)));
  }
}
