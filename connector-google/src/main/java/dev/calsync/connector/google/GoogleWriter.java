package dev.calsync.connector.google;

import com.google.api.client.json.GenericJson;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.Call;
import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorRef;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.connector.OriginWriter;
import dev.calsync.connector.OverrideWriter;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.event.ZoneRulesSource;
import java.time.Clock;
import java.util.Optional;

/**
 * Writes mirrors, one request each. An update replaces the whole event, which costs a third of a
 * patch and leaves nothing behind; the version last seen is its condition.
 */
final class GoogleWriter implements MirrorWriter {

  /** A time in no zone: Google shows every time in one. */
  static final WriteOutcome NO_ZONE = new WriteOutcome.Refused("NO_ZONE");

  private final GoogleEvents events;
  private final EventParts parts;
  private final MirrorBody bodies;
  private final WriteReplies replies;
  private final Updates updates;
  private final GoogleOverrides overrides;

  GoogleWriter(GoogleService service, EventParts parts, ZoneRulesSource zones, Clock clock) {
    this.events = new GoogleEvents(service);
    this.parts = parts;
    this.bodies = new MirrorBody(zones);
    this.replies = new WriteReplies(service, events, parts);
    this.updates = new Updates(events, replies);
    SeriesEvents series = new SeriesEvents(service, events, parts, zones);
    this.overrides =
        new GoogleOverrides(series, events, bodies, replies, updates, new RecentSeries(clock));
  }

  @Override
  public WriteOutcome createMirror(Call call, CalendarRef calendar, MirrorForm form) {
    return bodies.of(form).map(event -> created(call, calendar, form, event)).orElse(NO_ZONE);
  }

  private WriteOutcome created(
      Call call, CalendarRef calendar, MirrorForm form, GenericJson event) {
    return replies.outcome(
        call,
        events.insert(calendar, event.set("id", form.id())),
        calendar,
        error ->
            error.is(GoogleError.CONFLICT)
                ? Optional.of(revived(call, calendar, form.id(), event))
                : Optional.empty());
  }

  /**
   * An id is never free again: an event that was deleted comes back by being written as one that
   * takes place (FLT-5). One that is there is not ours to write over.
   */
  private WriteOutcome revived(Call call, CalendarRef calendar, String id, GenericJson event) {
    return events
        .find(call, calendar, id)
        .filter(EventParts::isCancelled)
        .map(
            gone ->
                replies.revival(
                    call,
                    events
                        .update(calendar, id, Updates.notBehind(event, Updates.sequence(gone)))
                        .ifMatch(gone.text("etag")),
                    calendar))
        .orElseGet(WriteOutcome.Conflicted::new);
  }

  @Override
  public WriteOutcome updateMirror(
      Call call, CalendarRef calendar, MirrorRef ref, MirrorForm form) {
    return bodies.of(form).map(event -> updates.put(call, calendar, ref, event)).orElse(NO_ZONE);
  }

  @Override
  public WriteOutcome deleteMirror(Call call, CalendarRef calendar, MirrorRef ref) {
    return replies.deleted(call, calendar, ref);
  }

  @Override
  public Optional<SourcePart> findMirror(
      Call call, CalendarRef calendar, String id, Optional<RemoteId> known) {
    Optional<Fields> event = events.find(call, calendar, known.map(RemoteId::value).orElse(id));
    if (event.isEmpty()) {
      events.requireCalendar(call, calendar);
    }
    return event.map(it -> parts.read(it, "")).filter(part -> !(part instanceof SourcePart.Gone));
  }

  @Override
  public Optional<OverrideWriter> overrides() {
    return Optional.of(overrides);
  }

  @Override
  public Optional<OriginWriter> origins() {
    return Optional.empty();
  }
}
