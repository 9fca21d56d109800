package dev.calsync.test.google;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.event.TimeRange;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The methods of {@code events}. */
final class EventResource {

  private static final int USUAL_PAGE = 250;
  private static final int LARGEST_PAGE = 2500;

  private final GoogleData data;
  private final Supplier<URI> root;

  EventResource(GoogleData data, Supplier<URI> root) {
    this.data = data;
    this.root = root;
  }

  Answer list(Visit visit) {
    CalendarData calendar = calendar(visit, AccessRole.FREE_BUSY_READER);
    return Answer.ok(new EventListing(data, calendar, role(calendar, visit), visit.asked()).page());
  }

  Answer get(Visit visit) {
    CalendarData calendar = calendar(visit, AccessRole.FREE_BUSY_READER);
    ObjectNode event = new Instances(calendar).find(visit.name("eventId"));
    Optional<String> known = visit.asked().header("if-none-match");
    return known.filter(Json.text(event, "etag")::equals).isPresent()
        ? Answer.empty(304)
        : shown(calendar, visit, event);
  }

  Answer insert(Visit visit) {
    CalendarData calendar = calendar(visit, AccessRole.WRITER);
    ObjectNode made = writes(calendar).insert(visit.asked().json(), visit.account());
    mail(calendar, visit, made);
    return shown(calendar, visit, made);
  }

  /** An event that lives elsewhere: nobody is written to. */
  Answer adopt(Visit visit) {
    CalendarData calendar = calendar(visit, AccessRole.WRITER);
    ObjectNode body = visit.asked().json();
    String uid = Json.text(body, "iCalUID");
    if (uid.isEmpty()) {
      throw GoogleError.required("Missing iCalUID.");
    }
    Optional<Version> there =
        calendar.events().ofUid(uid).stream().filter(it -> !it.isCancelled()).findFirst();
    ObjectNode kept =
        there
            .map(it -> writes(calendar).replace(it.id(), body, Optional.empty()))
            .orElseGet(() -> writes(calendar).insert(body, visit.account()));
    return shown(calendar, visit, kept);
  }

  Answer update(Visit visit) {
    CalendarData calendar = calendar(visit, AccessRole.WRITER);
    ObjectNode kept =
        writes(calendar)
            .replace(visit.name("eventId"), visit.asked().json(), visit.asked().header("if-match"));
    mail(calendar, visit, kept);
    return shown(calendar, visit, kept);
  }

  Answer patch(Visit visit) {
    CalendarData calendar = calendar(visit, AccessRole.WRITER);
    ObjectNode kept =
        writes(calendar)
            .patch(visit.name("eventId"), visit.asked().json(), visit.asked().header("if-match"));
    mail(calendar, visit, kept);
    return shown(calendar, visit, kept);
  }

  Answer delete(Visit visit) {
    CalendarData calendar = calendar(visit, AccessRole.WRITER);
    ObjectNode before = new Instances(calendar).find(visit.name("eventId"));
    writes(calendar).delete(visit.name("eventId"), visit.asked().header("if-match"));
    mail(calendar, visit, before);
    return Answer.empty(204);
  }

  Answer move(Visit visit) {
    CalendarData calendar = calendar(visit, AccessRole.WRITER);
    String destination = visit.asked().parameter("destination").orElse("");
    CalendarData there = data.calendar(visit.account(), destination);
    require(there, visit, AccessRole.WRITER);
    ObjectNode moved = writes(calendar).moveTo(there, visit.name("eventId"));
    mail(there, visit, moved);
    return shown(there, visit, moved);
  }

