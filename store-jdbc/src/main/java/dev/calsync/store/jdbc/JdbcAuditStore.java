package dev.calsync.store.jdbc;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.AuditEntry;
import dev.calsync.store.AuditLine;
import dev.calsync.store.AuditStore;
import java.sql.SQLException;
import java.util.List;

/** The audit log. Its counter is locked until the transaction ends, so that no line is missed. */
final class JdbcAuditStore implements AuditStore {

  private final Transactions transactions;

  JdbcAuditStore(Transactions transactions) {
    this.transactions = transactions;
  }

  private static final String ADVANCE =
      """
      update {audit_head} set position = position + 1 where owner = ?
      """;

  private static final String FIRST =
      """
      insert into {audit_head} (owner, position) values (?, 1)
      """;

  private static final String NEWEST =
      """
      select position from {audit_head} where owner = ?
      """;

  private static final String ADD =
      """
      insert into {audit} (owner, position, at, actor, action, subject, outcome)
      values (?, ?, {now}, ?, ?, ?, ?)
      """;

  @Override
  public long append(OwnerId owner, AuditLine line) {
    return transactions.write(tx -> append(tx, owner, line));
  }

  static long append(Tx tx, OwnerId owner, AuditLine line) throws SQLException {
    if (tx.isOfHost()) {
      HandedAudit.leave(tx, owner, line);
      return 0;
    }
    Tx.Binding whose = to -> to.text(owner.value());
    if (tx.update(ADVANCE, whose) == 0) {
      tx.update(FIRST, whose);
    }
    long position = tx.first(NEWEST, whose, row -> row.number("position")).orElseThrow();
    tx.update(ADD, to -> bind(to.text(owner.value()).number(position), line));
    return position;
  }

  static void bind(Params to, AuditLine line) throws SQLException {
    to.text(line.actor()).text(line.action()).text(line.subject()).text(line.outcome());
  }

  private static final String AFTER =
      """
      select position, at, actor, action, subject, outcome from {audit}
      where owner = ? and position > ?
      order by owner, position
      fetch first ? rows only
      """;

  @Override
  public List<AuditEntry> after(OwnerId owner, long position, int limit) {
    return page(AFTER, owner, position, limit);
  }

  private static final String BEFORE =
      """
      select position, at, actor, action, subject, outcome from {audit}
      where owner = ? and position < ?
      order by owner desc, position desc
      fetch first ? rows only
      """;

  @Override
  public List<AuditEntry> before(OwnerId owner, long position, int limit) {
    return page(BEFORE, owner, position, limit);
  }

  private List<AuditEntry> page(String sql, OwnerId owner, long position, int limit) {
    return transactions.read(
        tx ->
            tx.list(
                sql,
                to -> to.text(owner.value()).number(position).number(limit),
                JdbcAuditStore::read));
  }

  private static AuditEntry read(Row row) throws SQLException {
    return new AuditEntry(row.number("position"), row.time("at"), readLine(row));
  }

  static AuditLine readLine(Row row) throws SQLException {
    return new AuditLine(
        row.text("actor"), row.text("action"), row.text("subject"), row.text("outcome"));
  }
}
