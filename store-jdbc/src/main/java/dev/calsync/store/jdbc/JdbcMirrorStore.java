package dev.calsync.store.jdbc;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.JournalLine;
import dev.calsync.store.Lease;
import dev.calsync.store.MirrorHashes;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.MirrorStore;
import dev.calsync.store.Observation;
import dev.calsync.store.PlanCommit;
import dev.calsync.store.Settlement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Mirrors: planning and writing. */
final class JdbcMirrorStore implements MirrorStore {

  private final Transactions transactions;

  JdbcMirrorStore(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean commitPlan(Lease lease, PlanCommit plan) {
    return transactions.write(lease, tx -> new PlanWrites(tx, lease.lane().owner(), plan).commit());
  }

  /** Takes no locks: H2 would sort and lock all that is due. What moved on is not opened below. */
  private static final String DUE =
      """
      select m.*, case when m.not_before is null then 1 else 0 end as urgent from {mirror} m
      where m.owner = ? and m.target = ? and m.state = 'DUE'
        and (m.not_before is null or m.not_before <= {now})
      """
          + MirrorRows.AND_MAY_BEGIN
          + """
            order by m.owner, m.target, m.state, m.not_before nulls first, m.edge, m.uid, m.part
            fetch first ? rows only
            """;

  /**
   * The revision says that the row is due as it was found; a state that PostgreSQL counted none of
   * would mislead it.
   */
  private static final String OPEN =
      """
      update {mirror}
      set attempted = desired, attempted_at = {now}, revision = revision + 1
      where owner = ? and edge = ? and uid = ? and part = ? and revision = ?
      """;

  @Override
  public List<MirrorRow> claimDue(Lease lease, CalendarId target, int limit) {
    String owner = lease.lane().owner().value();
    return transactions.write(
        lease,
        tx -> {
          List<MirrorRow> due =
              first(
                  tx.list(
                      DUE,
                      to -> to.text(owner).text(target.value()).number(limit),
                      row -> new Due(MirrorRows.read(row), row.number("urgent") == 1)));
          int[] opened =
              tx.batch(
                  OPEN,
                  due,
                  (to, row) -> MirrorRows.bind(to.text(owner), row.key()).number(row.revision()));
          return opened(due, opened);
        });
  }

  /** A row that is due; no time before which it may not be written means that it is urgent. */
  private record Due(MirrorRow row, boolean urgent) {}

  /** Urgent ones come alone. */
  private static List<MirrorRow> first(List<Due> due) {
    return due.stream().takeWhile(it -> it.urgent() == due.get(0).urgent()).map(Due::row).toList();
  }

  private static List<MirrorRow> opened(List<MirrorRow> due, int[] opened) {
    List<MirrorRow> rows = new ArrayList<>();
    for (int i = 0; i < opened.length; i++) {
      if (opened[i] == 1) {
        rows.add(opened(due.get(i)));
      }
    }
    return rows;
  }

  private static MirrorRow opened(MirrorRow row) {
    MirrorHashes hashes =
        new MirrorHashes(
            row.hashes().desired(),
            Optional.of(row.hashes().desired()),
            row.hashes().applied(),
            row.hashes().observed());
    return new MirrorRow(
        row.key(),
        row.target(),
        row.identity(),
        hashes,
        row.stamps(),
        row.form(),
        row.extent(),
        row.remote(),
        row.hold(),
        row.detached(),
        row.refusal(),
        row.writes(),
        row.revision() + 1);
  }

  @Override
  public void settleWrites(Lease lease, List<Settlement> settlements, List<JournalLine> journal) {
    OwnerId owner = lease.lane().owner();
    transactions.write(
        lease,
        tx -> {
          new Outcomes(tx, owner).settle(settlements);
          JournalLines.append(tx, owner, journal);
          return lease;
        });
  }

  @Override
  public int noteObserved(Lease lease, List<Observation> observations, List<JournalLine> journal) {
    OwnerId owner = lease.lane().owner();
    return transactions.write(
        lease,
        tx -> {
          int taken = new Outcomes(tx, owner).observe(observations);
          JournalLines.append(tx, owner, journal);
          return taken;
        });
  }
}
