package dev.calsync.store.jdbc;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.JournalLine;
import dev.calsync.store.Lease;
import dev.calsync.store.OriginEdit;
import dev.calsync.store.OriginEditStore;
import dev.calsync.store.OriginSettlement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Edits carried back to their origins. */
final class JdbcOriginEditStore implements OriginEditStore {

  private final Transactions transactions;

  JdbcOriginEditStore(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean proposeOriginEdit(Lease lease, OriginEdit edit, JournalLine journal) {
    OwnerId owner = lease.lane().owner();
    return transactions.write(
        lease,
        tx -> {
          boolean proposed = OriginEditRows.propose(tx, owner, edit);
          JournalLines.append(tx, owner, proposed ? List.of(journal) : List.of());
          return proposed;
        });
  }

  private static final String DUE =
      """
      select * from {origin_edit}
      where owner = ? and calendar = ? and attempted_at is null
        and (not_before is null or not_before <= {now})
      order by proposed_at, uid
      fetch first ? rows only
      for update
      """;

  private static final String OPEN =
      """
      update {origin_edit} set attempted_at = {now} where owner = ? and calendar = ? and uid = ?
      """;

  @Override
  public List<OriginEdit> claimOriginEdits(Lease lease, CalendarId calendar, int limit) {
    OwnerId owner = lease.lane().owner();
    return transactions.write(
        lease,
        tx -> {
          List<OriginEdit> due =
              tx.list(
                  DUE,
                  to -> to.text(owner.value()).text(calendar.value()).number(limit),
                  OriginEditRows::read);
          tx.batch(OPEN, due, (to, edit) -> OriginEditRows.bind(to, owner, calendar, edit.uid()));
          return due.stream().map(JdbcOriginEditStore::opened).toList();
        });
  }

  private static OriginEdit opened(OriginEdit edit) {
    return new OriginEdit(
        edit.calendar(), edit.uid(), edit.baseVersion(), edit.cause(), edit.patch(), true);
  }

  private static final String FORGET =
      """
      delete from {origin_edit}
      where owner = ? and calendar = ? and uid = ? and attempted_at is not null
      """;

  private static final String CLOSE =
      """
      update {origin_edit} set attempted_at = null, not_before = {later}
      where owner = ? and calendar = ? and uid = ? and attempted_at is not null
      """;

  @Override
  public boolean settleOriginEdit(Lease lease, OriginSettlement settlement, JournalLine journal) {
    OwnerId owner = lease.lane().owner();
    boolean again = settlement.outcome() == OriginSettlement.Outcome.NOT_APPLIED;
    return transactions.write(
        lease,
        tx -> {
          int closed =
              tx.update(
                  again ? CLOSE : FORGET,
                  to ->
                      OriginEditRows.bind(
                          again ? to.after(settlement.retryIn()) : to,
                          owner,
                          settlement.calendar(),
                          settlement.uid()));
          JournalLines.append(tx, owner, closed == 1 ? List.of(journal) : List.of());
          return closed == 1;
        });
  }

  private static final String OPENED =
      """
      select * from {origin_edit}
      where owner = ? and calendar = ? and attempted_at is not null
      order by attempted_at, uid
      fetch first ? rows only
      """;

  @Override
  public List<OriginEdit> openOriginEdits(OwnerId owner, CalendarId calendar, int limit) {
    return transactions.read(
        tx ->
            tx.list(
                OPENED,
                to -> to.text(owner.value()).text(calendar.value()).number(limit),
                OriginEditRows::read));
  }

  private static final String FIND =
      """
      select * from {origin_edit} where owner = ? and calendar = ? and uid = ?
      """;

  @Override
  public Optional<OriginEdit> originEdit(OwnerId owner, CalendarId calendar, String uid) {
    return transactions.read(
        tx ->
            tx.first(
                FIND, to -> OriginEditRows.bind(to, owner, calendar, uid), OriginEditRows::read));
  }

  private static final String FIRST_DUE =
      """
      select case when attempted_at is null then not_before else null end as wanted_at,
        {now} as present
      from {origin_edit} where owner = ? and calendar = ?
      order by wanted_at nulls first
      fetch first 1 rows only
      """;

  @Override
  public Optional<Duration> untilOriginEditDue(OwnerId owner, CalendarId calendar) {
    return transactions.read(
        tx ->
            tx.first(
                FIRST_DUE,
                to -> to.text(owner.value()).text(calendar.value()),
                row -> row.until("wanted_at", "present").orElse(Duration.ZERO)));
  }
}
