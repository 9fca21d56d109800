package dev.calsync.connector.ics;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.Call;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.Cost;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.EventReader;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.TimeRange;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads whole calendars, whatever window is asked for: files have no index by time. */
final class IcsReader implements EventReader {

  private final IcsClient client;

  IcsReader(IcsClient client) {
    this.client = client;
  }

  @Override
  public FetchPage fetchWindow(
      Call call, CalendarRef calendar, TimeRange window, Optional<Continuation> at) {
    return client.on(call, calendar, Cost.READ, there -> there.list(at));
  }

  @Override
  public FetchPage changes(
      Call call, CalendarRef calendar, Cursor since, Optional<Continuation> at) {
    return client.on(
        call, calendar, Cost.READ, there -> at.isPresent() ? there.list(at) : there.changes(since));
  }

  @Override
  public List<SourcePart> fetch(Call call, CalendarRef calendar, Collection<RemoteId> ids) {
    return client.on(call, calendar, Cost.READ, there -> there.fetch(ids));
  }
}
