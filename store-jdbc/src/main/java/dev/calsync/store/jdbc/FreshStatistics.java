package dev.calsync.store.jdbc;

import dev.calsync.failure.StoreException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL plans a statement by what it knew of its tables when they were counted last, and keeps
 * the plan. Tables that were empty then are read from end to end, and a first mirror writes 10,000
 * rows before the server's own counting comes round. So a table that has grown to four times its
 * counted size is counted at once.
 */
final class FreshStatistics implements Upkeep {

  private static final Logger LOG = LoggerFactory.getLogger(FreshStatistics.class);

  /** Looking costs a small statement, so it is done less often the more was written already. */
  private static final int FIRST_LOOK = 400;

  private static final int LONGEST_WITHOUT = 50_000;

  private final AtomicInteger written = new AtomicInteger();
  private final AtomicInteger next = new AtomicInteger(FIRST_LOOK);

  private static final String GROWN =
      """
      select t.name
      from (values ('{lane}'), ('{job}'), ('{source_item}'), ('{canonical_event}'), ('{mirror}'),
        ('{journal}'), ('{record}')) t(name)
      where pg_relation_size(to_regclass(t.name)) > 8192 * (4 + 4 * (
        select greatest(c.relpages, 0)::bigint from pg_class c where c.oid = to_regclass(t.name)))
      """;

  @Override
  public void after(OwnTransactions transactions, int rows) {
    if (written.addAndGet(rows) < next.get()) {
      return;
    }
    written.set(0);
    next.updateAndGet(since -> Math.min(since + since / 2, LONGEST_WITHOUT));
    try {
      transactions.read(tx -> count(tx, tx.list(GROWN, to -> {}, row -> row.text("name"))));
    } catch (StoreException unable) {
      LOG.debug("Tables could not be counted: {}", unable.code());
    }
  }

  /** Skips what somebody else is counting; warns in the server's log where we may not. */
  private static List<String> count(Tx tx, List<String> tables) throws SQLException {
    for (String table : tables) {
      tx.execute("analyze (skip_locked) " + table);
    }
    return tables;
  }
}
