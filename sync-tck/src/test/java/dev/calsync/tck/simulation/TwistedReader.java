package dev.calsync.tck.simulation;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.Call;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.EventReader;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.TimeRange;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A reader whose pages are changed on their way. */
class TwistedReader implements EventReader {

  private final EventReader real;
  private final UnaryOperator<FetchPage> twist;

  TwistedReader(EventReader real, UnaryOperator<FetchPage> twist) {
    this.real = real;
    this.twist = twist;
  }

  @Override
  public FetchPage fetchWindow(
      Call call, CalendarRef calendar, TimeRange window, Optional<Continuation> at) {
    return twist.apply(real.fetchWindow(call, calendar, window, at));
  }

  @Override
  public FetchPage changes(
      Call call, CalendarRef calendar, Cursor since, Optional<Continuation> at) {
    return twist.apply(real.changes(call, calendar, since, at));
  }

  @Override
  public List<SourcePart> fetch(Call call, CalendarRef calendar, Collection<RemoteId> ids) {
    return real.fetch(call, calendar, ids);
  }
}
