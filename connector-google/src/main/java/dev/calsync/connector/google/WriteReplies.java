package dev.calsync.connector.google;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.Call;
import dev.calsync.connector.Cost;
import dev.calsync.connector.MirrorRef;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import dev.calsync.failure.FailureClass;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What became of a write, by Google's reply. No reply, one that cannot be read, and trouble of
 * Google's own may all come after the write was done (FLT-1, FLT-2): it is looked up then.
 */
final class WriteReplies {

  /** What concerns one event alone, and will not change by itself. */
  private static final Map<String, String> OF_THE_EVENT =
      Map.of(
          "forbiddenForNonOrganizer", "NOT_THE_ORGANIZER",
          "eventTypeRestriction", "EVENT_TYPE_RESTRICTED",
          "participantIsNeitherOrganizerNorAttendee", "NOT_THE_ORGANIZER",
          "malformedCalendarEvent", "BAD_REQUEST");

  private final GoogleService service;
  private final GoogleEvents events;
  private final EventParts parts;

  WriteReplies(GoogleService service, GoogleEvents events, EventParts parts) {
    this.service = service;
    this.events = events;
    this.parts = parts;
  }

  /** What became of a write that depends on a version: an event that is gone has none. */
  static Optional<WriteOutcome> conflict(GoogleError error) {
    return isNotAsSeen(error) ? Optional.of(new WriteOutcome.Conflicted()) : Optional.empty();
  }

  /**
   * A write that brings back what was deleted. Some accounts refuse just that: then the id is used
   * up, and the mirror takes another (FLT-5). Where nothing may be written, that other is refused.
   */
  WriteOutcome revival(Call call, JsonRequest request, CalendarRef calendar) {
    return outcome(
        call,
        request,
        calendar,
        error ->
            isNotAsSeen(error) || isForbidden(error)
                ? Optional.of(new WriteOutcome.Conflicted())
                : Optional.empty());
  }

  private static boolean isForbidden(GoogleError error) {
    return GoogleFailures.classify(error).failure() == FailureClass.FORBIDDEN;
  }

  private static boolean isNotAsSeen(GoogleError error) {
    return error.is(GoogleError.PRECONDITION_FAILED)
        || error.is(GoogleError.NOT_FOUND)
        || error.is(GoogleError.GONE);
  }

  /** A delete. What is gone already, by whoever's hand, is gone (FLT-3). */
  WriteOutcome deleted(Call call, CalendarRef calendar, MirrorRef ref) {
    WriteOutcome gone = new WriteOutcome.Applied(ref.id(), RemoteVersion.UNKNOWN, Optional.empty());
    JsonRequest request =
        events.delete(calendar, ref.id().value()).ifMatch(GoogleVersion.etag(ref.version()));
    return service
        .send(call, Cost.WRITE, request)
        .match(
            body -> gone,
            error -> {
              if (error.is(GoogleError.GONE)) {
                return gone;
              }
              return isNotAsSeen(error)
                  ? lookedUp(call, calendar, ref, gone)
                  : failed(error, calendar);
            },
            lost -> lost(lost, calendar));
  }

  /** What was deleted has another version; and what is not there may be the calendar. */
  private WriteOutcome lookedUp(Call call, CalendarRef calendar, MirrorRef ref, WriteOutcome gone) {
    Optional<Fields> there = events.find(call, calendar, ref.id().value());
    if (there.isEmpty()) {
      events.requireCalendar(call, calendar);
    }
    return there.filter(event -> !EventParts.isCancelled(event)).isPresent()
        ? new WriteOutcome.Conflicted()
        : gone;
  }

  /**
   * Any other write.
   *
   * @param expected what some errors mean for this one
   */
  WriteOutcome outcome(
      Call call,
      JsonRequest request,
      CalendarRef calendar,
      Function<GoogleError, Optional<WriteOutcome>> expected) {
    return service
        .send(call, Cost.WRITE, request)
        .match(
            this::applied,
            error -> expected.apply(error).orElseGet(() -> failed(error, calendar)),
            lost -> lost(lost, calendar));
  }

  private WriteOutcome applied(Fields event) {
    String id = event.text("id");
    if (id.isEmpty()) {
      return new WriteOutcome.Unconfirmed();
    }
    RemoteVersion version = GoogleVersion.of(event);
    return new WriteOutcome.Applied(
        new RemoteId(id), version, shown(parts.read(event, "")), event.said("iCalUID"));
  }

  /** What the target shows now, by the answer. */
  private static Optional<MirrorShape> shown(SourcePart part) {
    if (part instanceof SourcePart.Whole whole) {
      return Optional.of(MirrorShape.shownBy(whole.body()));
    }
    if (part instanceof SourcePart.Master master) {
      return Optional.of(MirrorShape.shownBy(master.body()));
    }
    return part instanceof SourcePart.Changed changed
        ? Optional.of(
            MirrorShape.shownBy(
                EventBody.single(changed.override().time(), changed.override().details())))
        : Optional.empty();
  }

  private static WriteOutcome failed(GoogleError error, CalendarRef calendar) {
    if (error.isOfServer()) {
      return new WriteOutcome.Unconfirmed();
    }
    GoogleFailures.Row row = GoogleFailures.classify(error);
    boolean ofTheEvent =
        error.is(GoogleError.FORBIDDEN) && OF_THE_EVENT.containsKey(error.reason());
    if (ofTheEvent || row.failure() == FailureClass.REJECTED) {
      return new WriteOutcome.Refused(OF_THE_EVENT.getOrDefault(error.reason(), row.code()));
    }
    throw GoogleFailures.of(error, "write to calendar " + calendar.providerId());
  }

  private static WriteOutcome lost(Reply.Lost lost, CalendarRef calendar) {
    if (lost.sent()) {
      return new WriteOutcome.Unconfirmed();
    }
    throw GoogleService.unreachable(lost, "write to calendar " + calendar.providerId());
  }
}
