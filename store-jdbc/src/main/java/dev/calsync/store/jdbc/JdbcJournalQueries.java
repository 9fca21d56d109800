package dev.calsync.store.jdbc;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
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
      order by position
      fetch first ? rows only
      """;

  @Override
  public List<JournalEntry> after(OwnerId owner, long after, int limit) {
    return transactions.read(
        tx ->
            tx.list(
                AFTER,
                to -> to.text(owner.value()).number(after).number(limit),
                JdbcJournalQueries::read));
  }

  private static final String OF_EVENT =
      """
      select position, at, action, run, calendar, edge, uid, reason, facts from {journal}
      where owner = ? and uid = ?
      order by position desc
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
    return new JournalEntry(
        row.number("position"),
        row.time("at"),
        new JournalLine(
            row.text("action"),
            row.text("run"),
            CalendarId.of(row.text("calendar")),
            row.maybeText("edge").map(EdgeId::of),
            row.maybeText("uid").orElse(""),
            row.text("reason"),
            MapText.read(row.text("facts"), fact -> fact)));
  }
}
