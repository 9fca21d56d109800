package dev.calsync.store.jdbc;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.CompletedPass;
import dev.calsync.store.Hold;
import dev.calsync.store.HoldId;
import dev.calsync.store.HoldStore;
import dev.calsync.store.JournalLine;
import dev.calsync.store.Lease;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Holds and the host's decisions. */
final class JdbcHoldStore implements HoldStore {

  private final Transactions transactions;

  JdbcHoldStore(Transactions transactions) {
    this.transactions = transactions;
  }

  private static final String RELEASE =
      """
      update {mirror} set hold = null, revision = revision + 1 where owner = ? and hold = ?
      """;

  private static final String DETACH =
      """
      update {mirror} set hold = null, detached = true, revision = revision + 1
      where owner = ? and hold = ?
      """;

  @Override
  public Optional<Integer> decideHold(
      OwnerId owner, HoldId hold, boolean approve, JournalLine journal) {
    return transactions.write(
        tx -> {
          if (HoldRows.lockOpen(tx, owner, hold).isEmpty()) {
            return Optional.empty();
          }
          HoldRows.close(tx, owner, hold, approve ? Hold.State.APPROVED : Hold.State.REJECTED);
          int mirrors = change(tx, approve ? RELEASE : DETACH, owner, hold);
          JournalLines.append(tx, owner, List.of(journal));
          return Optional.of(mirrors);
        });
  }

  private static int change(Tx tx, String sql, OwnerId owner, HoldId hold) throws SQLException {
    return tx.update(sql, to -> to.text(owner.value()).text(hold.value()));
  }

  @Override
  public Optional<Hold> confirmHold(
      Lease lease, HoldId id, CompletedPass pass, JournalLine journal) {
    OwnerId owner = lease.lane().owner();
    return transactions.write(
        lease,
        tx -> {
          Optional<Hold> open = HoldRows.lockOpen(tx, owner, id);
          if (open.filter(hold -> counts(hold, pass)).isPresent()) {
            confirm(tx, owner, open.get(), pass, journal);
          }
          return open.isEmpty() ? open : after(tx, owner, id);
        });
  }

  private static boolean counts(Hold hold, CompletedPass pass) {
    return hold.readsLeft() > 0
        && pass.complete()
        && pass.listed() > 0
        && !pass.startedAt().isBefore(hold.lastReadAt().plus(hold.readsApart()));
  }

  private static void confirm(
      Tx tx, OwnerId owner, Hold hold, CompletedPass pass, JournalLine journal)
      throws SQLException {
    HoldRows.countRead(tx, owner, hold.id(), pass);
    if (hold.readsLeft() == 1) {
      change(tx, RELEASE, owner, hold.id());
      JournalLines.append(tx, owner, List.of(journal));
    }
  }

  private static final String HOLD_DUE =
      """
      update {mirror} set hold = ?, revision = revision + 1
      where owner = ? and target = ? and state = 'DUE' and edge = ?
      """;

  @Override
  public int holdDue(Lease lease, CalendarId target, Hold hold, JournalLine journal) {
    OwnerId owner = lease.lane().owner();
    return transactions.write(
        lease,
        tx -> {
          int held =
              tx.update(
                  HOLD_DUE,
                  to ->
                      to.text(hold.id().value())
                          .text(owner.value())
                          .text(target.value())
                          .text(hold.edge().value()));
          if (held > 0) {
            HoldRows.open(tx, owner, hold);
            JournalLines.append(tx, owner, List.of(journal));
          }
          return held;
        });
  }

  private static final String ONE =
      """
      select h.id, h.edge, h.reason, h.state, h.reads_left, h.reads_apart_micros, h.opened_at,
        h.last_read_at,
        (select count(distinct m.uid) from {mirror} m
          where m.owner = h.owner and m.hold = h.id and m.state = 'HELD') as events
      from {hold} h where h.owner = ? and h.id = ?
      """;

  private static Optional<Hold> after(Tx tx, OwnerId owner, HoldId hold) throws SQLException {
    return tx.first(ONE, to -> to.text(owner.value()).text(hold.value()), HoldRows::read);
  }

  private static final String OPEN =
      """
      select h.id, h.edge, h.reason, h.state, h.reads_left, h.reads_apart_micros, h.opened_at,
        h.last_read_at,
        (select count(distinct m.uid) from {mirror} m
          where m.owner = h.owner and m.hold = h.id and m.state = 'HELD') as events
      from {hold} h where h.owner = ? and h.state = 'OPEN'
      order by h.opened_at, h.id
      """;

  @Override
  public List<Hold> open(OwnerId owner) {
    return transactions
        .read(tx -> tx.<Hold>list(OPEN, to -> to.text(owner.value()), HoldRows::read))
        .stream()
        .filter(hold -> hold.events() > 0)
        .toList();
  }

  @Override
  public List<Hold> openOf(OwnerId owner, EdgeId edge) {
    return open(owner).stream().filter(hold -> hold.edge().equals(edge)).toList();
  }
}
