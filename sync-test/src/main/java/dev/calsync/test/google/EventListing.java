package dev.calsync.test.google;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.event.TimeRange;
import dev.calsync.test.google.Positions.Position;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lists a calendar's events, page by page, in the order in which they were changed: what is changed
 * meanwhile comes on a later page, once more if it was told already.
 */
final class EventListing {

  private static final int USUAL_PAGE = 250;
  private static final int LARGEST_PAGE = 2500;
  private static final int SHORT_PAGE = 2;
  private static final List<String> WITHOUT_SYNC =
      List.of(
          "iCalUID",
          "orderBy",
          "privateExtendedProperty",
          "q",
          "sharedExtendedProperty",
          "updatedMin");

  /** How far series without an end are listed as occurrences. */
  private static final Duration HORIZON = Duration.ofDays(730);

  private final GoogleData data;
  private final CalendarData calendar;
  private final Asked asked;
  private final EventView view;
  private final Instances instances;
  private final Instant now;

  EventListing(GoogleData data, CalendarData calendar, AccessRole role, Asked asked) {
    this.data = data;
    this.calendar = calendar;
    this.asked = asked;
    this.view = new EventView(calendar, role, zone(asked, calendar.zone()));
    this.instances = new Instances(calendar);
    this.now = data.changes().now();
  }

  /** The zone in which a listing shows times. */
  static ZoneId zone(Asked asked, ZoneId usual) {
    try {
      return asked.parameter("timeZone").map(ZoneId::of).orElse(usual);
    } catch (DateTimeException bad) {
      throw GoogleError.badParameter("timeZone");
    }
  }

  /** An entry, by the change that brings it and its place among what that change brings. */
  private record Entry(long changed, int index, ObjectNode json) {}

  ObjectNode page() {
    ListingTokens tokens =
        new ListingTokens(data.positions(), calendar.id() + "/events", calendar.rights());
    Position position = tokens.begin(asked);
    List<Entry> rest = untold(position);
    int size = position.index() < 0 && data.is(GoogleMode.EMPTY_PAGES) ? 0 : pageSize();
    List<Entry> told = rest.subList(0, Math.min(size, rest.size()));
    ObjectNode page = head();
    ArrayNode items = page.putArray("items");
    told.forEach(entry -> items.add(entry.json()));
    if (size == 0 || told.size() < rest.size()) {
      page.put("nextPageToken", tokens.next(behind(position, told)));
    } else if (WITHOUT_SYNC.stream().allMatch(name -> asked.all(name).isEmpty())) {
      page.put("nextSyncToken", tokens.later(position, calendar.events().shownUpTo(now)));
    }
    return page;
  }

  private List<Entry> untold(Position position) {
    List<Entry> entries = entries(position);
    if (isOrdered()) {
      return entries.subList(
          Math.min(Math.max(0, position.index()), entries.size()), entries.size());
    }
    return entries.stream()
        .filter(
            entry ->
                entry.changed() > position.after()
                    || (entry.changed() == position.after() && entry.index() >= position.index()))
        .toList();
  }

  private Position behind(Position position, List<Entry> told) {
    int before = Math.max(0, position.index());
    if (isOrdered() || told.isEmpty()) {
      return at(position, position.after(), before + told.size());
    }
    Entry last = told.get(told.size() - 1);
    return at(position, last.changed(), last.index() + 1);
  }

  private static Position at(Position position, long after, int index) {
    return new Position(
        position.list(), position.rights(), position.asked(), position.from(), after, index);
  }

  private boolean isOrdered() {
    return asked.parameter("orderBy").isPresent();
  }

  private List<Entry> entries(Position position) {
    Asked whole = asked.with(position.asked());
    EventFilter filter = EventFilter.of(whole);
    Shape shape = new Shape(whole, filter, position.from() == 0);
    List<Entry> entries = new ArrayList<>();
    for (Version version : calendar.events().shown(now)) {
      if (version.changed() > position.from() && filter.fits(version.json())) {
        List<ObjectNode> items = shape.itemsOf(version).toList();
        for (int i = 0; i < items.size(); i++) {
          entries.add(new Entry(version.changed(), i, items.get(i)));
        }
      }
    }
    if (isOrdered()) {
      entries.sort(order());
    }
    return entries;
  }

  private Comparator<Entry> order() {
    String order = asked.parameter("orderBy").orElse("");
    if (order.equals("startTime") && asked.flag("singleEvents")) {
      return Comparator.comparing(
          entry -> Moment.read(entry.json(), "start", calendar.zone()).instant(calendar.zone()));
    }
    if (order.equals("updated")) {
      return Comparator.comparingLong(Entry::changed);
    }
    throw GoogleError.badRequest(
        "The requested ordering is not available for the particular query.");
  }

  /** What a listing shows of an event. */
  private final class Shape {

    private final EventFilter filter;
    private final boolean full;
    private final boolean deleted;
    private final boolean singles;

    Shape(Asked asked, EventFilter filter, boolean full) {
      this.filter = filter;
      this.full = full;
      this.deleted = asked.flag("showDeleted") || asked.parameter("updatedMin").isPresent();
      this.singles = asked.flag("singleEvents");
    }

    Stream<ObjectNode> itemsOf(Version version) {
      if (version.dropped()) {
        return full && !deleted ? Stream.empty() : Stream.of(view.gone(version.json()));
      }
      if (version.isCancelled() && version.isException()) {
        boolean untold = full && singles && !deleted;
        return untold ? Stream.empty() : Stream.of(view.cancelled(version.json()));
      }
      if (version.isCancelled()) {
        return deleted
            ? Stream.of(view.whole(version.json()))
            : full ? Stream.empty() : Stream.of(view.gone(version.json()));
      }
      if (full && filter.range().filter(it -> !instances.touches(version, it)).isPresent()) {
        return Stream.empty();
      }
      return singles && version.isSeries()
          ? untouched(version)
          : Stream.of(view.whole(version.json()));
    }

    /** Occurrences that were changed come as what they are: events of their own. */
    private Stream<ObjectNode> untouched(Version series) {
      TimeRange asked = filter.range().orElse(TimeRange.ALWAYS);
      Instant horizon = now.plus(HORIZON);
      TimeRange range =
          asked.to().isAfter(horizon) && asked.from().isBefore(horizon)
              ? new TimeRange(asked.from(), horizon)
              : asked;
      return instances.within(series, range, false).stream()
          .filter(it -> Json.text(it, "etag").equals(series.etag()))
          .map(view::whole);
    }
  }

  private int pageSize() {
    int size = asked.number("maxResults", USUAL_PAGE, LARGEST_PAGE);
    return data.is(GoogleMode.SHORT_PAGES) ? Math.min(size, SHORT_PAGE) : size;
  }

  private ObjectNode head() {
    ObjectNode head = Json.object();
    head.put("kind", "calendar#events").put("etag", "\"" + data.changes().last() + "\"");
    head.put("summary", calendar.summary());
    head.put("description", Json.text(calendar.json(), "description"));
    head.put("updated", Changes.text(now));
    head.put("timeZone", view.clocks().getId());
    head.put("accessRole", view.role().text());
    head.putArray("defaultReminders");
    return head;
  }
}
