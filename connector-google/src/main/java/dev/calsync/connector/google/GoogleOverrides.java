package dev.calsync.connector.google;

import com.google.api.client.json.GenericJson;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.Call;
import dev.calsync.connector.MirrorRef;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.OverrideWriter;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.event.Slot;
import java.util.List;
import java.util.Optional;

/**
 * Changed occurrences, which are events of their own at Google ({@code recurringEventId}). One that
 * nobody changed yet has an id, but no event: what there is of its series is read before it is
 * written, because a write of it cannot depend on a version.
 */
final class GoogleOverrides implements OverrideWriter {

  private final SeriesEvents series;
  private final GoogleEvents events;
  private final MirrorBody bodies;
  private final WriteReplies replies;
  private final Updates updates;
  private final RecentSeries recent;

  GoogleOverrides(
      SeriesEvents series,
      GoogleEvents events,
      MirrorBody bodies,
      WriteReplies replies,
      Updates updates,
      RecentSeries recent) {
    this.series = series;
    this.events = events;
    this.bodies = bodies;
    this.replies = replies;
    this.updates = updates;
    this.recent = recent;
  }

  @Override
  public WriteOutcome write(Call call, CalendarRef calendar, MirrorWrite.Changed write) {
    return bodies
        .of(write.form())
        .map(event -> written(call, calendar, write, event))
        .orElse(GoogleWriter.NO_ZONE);
  }

  private WriteOutcome written(
      Call call, CalendarRef calendar, MirrorWrite.Changed write, GenericJson event) {
    return write
        .there()
        .map(there -> updates.put(call, calendar, there, event))
        .orElseGet(() -> first(call, calendar, write, event));
  }

  private WriteOutcome first(
      Call call, CalendarRef calendar, MirrorWrite.Changed write, GenericJson event) {
    Optional<SeriesEvents.Found> found =
        recent
            .find(calendar, write.series(), write.slot())
            .or(() -> read(call, calendar, write.series()));
    WriteOutcome outcome =
        found
            .map(it -> first(call, calendar, it, write.slot(), event))
            .orElseGet(WriteOutcome.Conflicted::new);
    if (outcome instanceof WriteOutcome.Applied) {
      recent.written(calendar, write.series(), write.slot());
    } else {
      recent.forget(calendar, write.series());
    }
    return outcome;
  }

  private Optional<SeriesEvents.Found> read(Call call, CalendarRef calendar, RemoteId id) {
    Optional<SeriesEvents.Found> found = series.find(call, calendar, id);
    found.ifPresentOrElse(it -> recent.keep(calendar, id, it), () -> recent.forget(calendar, id));
    return found;
  }

  private WriteOutcome first(
      Call call, CalendarRef calendar, SeriesEvents.Found found, Slot slot, GenericJson event) {
    Updates.notBehind(event, found.sequence());
    Optional<SourcePart> there = found.at(slot);
    if (there.filter(part -> !(part instanceof SourcePart.CancelledSlot)).isPresent()) {
      return new WriteOutcome.Conflicted();
    }
    return there
        .map(removed -> updates.put(call, calendar, ref(removed), event))
        .orElseGet(() -> untouched(call, calendar, found, slot, event));
  }

  private static MirrorRef ref(SourcePart removed) {
    RemoteVersion version =
        removed.names().map(names -> names.version()).orElse(RemoteVersion.UNKNOWN);
    return new MirrorRef(removed.id(), version);
  }

  /** Under the id that it should have; where Google knows none, the id is asked for. */
  private WriteOutcome untouched(
      Call call, CalendarRef calendar, SeriesEvents.Found found, Slot slot, GenericJson event) {
    RemoteId usual = series.usualId(found, slot);
    return replies.outcome(
        call,
        events.update(calendar, usual.value(), event),
        calendar,
        error ->
            error.is(GoogleError.NOT_FOUND)
                ? Optional.of(asked(call, calendar, found, slot, event))
                : error.is(GoogleError.BAD_REQUEST)
                    ? updates.later(call, calendar, unseen(usual), event)
                    : Optional.empty());
  }

  private static MirrorRef unseen(RemoteId id) {
    return new MirrorRef(id, RemoteVersion.UNKNOWN);
  }

  private WriteOutcome asked(
      Call call, CalendarRef calendar, SeriesEvents.Found found, Slot slot, GenericJson event) {
    return series
        .askedId(call, calendar, found, slot)
        .map(id -> updates.put(call, calendar, unseen(id), event))
        .orElseGet(
            () ->
                series
                    .newer(call, calendar, found)
                    .map(newer -> untouched(call, calendar, newer, slot, event))
                    .orElseGet(() -> new WriteOutcome.Refused("NO_SUCH_OCCURRENCE")));
  }

  @Override
  public List<SourcePart> of(Call call, CalendarRef calendar, RemoteId id) {
    return series.find(call, calendar, id).map(SeriesEvents.Found::exceptions).orElse(List.of());
  }
}