  Answer instances(Visit visit) {
    CalendarData calendar = calendar(visit, AccessRole.FREE_BUSY_READER);
    Asked asked = visit.asked();
    Version master =
        calendar
            .events()
            .find(visit.name("eventId"))
            .filter(it -> !it.dropped())
            .orElseThrow(GoogleError::notFound);
    EventView view =
        new EventView(calendar, role(calendar, visit), EventListing.zone(asked, calendar.zone()));
    Instant horizon = data.changes().now().plusSeconds(730L * 86_400);
    TimeRange range =
        EventFilter.of(asked).range().orElse(new TimeRange(TimeRange.ALWAYS.from(), horizon));
    List<ObjectNode> all =
        master.isSeries() && !master.isCancelled()
            ? new Instances(calendar).within(master, range, asked.flag("showDeleted"))
            : List.of();
    List<ObjectNode> wanted =
        asked
            .parameter("originalStart")
            .map(start -> all.stream().filter(it -> isAt(it, start, calendar)).toList())
            .orElse(all);
    return Answer.ok(page(calendar, view, asked, wanted));
  }

  private static boolean isAt(ObjectNode occurrence, String start, CalendarData calendar) {
    Moment original = Moment.read(occurrence, "originalStartTime", calendar.zone());
    try {
      return original.isDay()
          ? original.day().orElseThrow().equals(LocalDate.parse(start))
          : original
              .time()
              .orElseThrow()
              .toInstant()
              .equals(OffsetDateTime.parse(start).toInstant());
    } catch (DateTimeException bad) {
      throw GoogleError.badParameter("originalStart");
    }
  }

  private ObjectNode page(
      CalendarData calendar, EventView view, Asked asked, List<ObjectNode> all) {
    ListingTokens tokens =
        new ListingTokens(data.positions(), calendar.id() + "/instances", calendar.rights());
    Positions.Position position = tokens.begin(asked);
    int from = Math.min(Math.max(0, position.index()), all.size());
    int to = Math.min(from + asked.number("maxResults", USUAL_PAGE, LARGEST_PAGE), all.size());
    ObjectNode page = Json.object();
    page.put("kind", "calendar#events").put("summary", calendar.summary());
    page.put("timeZone", view.clocks().getId()).put("accessRole", view.role().text());
    ArrayNode items = page.putArray("items");
    all.subList(from, to).forEach(each -> items.add(view.whole(each)));
    if (to < all.size()) {
      page.put(
          "nextPageToken",
          tokens.next(
              new Positions.Position(
                  position.list(), position.rights(), position.asked(), 0, 0, to)));
    }
    return page;
  }

  Answer watch(Visit visit) {
    CalendarData calendar = calendar(visit, AccessRole.READER);
    URI events =
        root.get()
            .resolve("calendar/v3/calendars/" + GooglePaths.encoded(calendar.id()) + "/events");
    return Answer.ok(data.channels().open(calendar, visit.asked().json(), events));
  }

  Answer stop(Visit visit) {
    data.channels().stop(visit.asked().json());
    return Answer.empty(204);
  }

  private CalendarData calendar(Visit visit, AccessRole least) {
    CalendarData calendar = visit.calendarIn(data);
    require(calendar, visit, least);
    return calendar;
  }

  private static void require(CalendarData calendar, Visit visit, AccessRole least) {
    if (!role(calendar, visit).reaches(least)) {
      throw GoogleError.roleMissing(least.text());
    }
  }

  private static AccessRole role(CalendarData calendar, Visit visit) {
    return calendar.roleOf(visit.account()).orElseThrow(GoogleError::notFound);
  }

  private EventWrites writes(CalendarData calendar) {
    return new EventWrites(data, calendar, false);
  }

  private static Answer shown(CalendarData calendar, Visit visit, ObjectNode event) {
    EventView view =
        new EventView(
            calendar, role(calendar, visit), EventListing.zone(visit.asked(), calendar.zone()));
    return Answer.ok(view.whole(event));
  }

  /** Guests hear of a write unless it says that they shall not. */
  private void mail(CalendarData calendar, Visit visit, ObjectNode event) {
    boolean quiet = visit.asked().all("sendUpdates").equals(List.of("none"));
    if (event.path("attendees").size() > 0 && !quiet) {
      data.outbox()
          .add(new GoogleMail(calendar.id(), Json.text(event, "id"), visit.asked().method()));
    }
  }
}
