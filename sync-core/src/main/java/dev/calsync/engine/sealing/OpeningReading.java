package dev.calsync.engine.sealing;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.secret.ContentSeal;
import dev.calsync.event.TimeRange;
import dev.calsync.store.CalendarReading;
import dev.calsync.store.MirrorState;
import dev.calsync.store.PlacedEvent;
import dev.calsync.store.ReadingQueries;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What people look at, opened. */
final class OpeningReading implements ReadingQueries {

  private final ReadingQueries store;
  private final ContentSeal seal;

  OpeningReading(ReadingQueries store, ContentSeal seal) {
    this.store = store;
    this.seal = seal;
  }

  @Override
  public List<PlacedEvent> takingPlace(
      OwnerId owner, Collection<CalendarId> calendars, TimeRange range, int limit) {
    Contents contents = new Contents(seal, owner);
    return store.takingPlace(owner, calendars, range, limit).stream()
        .map(it -> new PlacedEvent(it.calendar(), contents.opened(it.calendar(), it.event())))
        .toList();
  }

  @Override
  public List<CalendarReading> readings(OwnerId owner) {
    return store.readings(owner);
  }

  @Override
  public Map<EdgeId, Map<MirrorState, Long>> unsettled(
      OwnerId owner, Collection<CalendarId> targets) {
    return store.unsettled(owner, targets);
  }
}
