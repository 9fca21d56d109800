package dev.calsync.store.jdbc;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.failure.PositionExpiredException;
import dev.calsync.store.JournalEntry;
import dev.calsync.store.JournalLine;
import dev.calsync.store.JournalQueries;
import java.sql.SQLException;
import java.util.List;

/** The journal, to be read. */
final class JdbcJournalQueries implements JournalQueries {

  private final Transactions transactions;

  JdbcJournalQueries(Transactions transactions) {
    this.transactions = transactions;
  }

  private static final String AFTER =
      """
      select position, at, action, run, calendar, edge, uid, reason, facts from {journal}
      where owner = ? and position > ?
      order by owner, position
      fetch first ? rows only
      """;

  private static final String ERASED =
      """
      select erased from {journal_head} where owner = ?
      """;

  @Override
  public List<JournalEntry> after(OwnerId owner, long after, int limit) {
    return transactions.read(
        tx -> {
          List<JournalEntry> page =
              tx.list(
                  AFTER,
                  to -> to.text(owner.value()).number(after).number(limit),
                  JdbcJournalQueries::read);
          if (page.isEmpty() || page.get(0).position() > after + 1) {
            refuseIfErased(tx, owner, after);
          }
          return page;
        });
  }

  /** Asked after the page was read: an erasure in between is noticed then. */
  private static void refuseIfErased(Tx tx, OwnerId owner, long after) throws SQLException {
    long erased =
        tx.first(ERASED, to -> to.text(owner.value()), row -> row.number("erased")).orElse(0L);
    if (Math.max(0, after) < erased) {
      throw new PositionExpiredException(after, erased);
    }
  }

  private static final String OF_EVENT =
      """
      select position, at, action, run, calendar, edge, uid, reason, facts from {journal}
      where owner = ? and uid = ?
      order by owner desc, uid desc, position desc
      fetch first ? rows only
      """;

  @Override
  public List<JournalEntry> of(OwnerId owner, String uid, int limit) {
    return transactions.read(
        tx ->
            tx.list(
                OF_EVENT,
                to -> to.text(owner.value()).text(uid).number(limit),
                JdbcJournalQueries::read));
  }

  private static final String NEWEST =
      """
      select position from {journal_head} where owner = ?
      """;

  @Override
  public long newest(OwnerId owner) {
    return transactions
        .read(tx -> tx.first(NEWEST, to -> to.text(owner.value()), row -> row.number("position")))
        .orElse(0L);
  }

  private static JournalEntry read(Row row) throws SQLException {
    return new JournalEntry(row.number("position"), row.time("at"), readLine(row));
  }

  static JournalLine readLine(Row row) throws SQLException {
    return new JournalLine(
        row.text("action"),
        row.text("run"),
        CalendarId.of(row.text("calendar")),
        row.maybeText("edge").map(EdgeId::of),
        row.maybeText("uid").orElse(""),
        row.text("reason"),
        MapText.read(row.text("facts"), fact -> fact));
  }
}
