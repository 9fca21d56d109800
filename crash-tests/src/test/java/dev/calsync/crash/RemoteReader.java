package dev.calsync.crash;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.Call;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.Cost;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.EventReader;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.crash.Request.Verb;
import dev.calsync.event.TimeRange;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads calendars of the fake provider. Complete listings only, so the window is never sent. */
final class RemoteReader implements EventReader {

  private final Wires wires;

  RemoteReader(Wires wires) {
    this.wires = wires;
  }

  @Override
  public FetchPage fetchWindow(
      Call call, CalendarRef calendar, TimeRange window, Optional<Continuation> at) {
    return wires.read(
        call,
        Cost.READ,
        Verb.WINDOW,
        calendar.providerId(),
        out -> Wire.putMaybe(out, at.map(Continuation::value), Wire::putText),
        Wire::getPage);
  }

  @Override
  public FetchPage changes(
      Call call, CalendarRef calendar, Cursor since, Optional<Continuation> at) {
    return wires.read(
        call,
        Cost.READ,
        Verb.CHANGES,
        calendar.providerId(),
        out -> {
          Wire.putText(out, since.value());
          Wire.putMaybe(out, at.map(Continuation::value), Wire::putText);
        },
        Wire::getPage);
  }

  @Override
  public List<SourcePart> fetch(Call call, CalendarRef calendar, Collection<RemoteId> ids) {
    if (ids.size() > 50) {
      throw new IllegalArgumentException("a fetch takes at most 50 ids, not " + ids.size());
    }
    return wires.read(
        call,
        new Cost(ids.size(), 0),
        Verb.FETCH,
        calendar.providerId(),
        out -> Wire.putAll(out, ids.stream().map(RemoteId::value).toList(), Wire::putText),
        in -> Wire.getAll(in, Wire::getPart));
  }
}
