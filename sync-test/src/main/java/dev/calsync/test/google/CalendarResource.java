package dev.calsync.test.google;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.test.google.Positions.Position;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The methods of {@code calendarList} and {@code calendars}. */
final class CalendarResource {

  private static final int USUAL_PAGE = 100;
  private static final int LARGEST_PAGE = 250;
  private static final int SHORT_PAGE = 1;

  private final GoogleData data;

  CalendarResource(GoogleData data) {
    this.data = data;
  }

  Answer list(Visit visit) {
    Asked asked = visit.asked();
    ListingTokens tokens = new ListingTokens(data.positions(), visit.account(), 0);
    Position position = tokens.begin(asked);
    List<CalendarData> rest = rest(visit, position);
    int size = asked.number("maxResults", USUAL_PAGE, LARGEST_PAGE);
    int most = data.is(GoogleMode.SHORT_PAGES) ? SHORT_PAGE : size;
    List<CalendarData> told = rest.subList(0, Math.min(most, rest.size()));
    ObjectNode page = Json.object();
    page.put("kind", "calendar#calendarList").put("etag", "\"" + data.changes().last() + "\"");
    ArrayNode items = page.putArray("items");
    told.forEach(calendar -> items.add(calendar.entry(visit.account())));
    if (told.size() < rest.size()) {
      long last = told.get(told.size() - 1).changed();
      page.put(
          "nextPageToken",
          tokens.next(
              new Position(
                  position.list(), position.rights(), position.asked(), position.from(), last, 0)));
    } else {
      page.put("nextSyncToken", tokens.later(position, data.changes().last()));
    }
    return Answer.ok(page);
  }

  private List<CalendarData> rest(Visit visit, Position position) {
    boolean full = position.from() == 0;
    AccessRole least = least(visit.asked());
    return data.calendars().stream()
        .filter(it -> it.roleOf(visit.account()).filter(role -> role.reaches(least)).isPresent())
        .filter(it -> it.changed() > position.after())
        .filter(it -> !(full && it.isGone()) || visit.asked().flag("showDeleted"))
        .filter(it -> !full || !it.isHiddenBy(visit.account()) || visit.asked().flag("showHidden"))
        .sorted(Comparator.comparingLong(CalendarData::changed))
        .toList();
  }

  private static AccessRole least(Asked asked) {
    String least = asked.parameter("minAccessRole").orElse(AccessRole.FREE_BUSY_READER.text());
    return Stream.of(AccessRole.values())
        .filter(role -> role.text().equals(least))
        .findFirst()
        .orElseThrow(() -> GoogleError.badParameter("minAccessRole"));
  }

  Answer entry(Visit visit) {
    return Answer.ok(calendar(visit).entry(visit.account()));
  }

  Answer get(Visit visit) {
    return Answer.ok(calendar(visit).json());
  }

  Answer insert(Visit visit) {
    ObjectNode body = visit.asked().json();
    if (Json.text(body, "summary").isEmpty()) {
      throw GoogleError.required("Missing summary.");
    }
    ObjectNode said = body.deepCopy().retain("summary", "description", "location", "timeZone");
    if (!said.has("timeZone")) {
      said.put("timeZone", "UTC");
    }
    checkZone(Json.text(said, "timeZone"));
    CalendarData made = data.addCalendar(data.name() + "@group.calendar.google.com", said, true);
    made.grant(visit.account(), AccessRole.OWNER, data.changes().next());
    return Answer.ok(made.json());
  }

  private static void checkZone(String zone) {
    try {
      ZoneId.of(zone);
    } catch (DateTimeException bad) {
      throw GoogleError.invalid("Invalid time zone.");
    }
  }

  Answer delete(Visit visit) {
    CalendarData calendar = calendar(visit);
    if (calendar.roleOf(visit.account()).filter(AccessRole.OWNER::equals).isEmpty()) {
      throw GoogleError.roleMissing(AccessRole.OWNER.text());
    }
    if (calendar.id().equals(visit.account())) {
      throw GoogleError.badRequest("Cannot delete a primary calendar.");
    }
    calendar.remove(data.changes().next());
    return Answer.empty(204);
  }

  private CalendarData calendar(Visit visit) {
    return visit.calendarIn(data);
  }
}
