package dev.calsync.store.jdbc;

import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.JournalLine;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes journal lines beside the effects they tell of. The owner's counter is locked until the
 * transaction ends, so that positions become visible in their order and a reader by position misses
 * none (R-L4). It is therefore the last lock that a transaction takes.
 */
final class JournalLines {

  private JournalLines() {}

  static void append(Tx tx, OwnerId owner, List<JournalLine> lines) throws SQLException {
    if (lines.isEmpty()) {
      return;
    }
    if (tx.isOfHost()) {
      HandedLines.leave(tx, owner, lines);
      return;
    }
    advance(tx, owner, lines.size());
    AtomicLong left = new AtomicLong(lines.size());
    tx.batch(ADD, lines, (to, line) -> bind(to, owner, left.decrementAndGet(), line));
  }

  private static final String ADVANCE =
      """
      update {journal_head} set position = position + ? where owner = ?
      """;

  private static final String FIRST =
      """
      insert into {journal_head} (position, owner) values (?, ?)
      """;

  private static void advance(Tx tx, OwnerId owner, int lines) throws SQLException {
    Tx.Binding further = to -> to.number(lines).text(owner.value());
    if (tx.update(ADVANCE, further) == 0) {
      tx.update(FIRST, further);
    }
  }

  private static final String ADD =
      """
      insert into {journal}
        (owner, position, at, action, run, calendar, edge, uid, reason, facts)
      values (?, (select h.position from {journal_head} h where h.owner = ?) - ?, {now},
        ?, ?, ?, ?, ?, ?, ?)
      """;

  private static void bind(Params to, OwnerId owner, long left, JournalLine line)
      throws SQLException {
    bindContent(to.text(owner.value()).text(owner.value()).number(left), line);
  }

  static void bindContent(Params to, JournalLine line) throws SQLException {
    to.text(line.action())
        .text(line.run())
        .text(line.calendar().value())
        .text(line.edge().map(EdgeId::value))
        .text(Optional.of(line.uid()).filter(uid -> !uid.isEmpty()))
        .text(line.reason())
        .text(MapText.write(line.facts()));
  }
}
