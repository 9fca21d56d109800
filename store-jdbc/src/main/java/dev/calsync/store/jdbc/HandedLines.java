package dev.calsync.store.jdbc;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.JournalLine;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Journal lines that were handed over. */
final class HandedLines {

  private HandedLines() {}

  private static final String LEAVE =
      """
      insert into {handed_line} (owner, action, run, calendar, edge, uid, reason, facts)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      """;

  static void leave(Tx tx, OwnerId owner, List<JournalLine> lines) throws SQLException {
    tx.batch(LEAVE, lines, (to, line) -> JournalLines.bindContent(to.text(owner.value()), line));
  }

  private static final String TAKE =
      """
      select owner, id, action, run, calendar, edge, uid, reason, facts from {handed_line}
      order by owner, id
      fetch first ? rows only
      for update
      """;

  private static final String FORGET =
      """
      delete from {handed_line} where owner = ? and id = ?
      """;

  static int place(Tx tx) throws SQLException {
    List<Handed<JournalLine>> left =
        tx.list(TAKE, to -> to.number(Handover.AT_ONCE), HandedLines::read);
    for (Map.Entry<OwnerId, List<JournalLine>> lines : byOwner(left).entrySet()) {
      JournalLines.append(tx, lines.getKey(), lines.getValue());
    }
    tx.batch(FORGET, left, (to, it) -> to.text(it.owner().value()).number(it.id()));
    return left.size();
  }

  private static Handed<JournalLine> read(Row row) throws SQLException {
    return new Handed<>(
        OwnerId.of(row.text("owner")), row.number("id"), JdbcJournalQueries.readLine(row));
  }

  /** In one order everywhere: each owner's counter is locked. */
  private static Map<OwnerId, List<JournalLine>> byOwner(List<Handed<JournalLine>> left) {
    return left.stream()
        .collect(
            Collectors.groupingBy(
                Handed::owner,
                () -> new TreeMap<>(Comparator.comparing(OwnerId::value)),
                Collectors.mapping(Handed::what, Collectors.toList())));
  }
}
