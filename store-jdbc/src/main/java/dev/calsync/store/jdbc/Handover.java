package dev.calsync.store.jdbc;

import java.sql.SQLException;

/**
 * What the hosts' transactions left for us to place: requests for runs, journal lines, audit lines.
 * To place them means to lock lanes and the owner's counters until the end of the transaction, and
 * a host may take minutes; all that works for the owner would wait for it, and the heartbeat of a
 * whole node for a single lane. So they are written down, and placed in transactions of our own
 * once the host's is over.
 */
final class Handover {

  /** How many are placed at once. One node places at a time, so that lines keep their order. */
  static final int AT_ONCE = 500;

  private Handover() {}

  private static final String ANY =
      """
      select case when exists (select 1 from {handed_request}) or exists (select 1 from {handed_line})
        or exists (select 1 from {handed_audit}) then 1 else 0 end as there
      """;

  /**
   * Places what was left.
   *
   * @return whether there was anything
   */
  static boolean place(OwnTransactions transactions, LaneQueue queue) {
    if (!transactions.read(Handover::any)) {
      return false;
    }
    placeAll(transactions, tx -> HandedRequests.place(tx, queue));
    placeAll(transactions, HandedLines::place);
    placeAll(transactions, HandedAudit::place);
    return true;
  }

  private static void placeAll(OwnTransactions transactions, Transactions.Work<Integer> placing) {
    int placed;
    do {
      placed = transactions.write(placing);
    } while (placed == AT_ONCE);
  }

  private static boolean any(Tx tx) throws SQLException {
    return tx.first(ANY, to -> {}, row -> row.whole("there") == 1).orElse(false);
  }
}
