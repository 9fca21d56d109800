package dev.calsync.test;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.RetentionStore;
import java.time.Duration;
import java.time.Instant;

/** Erasing what was kept long enough. */
final class InMemoryRetention implements RetentionStore {

  private final Tables tables;

  InMemoryRetention(Tables tables) {
    this.tables = tables;
  }

  @Override
  public int eraseJournal(OwnerId owner, Duration age, int limit) {
    return tables.owned(owner, it -> it.journal().erase(before(age), limit));
  }

  @Override
  public int eraseAudit(OwnerId owner, Duration age, int limit) {
    Instant until = before(age);
    return tables.owned(owner, it -> it.audit().erase(entry -> !entry.at().isAfter(until), limit));
  }

  @Override
  public int eraseJobLogs(OwnerId owner, Duration age, int limit) {
    return tables.owned(owner, it -> it.jobLog().erase(before(age), limit));
  }

  private Instant before(Duration age) {
    return tables.now().minus(age);
  }
}
