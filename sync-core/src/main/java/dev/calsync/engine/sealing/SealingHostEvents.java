package dev.calsync.engine.sealing;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.secret.ContentSeal;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormPlace;
import dev.calsync.store.HostEvent;
import dev.calsync.store.HostEventStore;
import dev.calsync.store.IntakeQueries;
import dev.calsync.store.JournalLine;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Events of the host, sealed. Costs a look-up by key: two cipher texts of one event differ, so the
 * one that is kept is put again where nothing changed, and the store finds that nothing did.
 */
final class SealingHostEvents implements HostEventStore {

  private final HostEventStore store;
  private final IntakeQueries kept;
  private final ContentSeal seal;

  SealingHostEvents(HostEventStore store, IntakeQueries kept, ContentSeal seal) {
    this.store = store;
    this.kept = kept;
    this.seal = seal;
  }

  @Override
  public Optional<Long> putHostEvent(
      OwnerId owner, CalendarId calendar, HostEvent event, JournalLine journal) {
    Optional<FormBytes> body = event.body().map(it -> sealed(owner, calendar, event.uid(), it));
    return store.putHostEvent(
        owner, calendar, new HostEvent(event.uid(), body, event.bounds()), journal);
  }

  private FormBytes sealed(OwnerId owner, CalendarId calendar, String uid, FormBytes body) {
    Contents contents = new Contents(seal, owner);
    FormPlace place = Contents.event(calendar, uid);
    return Optional.ofNullable(kept.events(owner, calendar, List.of(uid)).get(uid))
        .filter(CanonicalRow::live)
        .map(CanonicalRow::body)
        .filter(known -> contents.opened(place, known).equals(body))
        .orElseGet(() -> contents.sealed(place, body));
  }

  @Override
  public int eraseDeleted(
      OwnerId owner,
      CalendarId calendar,
      Collection<EdgeId> edges,
      Duration deletedFor,
      int limit) {
    return store.eraseDeleted(owner, calendar, edges, deletedFor, limit);
  }
}
