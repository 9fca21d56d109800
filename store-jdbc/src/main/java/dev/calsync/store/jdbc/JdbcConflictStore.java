package dev.calsync.store.jdbc;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.Conflict;
import dev.calsync.store.ConflictId;
import dev.calsync.store.ConflictStore;
import dev.calsync.store.JournalLine;
import dev.calsync.store.Lease;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.MirrorState;
import dev.calsync.store.OriginEdit;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Changes on both sides that wait for a person. */
final class JdbcConflictStore implements ConflictStore {

  private final Transactions transactions;

  JdbcConflictStore(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean putConflict(Lease lease, Conflict conflict, JournalLine journal) {
    OwnerId owner = lease.lane().owner();
    return transactions.write(
        lease,
        tx -> {
          ConflictRows rows = new ConflictRows(tx, owner);
          Optional<MirrorRow> mirror =
              rows.lockMirror(conflict.mirror())
                  .filter(it -> it.revision() == conflict.expectedRevision());
          Optional<ConflictId> open = rows.of(conflict.mirror()).filter(it -> holds(mirror, it));
          boolean possible = mirror.filter(it -> isDue(it) || open.isPresent()).isPresent();
          if (possible) {
            rows.put(conflict, open);
            JournalLines.append(tx, owner, List.of(journal));
          }
          return possible;
        });
  }

  private static boolean isDue(MirrorRow mirror) {
    return mirror.state() == MirrorState.DUE || mirror.state() == MirrorState.REFUSED;
  }

  private static boolean holds(Optional<MirrorRow> mirror, ConflictId conflict) {
    return mirror
        .filter(it -> it.state() == MirrorState.HELD)
        .filter(it -> it.hold().equals(Optional.of(conflict.hold())))
        .isPresent();
  }

  @Override
  public boolean decideConflict(
      OwnerId owner, ConflictId id, Optional<OriginEdit> patch, JournalLine journal) {
    return transactions.write(
        tx -> {
          ConflictRows rows = new ConflictRows(tx, owner);
          Optional<Conflict> found = rows.find(id);
          Optional<Conflict> open =
              found.isPresent() && holds(rows.lockMirror(found.get().mirror()), id)
                  ? found
                  : Optional.empty();
          boolean decided = open.isPresent() && isTakenOver(tx, owner, patch);
          if (decided) {
            rows.decide(open.get(), patch.isPresent());
            JournalLines.append(tx, owner, List.of(journal));
          }
          return decided;
        });
  }

  private static boolean isTakenOver(Tx tx, OwnerId owner, Optional<OriginEdit> patch)
      throws SQLException {
    return patch.isEmpty() || OriginEditRows.propose(tx, owner, patch.get());
  }

  private static final String OPEN =
      """
      select c.* from {conflict} c
      join {mirror} m on m.owner = c.owner and m.edge = c.edge and m.uid = c.uid
        and m.part = c.part and m.hold = c.id and m.state = 'HELD'
      where c.owner = ? and c.id > ?
      order by c.id
      fetch first ? rows only
      """;

  @Override
  public List<Conflict> openConflicts(OwnerId owner, String after, int limit) {
    return transactions.read(
        tx ->
            tx.list(
                OPEN, to -> to.text(owner.value()).text(after).number(limit), ConflictRows::read));
  }

  private static final String OVER =
      """
      select c.id from {conflict} c
      where c.owner = ? and not exists (
        select 1 from {mirror} m where m.owner = c.owner and m.edge = c.edge and m.uid = c.uid
          and m.part = c.part and m.hold = c.id)
      order by c.id
      fetch first ? rows only
      """;

  private static final String ERASE =
      """
      delete from {conflict} where owner = ? and id = ?
      """;

  @Override
  public int eraseOver(OwnerId owner, int limit) {
    return transactions.write(
        tx -> {
          List<String> over =
              tx.list(OVER, to -> to.text(owner.value()).number(limit), row -> row.text("id"));
          tx.batch(ERASE, over, (to, id) -> to.text(owner.value()).text(id));
          return over.size();
        });
  }
}
