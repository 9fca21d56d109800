package dev.calsync.test;

import dev.calsync.calendar.CalendarId;
import dev.calsync.connector.Cursor;
import dev.calsync.store.IntakeStore;
import dev.calsync.store.Lease;
import dev.calsync.store.PageCommit;
import dev.calsync.store.Pass;
import java.util.Optional;

/** Reading calendars in. */
final class InMemoryIntake implements IntakeStore {

  private final Tables tables;

  InMemoryIntake(Tables tables) {
    this.tables = tables;
  }

  @Override
  public void beginPass(Lease lease, CalendarId calendar, Pass pass) {
    tables.fencedRun(lease, it -> it.calendar(calendar).begin(pass, tables.now()));
  }

  @Override
  public void commitPage(Lease lease, PageCommit page) {
    tables.fencedRun(lease, it -> commit(it, page));
  }

  @Override
  public void completePass(
      Lease lease, CalendarId calendar, Pass pass, boolean complete, long listed) {
    tables.fencedRun(
        lease, it -> it.calendar(calendar).complete(pass, complete, listed, tables.now()));
  }

  @Override
  public void stageUnseen(Lease lease, PageCommit page, boolean last, Optional<Cursor> cursor) {
    tables.fencedRun(
        lease,
        it -> {
          commit(it, page);
          if (last) {
            it.calendar(page.calendar()).end(cursor);
          }
        });
  }

  @Override
  public int requeueQuarantined(Lease lease, CalendarId calendar) {
    return tables.fenced(lease, it -> it.calendar(calendar).items().forgetQuarantined());
  }

  private void commit(OwnerTables owner, PageCommit page) {
    owner.calendar(page.calendar()).commit(page, tables.now());
    owner.journal().append(page.journal(), tables.now());
  }
}
