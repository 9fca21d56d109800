package dev.calsync.store.jdbc;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.CanonicalWrite;
import dev.calsync.store.HostEvent;
import dev.calsync.store.HostEventStore;
import dev.calsync.store.JournalLine;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Events of the host, and events to be forgotten. */
final class JdbcHostEventStore implements HostEventStore {

  private final Transactions transactions;

  JdbcHostEventStore(Transactions transactions) {
    this.transactions = transactions;
  }

  private static final String LOCK_CALENDAR =
      """
      select changed_seq from {calendar_state} where owner = ? and calendar = ? for update
      """;

  private static final String FIRST =
      """
      insert into {calendar_state} (changed_seq, owner, calendar) values (?, ?, ?)
      """;

  private static final String CHANGED =
      """
      update {calendar_state} set changed_seq = ? where owner = ? and calendar = ?
      """;

  @Override
  public Optional<Long> putHostEvent(
      OwnerId owner, CalendarId calendar, HostEvent event, JournalLine journal) {
    return transactions.write(
        tx -> {
          Optional<Long> newest =
              tx.first(
                  LOCK_CALENDAR,
                  to -> to.text(owner.value()).text(calendar.value()),
                  row -> row.number("changed_seq"));
          Optional<CanonicalWrite> write =
              event.change(find(tx, owner, calendar, event.uid()), journal.run());
          if (write.isPresent()) {
            long seq =
                new CanonicalWrites(tx, owner, calendar)
                    .write(List.of(write.get()), newest.orElse(0L));
            tx.update(
                newest.isPresent() ? CHANGED : FIRST,
                to -> to.number(seq).text(owner.value()).text(calendar.value()));
            JournalLines.append(tx, owner, List.of(journal));
          }
          return write.map(it -> it.expectedVersion() + 1);
        });
  }

  private static final String FIND =
      """
      select uid, version, changed_seq, body, removal, removal_pass, meeting from {canonical_event}
      where owner = ? and calendar = ? and uid = ?
      """;

  private static Optional<CanonicalRow> find(Tx tx, OwnerId owner, CalendarId calendar, String uid)
      throws SQLException {
    return tx.first(
        FIND,
        to -> to.text(owner.value()).text(calendar.value()).text(uid),
        JdbcIntakeQueries::readEvent);
  }

  @Override
  public int eraseDeleted(
      OwnerId owner,
      CalendarId calendar,
      Collection<EdgeId> edges,
      Duration deletedFor,
      int limit) {
    return transactions
        .own()
        .write(tx -> new Erasure(tx, owner, calendar).erase(edges, deletedFor, limit));
  }
}
