package dev.calsync.connector.google;

import com.google.api.client.json.GenericJson;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.Call;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.Coverage;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Calendars of which an account may know when their owner is busy and nothing else (SEM-18). What
 * such a listing of events says of ids is not documented; {@code freebusy.query} is.
 */
final class BusyTimes {

  private static final String PLACE = "busy-times-from ";

  /**
   * Google refuses long ranges, and says of none how long it may be. All begin at multiples of it,
   * so that what lies across two of them is said in the same way every day.
   */
  private static final Duration AT_ONCE = Duration.ofDays(60);

  /** Of a window without bounds. */
  private static final Duration BACK = Duration.ofDays(366);

  private static final Duration AHEAD = Duration.ofDays(2 * 366);

  private final GoogleService service;
  private final Clock clock;

  BusyTimes(GoogleService service, Clock clock) {
    this.service = service;
    this.clock = clock;
  }

  static boolean isOurs(Continuation at) {
    return at.value().startsWith(PLACE);
  }

  FetchPage read(Call call, CalendarRef calendar, TimeRange window, Optional<Continuation> at) {
    TimeRange bounded = bounded(window, at.map(BusyTimes::place));
    Instant from = at.map(BusyTimes::place).map(Place::next).orElse(bounded.from());
    Instant to = earlier(from.plus(AT_ONCE), bounded.to());
    List<SourcePart> busy = busy(call, calendar, from, to);
    return to.isBefore(bounded.to())
        ? new FetchPage.More(busy, new Place(bounded, to).continuation())
        : new FetchPage.Last(busy, new Coverage.Within(bounded), Optional.empty());
  }

  /** Bounds once made hold for the whole reading, however long it takes. */
  private TimeRange bounded(TimeRange window, Optional<Place> place) {
    return place
        .map(Place::window)
        .orElseGet(
            () -> {
              Instant now = clock.instant();
              Instant from = later(window.from(), now.minus(BACK));
              Instant to = later(from, earlier(window.to(), now.plus(AHEAD)));
              return new TimeRange(gridBefore(from), gridBefore(to).plus(AT_ONCE));
            });
  }

  private static Instant gridBefore(Instant at) {
    long step = AT_ONCE.getSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), step) * step);
  }

  private record Place(TimeRange window, Instant next) {

    Continuation continuation() {
      return new Continuation(PLACE + window.from() + " " + window.to() + " " + next);
    }
  }

  private static Place place(Continuation at) {
    String[] words = at.value().substring(PLACE.length()).split(" ", -1);
    try {
      return new Place(
          new TimeRange(Instant.parse(words[0]), Instant.parse(words[1])), Instant.parse(words[2]));
    } catch (DateTimeException | ArrayIndexOutOfBoundsException notOurs) {
      throw GoogleFailures.cursor("busy times");
    }
  }

  private List<SourcePart> busy(Call call, CalendarRef calendar, Instant from, Instant to) {
    GenericJson query =
        new GenericJson()
            .set("timeMin", from.toString())
            .set("timeMax", to.toString())
            .set("items", List.of(new GenericJson().set("id", calendar.providerId())));
    String what = "read busy times of calendar " + calendar.providerId();
    Fields answer = service.read(call, service.post("freeBusy", query), what);
    Fields times = answer.object("calendars").object(calendar.providerId());
    for (Fields error : times.objects("errors")) {
      throw GoogleFailures.of(errorOf(error.text("reason")), what);
    }
    if (!times.isList("busy")) {
      throw GoogleFailures.endless("busy times of calendar " + calendar.providerId());
    }
    return times.objects("busy").stream().map(BusyTimes::part).toList();
  }

  /** Here errors have no status of their own. */
  private static GoogleError errorOf(String reason) {
    int status =
        switch (reason) {
          case "notFound" -> GoogleError.NOT_FOUND;
          case "rateLimitExceeded", "userRateLimitExceeded", "quotaExceeded" ->
              GoogleError.FORBIDDEN;
          default -> GoogleError.SERVER_ERROR;
        };
    return new GoogleError(status, reason, Optional.empty());
  }

  private static SourcePart part(Fields time) {
    String start = time.text("start");
    String end = time.text("end");
    SourceObject names =
        new SourceObject(
            new RemoteId("busy " + start + " " + end), "", RemoteVersion.UNKNOWN, Optional.empty());
    try {
      OffsetDateTime from = OffsetDateTime.parse(start);
      EventTime busy =
          new EventTime.Zoned(
              LocalDateTime.ofInstant(from.toInstant(), ZoneOffset.UTC),
              TimeZoneId.UTC,
              Length.of(Duration.between(from, OffsetDateTime.parse(end))));
      return new SourcePart.Whole(names, EventBody.single(busy, EventDetails.of(EventText.NONE)));
    } catch (DateTimeException | IllegalArgumentException noTime) {
      throw ConnectorException.of(
          FailureClass.REJECTED, "BAD_DATE", "Google says busy times that are none");
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }
}
