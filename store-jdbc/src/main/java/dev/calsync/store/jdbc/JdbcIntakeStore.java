package dev.calsync.store.jdbc;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.Cursor;
import dev.calsync.failure.StoreException;
import dev.calsync.store.FormHash;
import dev.calsync.store.IntakeStore;
import dev.calsync.store.Lease;
import dev.calsync.store.PageCommit;
import dev.calsync.store.Pass;
import java.sql.SQLException;
import java.util.Optional;

/** Reading calendars in: a page's effects and its continuation in one transaction (INV-6). */
final class JdbcIntakeStore implements IntakeStore {

  private final Transactions transactions;

  JdbcIntakeStore(Transactions transactions) {
    this.transactions = transactions;
  }

  private static final String BEGIN =
      """
      update {calendar_state}
      set pass_id = ?, pass_kind = ?, pass_started_at = {now}, continuation = null
      where owner = ? and calendar = ?
      """;

  private static final String FIRST =
      """
      insert into {calendar_state}
        (pass_id, pass_kind, pass_started_at, changed_seq, owner, calendar)
      values (?, ?, {now}, 0, ?, ?)
      """;

  @Override
  public void beginPass(Lease lease, CalendarId calendar, Pass pass) {
    fenced(
        lease,
        tx -> {
          Tx.Binding begun =
              to ->
                  to.text(pass.id())
                      .text(pass.kind().name())
                      .text(ownerOf(lease).value())
                      .text(calendar.value());
          if (tx.update(BEGIN, begun) == 0) {
            tx.update(FIRST, begun);
          }
        });
  }

  private static final String GO_ON =
      """
      update {calendar_state} set changed_seq = ?, continuation = ? where owner = ? and calendar = ?
      """;

  @Override
  public void commitPage(Lease lease, PageCommit page) {
    commit(lease, page, GO_ON, page.next().map(Continuation::value));
  }

  private static final String COMPLETE =
      """
      update {calendar_state}
      set read_pass = pass_id, read_complete = ?, read_listed = ?,
        read_started_at = pass_started_at, read_ended_at = {now}
      where owner = ? and calendar = ?
      """;

  private static final String PROVE =
      """
      update {calendar_state}
      set complete_pass = read_pass, complete_listed = read_listed,
        complete_started_at = read_started_at, complete_ended_at = read_ended_at
      where owner = ? and calendar = ?
      """;

  @Override
  public void completePass(
      Lease lease, CalendarId calendar, Pass pass, boolean complete, long listed) {
    OwnerId owner = ownerOf(lease);
    fenced(
        lease,
        tx -> {
          changedSeq(tx, owner, calendar, pass);
          tx.update(
              COMPLETE,
              to -> to.flag(complete).number(listed).text(owner.value()).text(calendar.value()));
          if (complete) {
            tx.update(PROVE, to -> to.text(owner.value()).text(calendar.value()));
          }
        });
  }

  private static final String END =
      """
      update {calendar_state}
      set changed_seq = ?, continuation = null, next_cursor = ?,
        pass_id = null, pass_kind = null, pass_started_at = null
      where owner = ? and calendar = ?
      """;

  @Override
  public void stageUnseen(Lease lease, PageCommit page, boolean last, Optional<Cursor> cursor) {
    if (last) {
      commit(lease, page, END, cursor.map(Cursor::value));
    } else {
      commitPage(lease, page);
    }
  }

  private void commit(Lease lease, PageCommit page, String position, Optional<String> value) {
    OwnerId owner = ownerOf(lease);
    fenced(
        lease,
        tx -> {
          long changed = commitEffects(tx, owner, page);
          tx.update(
              position,
              to ->
                  to.number(changed).text(value).text(owner.value()).text(page.calendar().value()));
          JournalLines.append(tx, owner, page.journal());
        });
  }

  private static final String REQUEUE =
      """
      update {source_item} set content = ?
      where owner = ? and calendar = ? and state = 'QUARANTINED'
      """;

  @Override
  public int requeueQuarantined(Lease lease, CalendarId calendar) {
    return transactions.write(
        lease,
        tx ->
            tx.update(
                REQUEUE,
                to ->
                    to.hash(FormHash.ABSENT).text(ownerOf(lease).value()).text(calendar.value())));
  }

  /** Everything but the calendar's own row; the number of its newest change afterwards. */
  private static long commitEffects(Tx tx, OwnerId owner, PageCommit page) throws SQLException {
    long changed = changedSeq(tx, owner, page.calendar(), page.pass());
    SourceItems.put(tx, owner, page.calendar(), page.items());
    SourceItems.remove(tx, owner, page.calendar(), page.removed());
    return new CanonicalWrites(tx, owner, page.calendar()).write(page.events(), changed);
  }

  private static final String RUNNING =
      """
      select changed_seq from {calendar_state}
      where owner = ? and calendar = ? and pass_id = ? and pass_kind = ?
      for update
      """;

  /** Locks the calendar for its running pass; refuses any other. */
  private static long changedSeq(Tx tx, OwnerId owner, CalendarId calendar, Pass pass)
      throws SQLException {
    return tx.first(
            RUNNING,
            to ->
                to.text(owner.value())
                    .text(calendar.value())
                    .text(pass.id())
                    .text(pass.kind().name()),
            row -> row.number("changed_seq"))
        .orElseThrow(() -> replaced(calendar, pass));
  }

  private static StoreException replaced(CalendarId calendar, Pass pass) {
    return new StoreException(
        "PASS_REPLACED",
        "Pass " + pass.id() + " does not read calendar " + calendar + " now; the newer one goes on",
        null,
        false);
  }

  private static OwnerId ownerOf(Lease lease) {
    return lease.lane().owner();
  }

  /** What an operation does behind the fence. */
  private interface Effect {
    void in(Tx tx) throws SQLException;
  }

  private void fenced(Lease lease, Effect effect) {
    transactions.write(
        lease,
        tx -> {
          effect.in(tx);
          return lease;
        });
  }
}
