package dev.calsync.connector.google;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.Call;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.Cost;
import dev.calsync.connector.Coverage;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.EventReader;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.TimeRange;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Lists calendars whole, then by sync token (Google's guide "Synchronize resources efficiently").
 * No bounds of time are sent: a token keeps those of the listing it came from, and never slides.
 */
final class GoogleReader implements EventReader {

  private static final int PAGE = 2_500;
  private static final int LONGEST_TOKEN = 65_536;

  private final GoogleService service;
  private final GoogleEvents events;
  private final SeriesClocks clocks;
  private final EventParts parts;
  private final BusyTimes busy;

  GoogleReader(GoogleService service, EventParts parts, Clock clock) {
    this.service = service;
    this.events = new GoogleEvents(service);
    this.clocks = parts.clocks(events);
    this.parts = parts;
    this.busy = new BusyTimes(service, clock);
  }

  @Override
  public FetchPage fetchWindow(
      Call call, CalendarRef calendar, TimeRange window, Optional<Continuation> at) {
    if (at.filter(BusyTimes::isOurs).isPresent()) {
      return busy.read(call, calendar, window, at);
    }
    JsonRequest request = events.list(calendar).set("maxResults", PAGE);
    at.ifPresent(place -> request.set("pageToken", place.value()));
    try {
      Fields page = page(call, calendar, request, at.isPresent());
      return GoogleCapabilities.tellsBusyAlone(page)
          ? busy.read(call, calendar, window, Optional.empty())
          : answer(call, page, calendar, Coverage.WHOLE, false);
    } catch (ConnectorException refused) {
      if (at.isEmpty() && mayBeBusyAlone(refused, call, calendar)) {
        return busy.read(call, calendar, window, Optional.empty());
      }
      throw refused;
    }
  }

  /** Whether such a calendar may be listed, if only to say nothing, is not documented. */
  private boolean mayBeBusyAlone(ConnectorException refused, Call call, CalendarRef calendar) {
    return (refused.failureClass() == FailureClass.FORBIDDEN
            || refused.failureClass() == FailureClass.CALENDAR_GONE)
        && GoogleCapabilities.tellsBusyAlone(events.calendar(call, calendar));
  }

  @Override
  public FetchPage changes(
      Call call, CalendarRef calendar, Cursor since, Optional<Continuation> at) {
    JsonRequest request =
        events.list(calendar).set("maxResults", PAGE).set("syncToken", since.value());
    at.ifPresent(place -> request.set("pageToken", place.value()));
    Fields page = page(call, calendar, request, true);
    if (GoogleCapabilities.tellsBusyAlone(page)) {
      throw GoogleFailures.cursor("calendar " + calendar.providerId());
    }
    return answer(call, page, calendar, Coverage.CHANGES, at.isEmpty());
  }

  /** A token that is not one of Google's is answered 400, one that is too old 410. */
  private Fields page(Call call, CalendarRef calendar, JsonRequest request, boolean goesOn) {
    String what = "list calendar " + calendar.providerId();
    return service
        .send(call, Cost.READ, request)
        .match(
            body -> body,
            error -> {
              throw goesOn && error.is(GoogleError.BAD_REQUEST)
                  ? GoogleFailures.cursor("calendar " + calendar.providerId())
                  : GoogleFailures.of(error, what);
            },
            lost -> {
              throw GoogleService.unreachable(lost, what);
            });
  }

  private FetchPage answer(
      Call call, Fields page, CalendarRef calendar, Coverage coverage, boolean firstOfChanges) {
    if (!page.isList("items")) {
      throw GoogleFailures.endless("calendar " + calendar.providerId());
    }
    String shownIn = page.text("timeZone");
    List<SourcePart> read =
        clocks.said(call, calendar, page.objects("items"), shownIn).stream()
            .map(event -> parts.read(event, shownIn))
            .toList();
    Optional<Continuation> next = page.said("nextPageToken").map(Continuation::new);
    if (next.isPresent()) {
      return new FetchPage.More(read, next.get());
    }
    Cursor cursor =
        page.said("nextSyncToken")
            .filter(token -> token.length() <= LONGEST_TOKEN)
            .map(Cursor::new)
            .orElseThrow(() -> GoogleFailures.endless("calendar " + calendar.providerId()));
    return firstOfChanges && read.isEmpty()
        ? new FetchPage.Unchanged(cursor)
        : new FetchPage.Last(read, coverage, Optional.of(cursor));
  }

  @Override
  public List<SourcePart> fetch(Call call, CalendarRef calendar, Collection<RemoteId> ids) {
    List<SourcePart> read = new ArrayList<>(ids.size());
    boolean someMissing = false;
    for (RemoteId id : ids) {
      Optional<Fields> event = events.find(call, calendar, id.value());
      someMissing |= event.isEmpty();
      read.add(event.map(it -> alone(call, calendar, it)).orElseGet(() -> new SourcePart.Gone(id)));
    }
    if (someMissing) {
      events.requireCalendar(call, calendar);
    }
    return read;
  }

  private SourcePart alone(Call call, CalendarRef calendar, Fields event) {
    return parts.read(clocks.said(call, calendar, List.of(event), "").get(0), "");
  }
}
