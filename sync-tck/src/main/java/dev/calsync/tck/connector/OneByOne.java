package dev.calsync.tck.connector;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.Call;
import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorRef;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.Recurrence;
import dev.calsync.event.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes series to a calendar in which an occurrence is removed by a request of its own, and for
 * good: first what the series says, then each slot that is not removed yet. A repeat does only what
 * is missing (SEM-34, SEM-44).
 */
final class OneByOne {

  private final ScriptedConnector provider;

  OneByOne(ScriptedConnector provider) {
    this.provider = provider;
  }

  WriteOutcome create(Call call, CalendarRef calendar, MirrorForm form) {
    MirrorForm full = removing(form, List.of());
    WriteOutcome made =
        provider.writing(
            call,
            calendar,
            new MirrorWrite.Create(full),
            there -> ScriptedWriter.create(there, full));
    return made instanceof WriteOutcome.Applied applied
        ? remove(call, calendar, applied.id(), form)
        : made;
  }

  WriteOutcome update(Call call, CalendarRef calendar, MirrorRef ref, MirrorForm form) {
    ScriptedCalendar known = provider.calendarOf(call, calendar);
    Optional<ScriptedObject> there =
        known
            .log()
            .find(ref.id())
            .filter(object -> ScriptedWriter.isAsSeen(known.capabilities(), object, ref));
    MirrorForm same = removing(form, there.map(it -> removedFrom(it.body())).orElse(List.of()));
    boolean done =
        there
            .filter(it -> it.mark().equals(Optional.of(form.mark())))
            .map(it -> MirrorShape.shownBy(it.body()))
            .filter(same.shape()::equals)
            .isPresent();
    WriteOutcome kept =
        done
            ? ScriptedWriter.applied(there.get())
            : provider.writing(
                call,
                calendar,
                new MirrorWrite.Update(ref, same),
                now -> ScriptedWriter.update(now, ref, same));
    return kept instanceof WriteOutcome.Applied ? remove(call, calendar, ref.id(), form) : kept;
  }

  private WriteOutcome remove(Call call, CalendarRef calendar, RemoteId series, MirrorForm form) {
    ScriptedCalendar known = provider.calendarOf(call, calendar);
    for (Slot slot : form.shape().recurrence().orElseThrow().removed()) {
      Optional<ScriptedObject> there = known.log().find(series);
      if (there.isEmpty()) {
        return new WriteOutcome.Unconfirmed();
      }
      if (!removedFrom(there.get().body()).contains(slot)) {
        MirrorRef ref = new MirrorRef(ScriptedObject.idOf(series, slot), there.get().version());
        WriteOutcome gone =
            provider.writing(
                call, calendar, new MirrorWrite.Delete(ref), now -> remove(now, series, slot, ref));
        if (!(gone instanceof WriteOutcome.Applied)) {
          return gone;
        }
      }
    }
    return known
        .log()
        .find(series)
        .map(ScriptedWriter::applied)
        .orElseGet(WriteOutcome.Unconfirmed::new);
  }

  private static WriteOutcome remove(
      ScriptedCalendar calendar, RemoteId series, Slot slot, MirrorRef ref) {
    calendar
        .log()
        .find(series)
        .ifPresent(
            object -> {
              List<Slot> removed = new ArrayList<>(removedFrom(object.body()));
              removed.add(slot);
              calendar.log().put(object.saying(removing(object.body(), removed)));
              calendar.log().remove(ref.id());
            });
    return new WriteOutcome.Applied(ref.id(), ref.version(), Optional.empty());
  }

  private static List<Slot> removedFrom(EventBody body) {
    return body.recurrence().map(Recurrence::removed).orElse(List.of());
  }

  private static EventBody removing(EventBody body, List<Slot> removed) {
    return new EventBody(
        body.time(),
        body.details(),
        body.recurrence().map(it -> new Recurrence(it.rules(), it.added(), removed)),
        body.overrides());
  }

  private static MirrorForm removing(MirrorForm form, List<Slot> removed) {
    MirrorShape shape = MirrorShape.shownBy(removing(form.shape().body(), removed));
    return new MirrorForm(form.id(), form.uid(), form.mark(), form.sequence(), shape);
  }
}
