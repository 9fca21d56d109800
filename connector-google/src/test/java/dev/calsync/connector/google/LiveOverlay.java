package dev.calsync.connector.google;

import com.google.api.client.json.GenericJson;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.Call;
import dev.calsync.connector.ConnectorDescriptor.OAuthEndpoints;
import dev.calsync.connector.Cost;
import java.net.URI;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/**
 * A calendar of the live test's own, for as long as it is open: with it goes all that was made in
 * it, however the test ended. One that an earlier run could not delete is found by its mark.
 */
final class LiveOverlay implements AutoCloseable {

  private static final String NAME = "calsync live test";
  private static final String MARK = "calsync live test: may be deleted";

  /** The digits of such numbers are those of which Google lets ids consist. */
  private static final int DIGITS = 32;

  private final GoogleConnector connector;
  private final GoogleService service;
  private final GoogleEvents events;
  private final Call call;
  private final CalendarRef calendar;
  private final String run;
  private final LocalDateTime monday;

  LiveOverlay(URI root, OAuthEndpoints endpoints, Clock clock, Call call) {
    this.connector = GoogleConnector.at(root, endpoints, clock);
    this.service = new GoogleService(root);
    this.events = new GoogleEvents(service);
    this.call = call;
    this.run = Long.toString(clock.millis(), DIGITS);
    this.monday =
        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
            .truncatedTo(ChronoUnit.DAYS)
            .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
            .withHour(10);
    this.calendar = connector.calendars().create(call, NAME, MARK).ref();
  }

  GoogleConnector connector() {
    return connector;
  }

  Call call() {
    return call;
  }

  CalendarRef calendar() {
    return calendar;
  }

  /** Ten o'clock on a Monday soon: nobody says how far ahead endless series have occurrences. */
  LocalDateTime monday() {
    return monday;
  }

  /** An id that no earlier run used: Google frees none. */
  String id(String name) {
    return "live" + run + name;
  }

  Reply insert(String id, GenericJson event) {
    return write(events.insert(calendar, event.set("id", id)));
  }

  Reply update(String id, GenericJson event) {
    return write(events.update(calendar, id, event));
  }

  Reply delete(String id) {
    return write(events.delete(calendar, id));
  }

  private Reply write(JsonRequest request) {
    return service.send(call, Cost.WRITE, request);
  }

  Fields event(String id) {
    return events.find(call, calendar, id).orElse(Fields.NONE);
  }

  /** The first occurrences of a series, as they are. */
  List<Fields> occurrences(String series) {
    return items(events.instances(calendar, series).set("maxResults", 5));
  }

  /** What a listing by its UID brings of a series: the listing that the connector asks for. */
  List<Fields> listed(String iCalUid) {
    return items(events.list(calendar).set("iCalUID", iCalUid));
  }

  private List<Fields> items(JsonRequest request) {
    return service.read(call, request, "list for the live test").objects("items");
  }

  @Override
  public void close() {
    JsonRequest delete = service.delete("calendars/{calendarId}");
    Reply reply = write(delete.set("calendarId", calendar.providerId()));
    if (!(reply instanceof Reply.Answered)) {
      throw new IllegalStateException(
          "The calendar \"" + NAME + "\" is still there, delete it by hand: " + said(reply));
    }
  }

  /** A reply without anything that names somebody. */
  static String said(Reply reply) {
    return reply.match(
        body -> "done",
        error -> "refused: " + error.status() + " " + error.reason(),
        lost -> "no answer: " + lost.cause().getClass().getSimpleName());
  }
}
