package dev.calsync.tck.connector;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.Capabilities.Marks;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.SeriesSupport.Limit;
import dev.calsync.connector.Call;
import dev.calsync.connector.Cost;
import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorRef;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.OverrideWriter;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.Recurrence;
import dev.calsync.event.Slot;
import java.util.List;
import java.util.Optional;

/** The overrides of a scripted calendar that keeps series in parts. */
final class ScriptedOverrides implements OverrideWriter {

  private final ScriptedConnector provider;

  ScriptedOverrides(ScriptedConnector provider) {
    this.provider = provider;
  }

  @Override
  public WriteOutcome write(Call call, CalendarRef calendar, MirrorWrite.Changed write) {
    return provider.writing(call, calendar, write, there -> write(there, write));
  }

  @Override
  public List<SourcePart> of(Call call, CalendarRef calendar, RemoteId series) {
    return provider.reading(
        call,
        calendar,
        Cost.READ,
        there -> {
          boolean marks = ScriptedReader.markedIn(there, Marks.BY_FETCH);
          return there.occurrencesOf(series).stream()
              .map(object -> there.habits().understood(object).read(marks, true))
              .toList();
        });
  }

  private static WriteOutcome write(ScriptedCalendar calendar, MirrorWrite.Changed write) {
    Optional<ScriptedObject> series = calendar.log().find(write.series());
    Optional<ScriptedObject> there =
        calendar.log().find(ScriptedObject.idOf(write.series(), write.slot()));
    if (series.isEmpty() || !isAsSeen(calendar, there, write.there())) {
      return new WriteOutcome.Conflicted();
    }
    Optional<String> refusal = refusal(calendar, series.get(), there, write);
    return refusal.isPresent()
        ? new WriteOutcome.Refused(refusal.get())
        : stored(calendar, series.get(), write);
  }

  private static boolean isAsSeen(
      ScriptedCalendar calendar, Optional<ScriptedObject> there, Optional<MirrorRef> seen) {
    return !calendar.capabilities().writes().conditional()
        || there.map(ScriptedObject::version).equals(seen.map(MirrorRef::version));
  }

  private static Optional<String> refusal(
      ScriptedCalendar calendar,
      ScriptedObject series,
      Optional<ScriptedObject> there,
      MirrorWrite.Changed write) {
    SeriesSupport can = calendar.capabilities().series();
    EventTime time = write.form().shape().time();
    boolean removed =
        removedFrom(series.body()).contains(write.slot())
            || there.filter(ScriptedObject::isRemoved).isPresent();
    if (removedFrom(series.body()).contains(write.slot())
        || (removed && !can.allows(Limit.RETURN_OF_SLOTS))) {
      return Optional.of("SLOT_REMOVED");
    }
    boolean otherKind =
        time instanceof EventTime.AllDay != series.body().time() instanceof EventTime.AllDay;
    if (otherKind && !can.allows(Limit.KIND_OF_OVERRIDES)) {
      return Optional.of("OTHER_KIND");
    }
    ScriptedSlots slots = new ScriptedSlots(series.body());
    if (!slots.has(write.slot())) {
      return Optional.of("NO_SUCH_OCCURRENCE");
    }
    return !can.allows(Limit.OVERRIDES_CROSSING) && slots.isBetween(write.slot(), time.startSlot())
        ? Optional.of("OCCURRENCE_CROSSING")
        : Optional.empty();
  }

  private static WriteOutcome stored(
      ScriptedCalendar calendar, ScriptedObject series, MirrorWrite.Changed write) {
    MirrorForm form = write.form();
    MirrorShape kept = calendar.habits().rewritten(form.shape());
    ScriptedObject.Place place = new ScriptedObject.Place(series.id(), write.slot(), false);
    ScriptedObject occurrence =
        ScriptedObject.occurrence(series, place, kept.body())
            .marked(Optional.of(form.mark()))
            .keyed(form.id());
    return ScriptedWriter.applied(calendar.log().put(calendar.habits().kept(occurrence)));
  }

  /** What a changed series does to its occurrences. */
  static void settle(ScriptedCalendar calendar, EventBody before, ScriptedObject series) {
    boolean resets =
        !calendar.capabilities().series().allows(Limit.OVERRIDES_RESET)
            && !pattern(before).equals(pattern(series.body()));
    for (ScriptedObject each : calendar.occurrencesOf(series.id())) {
      Slot slot = each.place().orElseThrow().slot();
      if (resets || !series.body().isSeries() || removedFrom(series.body()).contains(slot)) {
        calendar.log().remove(each.id());
      }
    }
  }

  private static List<Object> pattern(EventBody body) {
    return List.of(body.time(), body.recurrence().map(Recurrence::rules));
  }

  private static List<Slot> removedFrom(EventBody body) {
    return body.recurrence().map(Recurrence::removed).orElse(List.of());
  }
}
