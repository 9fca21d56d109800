package dev.calsync.connector.google;

import com.google.api.client.json.GenericJson;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.Call;
import dev.calsync.connector.Cost;
import java.util.Optional;
import java.util.Set;

/** The requests that concern events of a calendar. */
final class GoogleEvents {

  private static final String EVENTS = "calendars/{calendarId}/events";
  private static final String EVENT = EVENTS + "/{eventId}";
  private static final String LISTED = "users/me/calendarList/{calendarId}";

  /** What a path takes for a place in it, however it is written. */
  private static final Set<String> NO_IDS = Set.of(".", "..");

  private final GoogleService service;

  GoogleEvents(GoogleService service) {
    this.service = service;
  }

  JsonRequest list(CalendarRef calendar) {
    return of(service.get(EVENTS), calendar).set("singleEvents", false);
  }

  JsonRequest instances(CalendarRef calendar, String series) {
    return of(service.get(EVENT + "/instances"), calendar).set("eventId", series);
  }

  JsonRequest insert(CalendarRef calendar, GenericJson event) {
    return silent(of(service.post(EVENTS, event), calendar));
  }

  JsonRequest update(CalendarRef calendar, String id, GenericJson event) {
    return silent(of(service.put(EVENT, event), calendar).set("eventId", id));
  }

  JsonRequest delete(CalendarRef calendar, String id) {
    return silent(of(service.delete(EVENT), calendar).set("eventId", id));
  }

  /** Nobody is mailed (INV-14). */
  private static JsonRequest silent(JsonRequest request) {
    return request.set("sendUpdates", "none");
  }

  private static JsonRequest of(JsonRequest request, CalendarRef calendar) {
    return request.set("calendarId", calendar.providerId());
  }

  /** One event, cancelled or not; empty where Google knows none of that id in this calendar. */
  Optional<Fields> find(Call call, CalendarRef calendar, String id) {
    if (NO_IDS.contains(id)) {
      return Optional.empty();
    }
    return found(call, of(service.get(EVENT), calendar).set("eventId", id), "read an event");
  }

  /**
   * Asks for the calendar itself. An event that is not there, and a calendar that is not, are the
   * same answer to whoever asks for the event.
   *
   * @throws dev.calsync.failure.ConnectorException with CALENDAR_GONE if it is not there
   */
  void requireCalendar(Call call, CalendarRef calendar) {
    calendar(call, calendar);
  }

  /** The calendar's entry in the list of the account. */
  Fields calendar(Call call, CalendarRef calendar) {
    return service.read(
        call, of(service.get(LISTED), calendar), "read calendar " + calendar.providerId());
  }

  private Optional<Fields> found(Call call, JsonRequest request, String what) {
    return service
        .send(call, Cost.READ, request)
        .match(
            Optional::of,
            error -> {
              if (error.is(GoogleError.NOT_FOUND) || error.is(GoogleError.GONE)) {
                return Optional.empty();
              }
              throw GoogleFailures.of(error, what);
            },
            lost -> {
              throw GoogleService.unreachable(lost, what);
            });
  }
}
