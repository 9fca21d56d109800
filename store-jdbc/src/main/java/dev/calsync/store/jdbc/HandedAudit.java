package dev.calsync.store.jdbc;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.AuditLine;
import java.sql.SQLException;
import java.util.List;

/** Audit lines that were handed over. */
final class HandedAudit {

  private HandedAudit() {}

  private static final String LEAVE =
      """
      insert into {handed_audit} (owner, actor, action, subject, outcome) values (?, ?, ?, ?, ?)
      """;

  static void leave(Tx tx, OwnerId owner, AuditLine line) throws SQLException {
    tx.update(LEAVE, to -> JdbcAuditStore.bind(to.text(owner.value()), line));
  }

  private static final String TAKE =
      """
      select owner, id, actor, action, subject, outcome from {handed_audit}
      order by owner, id
      fetch first ? rows only
      for update
      """;

  private static final String FORGET =
      """
      delete from {handed_audit} where owner = ? and id = ?
      """;

  static int place(Tx tx) throws SQLException {
    List<Handed<AuditLine>> left =
        tx.list(
            TAKE,
            to -> to.number(Handover.AT_ONCE),
            row ->
                new Handed<>(
                    OwnerId.of(row.text("owner")), row.number("id"), JdbcAuditStore.readLine(row)));
    for (Handed<AuditLine> line : left) {
      JdbcAuditStore.append(tx, line.owner(), line.what());
    }
    tx.batch(FORGET, left, (to, it) -> to.text(it.owner().value()).number(it.id()));
    return left.size();
  }
}
