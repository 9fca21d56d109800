package dev.calsync.tck.simulation;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.Call;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.Coverage;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.EventReader;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.TimeRange;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Readings over a wire. */
final class WatchedReader implements EventReader {

  private final EventReader reader;
  private final Wire wire;

  WatchedReader(EventReader reader, Wire wire) {
    this.reader = reader;
    this.wire = wire;
  }

  @Override
  public FetchPage fetchWindow(
      Call call, CalendarRef calendar, TimeRange window, Optional<Continuation> at) {
    FetchPage page =
        wire.reading(
            call,
            "fetchWindow " + calendar.providerId(),
            () -> reader.fetchWindow(call, calendar, window, at));
    return wire.lies() && at.isEmpty() ? emptied(calendar, page) : page;
  }

  /** Says that there is nothing, and that this is all; the cursor is good (FLT-13, FLT-34). */
  private FetchPage emptied(CalendarRef calendar, FetchPage page) {
    wire.lied(calendar);
    return page instanceof FetchPage.Last last
        ? new FetchPage.Last(List.of(), Coverage.WHOLE, last.cursor())
        : new FetchPage.Last(List.of(), Coverage.WHOLE, Optional.empty());
  }

  @Override
  public FetchPage changes(
      Call call, CalendarRef calendar, Cursor since, Optional<Continuation> at) {
    return wire.reading(
        call, "changes " + calendar.providerId(), () -> reader.changes(call, calendar, since, at));
  }

  @Override
  public List<SourcePart> fetch(Call call, CalendarRef calendar, Collection<RemoteId> ids) {
    return wire.reading(
        call, "fetch " + calendar.providerId(), () -> reader.fetch(call, calendar, ids));
  }
}
