package dev.calsync.store.jdbc;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.RetentionStore;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Erasing what was kept long enough: the oldest rows are looked at, as many as may be erased, and
 * gone is what comes before the first that is younger.
 */
final class JdbcRetentionStore implements RetentionStore {

  private final Transactions transactions;

  JdbcRetentionStore(Transactions transactions) {
    this.transactions = transactions;
  }

  private static final String OLDEST_LINES =
      """
      select position, case when at <= {later} then 1 else 0 end as aged
      from {journal} where owner = ? order by owner, position fetch first ? rows only
      """;

  private static final String ERASE_LINES =
      """
      delete from {journal} where owner = ? and position <= ?
      """;

  private static final String MARK =
      """
      update {journal_head} set erased = ? where owner = ? and erased < ?
      """;

  @Override
  public int eraseJournal(OwnerId owner, Duration age, int limit) {
    return transactions.write(
        tx -> {
          long last = lastAged(tx, OLDEST_LINES, owner, age, limit);
          tx.update(MARK, to -> to.number(last).text(owner.value()).number(last));
          return tx.update(ERASE_LINES, to -> to.text(owner.value()).number(last));
        });
  }

  private static final String OLDEST_AUDIT =
      """
      select position, case when at <= {later} then 1 else 0 end as aged
      from {audit} where owner = ? order by owner, position fetch first ? rows only
      """;

  private static final String ERASE_AUDIT =
      """
      delete from {audit} where owner = ? and position <= ?
      """;

  @Override
  public int eraseAudit(OwnerId owner, Duration age, int limit) {
    return transactions.write(
        tx -> {
          long last = lastAged(tx, OLDEST_AUDIT, owner, age, limit);
          return tx.update(ERASE_AUDIT, to -> to.text(owner.value()).number(last));
        });
  }

  private static final String OLDEST_RUNS =
      """
      select id as position, case when ended_at <= {later} then 1 else 0 end as aged
      from {job_log} where owner = ? order by owner, id fetch first ? rows only
      """;

  private static final String ERASE_RUNS =
      """
      delete from {job_log} where owner = ? and id <= ?
      """;

  @Override
  public int eraseJobLogs(OwnerId owner, Duration age, int limit) {
    return transactions.write(
        tx -> {
          long last = lastAged(tx, OLDEST_RUNS, owner, age, limit);
          return tx.update(ERASE_RUNS, to -> to.text(owner.value()).number(last));
        });
  }

  private record Aged(long position, boolean aged) {}

  /** The position up to which everything is old enough; 0 if nothing is. */
  private static long lastAged(Tx tx, String oldest, OwnerId owner, Duration age, int limit)
      throws SQLException {
    List<Aged> rows =
        tx.list(
            oldest,
            to -> to.after(age.negated()).text(owner.value()).number(limit),
            row -> new Aged(row.number("position"), row.number("aged") == 1));
    return rows.stream()
        .takeWhile(Aged::aged)
        .reduce((one, next) -> next)
        .map(Aged::position)
        .orElse(0L);
  }
}
