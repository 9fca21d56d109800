package dev.calsync.connector.google;

import com.google.api.client.json.GenericJson;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.Call;
import dev.calsync.connector.MirrorRef;
import dev.calsync.connector.WriteOutcome;
import java.util.Optional;

/**
 * Writes events in place of those that are there, as long as these have the version last seen.
 *
 * <p>Google refuses a write whose {@code sequence} is lower than that of the event, and takes one
 * that is not said for 0. Each change of times by anybody raises it, so the higher of ours, which
 * counts our writes, and of that last seen is sent. Where the write does not depend on what was
 * last seen, that may still be behind: then it is asked for, once, and the write is sent with it.
 */
final class Updates {

  private final GoogleEvents events;
  private final WriteReplies replies;

  Updates(GoogleEvents events, WriteReplies replies) {
    this.events = events;
    this.replies = replies;
  }

  WriteOutcome put(Call call, CalendarRef calendar, MirrorRef there, GenericJson event) {
    return replies.outcome(
        call,
        request(calendar, there, notBehind(event, GoogleVersion.sequence(there.version()))),
        calendar,
        error ->
            error.is(GoogleError.BAD_REQUEST)
                ? later(call, calendar, there, event)
                : WriteReplies.conflict(error));
  }

  /** The same with the sequence that is there; empty if ours is not behind it. */
  Optional<WriteOutcome> later(
      Call call, CalendarRef calendar, MirrorRef there, GenericJson event) {
    int sent = sequence(new Fields(event));
    return events
        .find(call, calendar, there.id().value())
        .map(Updates::sequence)
        .filter(now -> now > sent)
        .map(
            now ->
                replies.outcome(
                    call,
                    request(calendar, there, event.set("sequence", now)),
                    calendar,
                    WriteReplies::conflict));
  }

  private JsonRequest request(CalendarRef calendar, MirrorRef there, GenericJson event) {
    return events
        .update(calendar, there.id().value(), event)
        .ifMatch(GoogleVersion.etag(there.version()));
  }

  static int sequence(Fields event) {
    return event.number("sequence");
  }

  /** The event with a sequence that is not behind another one. */
  static GenericJson notBehind(GenericJson event, int other) {
    return event.set("sequence", Math.max(other, sequence(new Fields(event))));
  }
}
