package dev.calsync.connector.google;

import com.google.api.client.json.GenericJson;
import dev.calsync.calendar.CalendarInfo;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.CalendarDirectory;
import dev.calsync.connector.Call;
import dev.calsync.connector.Cost;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The calendars in the list of an account, hidden ones left out. */
final class GoogleDirectory implements CalendarDirectory {

  private static final String LIST = "users/me/calendarList";
  private static final int PAGE = 250;

  /** No account has as many calendars as that. */
  private static final int MOST_PAGES = 100;

  private static final int LONGEST_NAME = 1_024;

  private final GoogleService service;
  private final GoogleEvents events;

  GoogleDirectory(GoogleService service) {
    this.service = service;
    this.events = new GoogleEvents(service);
  }

  @Override
  public List<CalendarInfo> list(Call call) {
    return entries(call, false).stream()
        .filter(entry -> !entry.flag("deleted") && isName(entry.text("id")))
        .map(entry -> info(call, entry))
        .toList();
  }

  private static boolean isName(String id) {
    return !id.isEmpty() && id.length() <= LONGEST_NAME;
  }

  private List<Fields> entries(Call call, boolean hiddenToo) {
    List<Fields> entries = new ArrayList<>();
    Optional<String> next = Optional.empty();
    for (int page = 0; page < MOST_PAGES; page++) {
      JsonRequest request = service.get(LIST).set("maxResults", PAGE).set("showHidden", hiddenToo);
      next.ifPresent(token -> request.set("pageToken", token));
      Fields answer = service.read(call, request, "list the calendars");
      entries.addAll(answer.objects("items"));
      next = answer.said("nextPageToken");
      if (next.isEmpty()) {
        return entries;
      }
    }
    throw ConnectorException.of(
        FailureClass.REJECTED, "TOO_LARGE", "Google lists calendars without an end");
  }

  @Override
  public CalendarInfo find(Call call, CalendarRef calendar) {
    return info(call, events.calendar(call, calendar));
  }

  private static CalendarInfo info(Call call, Fields entry) {
    return new CalendarInfo(
        new CalendarRef(call.connection(), entry.text("id")),
        entry.said("summaryOverride").orElseGet(() -> entry.text("summary")),
        GoogleCapabilities.of(entry));
  }

  /**
   * The mark stands in the description, which people see and may change: it is our own text. A
   * calendar that somebody hid from the list is there all the same.
   */
  @Override
  public CalendarInfo create(Call call, String displayName, String mark) {
    return entries(call, true).stream()
        .filter(entry -> !entry.flag("deleted") && entry.text("description").contains(mark))
        .findFirst()
        .map(entry -> info(call, entry))
        .orElseGet(() -> made(call, displayName, mark));
  }

  private CalendarInfo made(Call call, String displayName, String mark) {
    String what = "make a calendar";
    GenericJson calendar = new GenericJson().set("summary", displayName).set("description", mark);
    String id =
        service
            .send(call, Cost.WRITE, service.post("calendars", calendar))
            .match(
                body -> body.text("id"),
                error -> {
                  throw GoogleFailures.of(error, what);
                },
                lost -> {
                  throw GoogleService.unreachable(lost, what);
                });
    if (!isName(id)) {
      throw ConnectorException.of(
          FailureClass.TRANSIENT,
          "NO_ID",
          "Google made a calendar and does not say which; it is found by its mark");
    }
    return find(call, new CalendarRef(call.connection(), id));
  }
}
