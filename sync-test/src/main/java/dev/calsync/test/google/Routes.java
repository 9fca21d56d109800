package dev.calsync.test.google;

import static dev.calsync.test.google.RequestKind.READ;
import static dev.calsync.test.google.RequestKind.WRITE;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The methods that are served. */
final class Routes {

  private static final String CALENDAR = "calendars/{calendarId}";
  private static final String EVENTS = CALENDAR + "/events";
  private static final String EVENT = EVENTS + "/{eventId}";
  private static final Set<String> LIST =
      Set.of(
          "calendar",
          "calendar.readonly",
          "calendar.calendarlist",
          "calendar.calendarlist.readonly");
  private static final Set<String> SEE =
      Set.of(
          "calendar",
          "calendar.readonly",
          "calendar.calendars",
          "calendar.calendars.readonly",
          "calendar.app.created");
  private static final Set<String> MAKE =
      Set.of("calendar", "calendar.calendars", "calendar.app.created");
  private static final Set<String> EDIT =
      Set.of("calendar", "calendar.events", "calendar.app.created");
  private static final Set<String> LOOK =
      Set.of(
          "calendar",
          "calendar.readonly",
          "calendar.events",
          "calendar.events.readonly",
          "calendar.events.freebusy",
          "calendar.app.created");
  private static final Set<String> BUSY =
      Set.of("calendar", "calendar.readonly", "calendar.freebusy", "calendar.events.freebusy");

  private Routes() {}

  static List<Route> of(GoogleData data, Supplier<URI> root) {
    CalendarResource calendars = new CalendarResource(data);
    EventResource events = new EventResource(data, root);
    FreeBusyResource freeBusy = new FreeBusyResource(data);
    return List.of(
        new Route(READ, "GET", "users/me/calendarList", LIST, calendars::list),
        new Route(READ, "GET", "users/me/calendarList/{calendarId}", LIST, calendars::entry),
        new Route(WRITE, "POST", "calendars", MAKE, calendars::insert),
        new Route(READ, "GET", CALENDAR, SEE, calendars::get),
        new Route(WRITE, "DELETE", CALENDAR, MAKE, calendars::delete),
        new Route(READ, "GET", EVENTS, LOOK, events::list),
        new Route(WRITE, "POST", EVENTS, EDIT, events::insert),
        new Route(WRITE, "POST", EVENTS + "/import", EDIT, events::adopt),
        new Route(WRITE, "POST", EVENTS + "/watch", LOOK, events::watch),
        new Route(READ, "GET", EVENT, LOOK, events::get),
        new Route(WRITE, "PUT", EVENT, EDIT, events::update),
        new Route(WRITE, "PATCH", EVENT, EDIT, events::patch),
        new Route(WRITE, "DELETE", EVENT, EDIT, events::delete),
        new Route(READ, "GET", EVENT + "/instances", LOOK, events::instances),
        new Route(WRITE, "POST", EVENT + "/move", EDIT, events::move),
        new Route(WRITE, "POST", "channels/stop", LOOK, events::stop),
        new Route(READ, "POST", "freeBusy", BUSY, freeBusy::query));
  }
}
