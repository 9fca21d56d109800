package dev.calsync.engine.sealing;

import dev.calsync.calendar.CalendarId;
import dev.calsync.connector.Cursor;
import dev.calsync.engine.secret.ContentSeal;
import dev.calsync.store.IntakeStore;
import dev.calsync.store.Lease;
import dev.calsync.store.PageCommit;
import dev.calsync.store.Pass;
import java.util.Optional;

/** Readings, whose events and raw forms are sealed. */
final class SealingIntake implements IntakeStore {

  private final IntakeStore store;
  private final ContentSeal seal;

  SealingIntake(IntakeStore store, ContentSeal seal) {
    this.store = store;
    this.seal = seal;
  }

  @Override
  public void beginPass(Lease lease, CalendarId calendar, Pass pass) {
    store.beginPass(lease, calendar, pass);
  }

  @Override
  public void commitPage(Lease lease, PageCommit page) {
    store.commitPage(lease, sealed(lease, page));
  }

  @Override
  public void completePass(
      Lease lease, CalendarId calendar, Pass pass, boolean complete, long listed) {
    store.completePass(lease, calendar, pass, complete, listed);
  }

  @Override
  public void stageUnseen(Lease lease, PageCommit page, boolean last, Optional<Cursor> cursor) {
    store.stageUnseen(lease, sealed(lease, page), last, cursor);
  }

  @Override
  public int requeueQuarantined(Lease lease, CalendarId calendar) {
    return store.requeueQuarantined(lease, calendar);
  }

  private PageCommit sealed(Lease lease, PageCommit page) {
    Contents contents = new Contents(seal, lease.lane().owner());
    return new PageCommit(
        page.calendar(),
        page.pass(),
        page.items().stream().map(it -> contents.sealed(page.calendar(), it)).toList(),
        page.removed(),
        page.events().stream().map(it -> contents.sealed(page.calendar(), it)).toList(),
        page.journal(),
        page.next());
  }
}
