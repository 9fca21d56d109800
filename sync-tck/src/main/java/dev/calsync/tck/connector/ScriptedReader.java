package dev.calsync.tck.connector;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.Capabilities.Marks;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads prefixes of a scripted calendar's log. */
final class ScriptedReader implements EventReader {

  private final ScriptedConnector provider;

  ScriptedReader(ScriptedConnector provider) {
    this.provider = provider;
  }

  /**
   * Where a reading stands.
   *
   * @param upTo the prefix it reads
   * @param offset how many objects it has delivered
   */
  private record Place(int upTo, int offset) {

    static Place parse(Continuation at) {
      String[] numbers = at.value().split(":", 2);
      return new Place(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    }

    Continuation plus(int delivered) {
      return new Continuation(upTo + ":" + (offset + delivered));
    }
  }

  @Override
  public FetchPage fetchWindow(
      Call call, CalendarRef calendar, TimeRange window, Optional<Continuation> at) {
    return provider.reading(
        call,
        calendar,
        Cost.READ,
        there -> {
          Place place = placeIn(there, at);
          Map<RemoteId, Optional<ScriptedObject>> all = there.log().between(0, place.upTo());
          all.values().removeIf(Optional::isEmpty);
          return page(there, all, place, Coverage.WHOLE);
        });
  }

  @Override
  public FetchPage changes(
      Call call, CalendarRef calendar, Cursor since, Optional<Continuation> at) {
    return provider.reading(
        call,
        calendar,
        Cost.READ,
        there -> {
          int position = positionOf(there, since);
          Place place = placeIn(there, at);
          return place.upTo() == position
              ? new FetchPage.Unchanged(since)
              : page(there, there.log().between(position, place.upTo()), place, Coverage.CHANGES);
        });
  }

  @Override
  public List<SourcePart> fetch(Call call, CalendarRef calendar, Collection<RemoteId> ids) {
    if (ids.size() > 50) {
      throw new IllegalArgumentException("a fetch takes at most 50 ids, not " + ids.size());
    }
    boolean marks = markedIn(provider.calendarOf(call, calendar), Marks.BY_FETCH);
    return provider.reading(
        call,
        calendar,
        new Cost(ids.size(), 0),
        there -> ids.stream().map(id -> partOf(there, id, there.log().find(id), marks)).toList());
  }

  private static Place placeIn(ScriptedCalendar calendar, Optional<Continuation> at) {
    return at.map(Place::parse).orElseGet(() -> new Place(calendar.log().visible(), 0));
  }

  private static FetchPage page(
      ScriptedCalendar calendar,
      Map<RemoteId, Optional<ScriptedObject>> all,
      Place place,
      Coverage coverage) {
    boolean marks = markedIn(calendar, Marks.IN_LISTING);
    List<SourcePart> everything = new ArrayList<>();
    all.forEach((id, object) -> everything.add(partOf(calendar, id, object, marks)));
    ScriptedTelling telling = new ScriptedTelling(calendar);
    List<SourcePart> rest = telling.told(everything);
    List<SourcePart> ahead = rest.subList(place.offset(), rest.size());
    return ahead.size() > calendar.pageSize()
        ? new FetchPage.More(ahead.subList(0, calendar.pageSize()), place.plus(calendar.pageSize()))
        : new FetchPage.Last(
            ahead, telling.covered(coverage), Optional.of(cursorAt(calendar, place.upTo())));
  }

  private static SourcePart partOf(
      ScriptedCalendar calendar, RemoteId id, Optional<ScriptedObject> object, boolean marks) {
    return object
        .map(there -> calendar.habits().understood(there).read(marks, calendar.isInParts()))
        .orElseGet(() -> new SourcePart.Gone(id));
  }

  static boolean markedIn(ScriptedCalendar calendar, Marks weakest) {
    return calendar.capabilities().reads().marks().compareTo(weakest) <= 0;
  }

  private static Cursor cursorAt(ScriptedCalendar calendar, int position) {
    return new Cursor("epoch " + calendar.epoch() + " position " + position);
  }

  private static int positionOf(ScriptedCalendar calendar, Cursor since) {
    String prefix = "epoch " + calendar.epoch() + " position ";
    if (!since.value().startsWith(prefix)) {
      throw ConnectorException.of(
          FailureClass.CURSOR_INVALID,
          "CURSOR_EXPIRED",
          "The cursor of " + calendar.providerId() + " is dead; a full pass is needed");
    }
    return Integer.parseInt(since.value().substring(prefix.length()));
  }
}
