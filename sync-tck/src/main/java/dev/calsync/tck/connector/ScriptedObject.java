package dev.calsync.tck.connector;

import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.Recurrence;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One object at a scripted provider.
 *
 * @param key the id of the form it was created from; empty text for a foreign object
 * @param place of which series it is an occurrence; empty if it is an event of its own
 */
record ScriptedObject(
    RemoteId id,
    String uid,
    RemoteVersion version,
    Optional<String> mark,
    String key,
    EventBody body,
    boolean spoiled,
    Optional<Place> place) {

  /**
   * An occurrence that is an object of its own.
   *
   * @param series the id of its series
   * @param slot its original start
   * @param removed whether it was removed; it shows nothing then
   */
  record Place(RemoteId series, Slot slot, boolean removed) {}

  static ScriptedObject foreign(RemoteId id, String uid, EventBody body) {
    return new ScriptedObject(
        id, uid, RemoteVersion.UNKNOWN, Optional.empty(), "", body, false, Optional.empty());
  }

  static ScriptedObject mirror(RemoteId id, MirrorForm form, MirrorShape shape) {
    return new ScriptedObject(
        id,
        form.uid(),
        RemoteVersion.UNKNOWN,
        Optional.of(form.mark()),
        form.id(),
        shape.body(),
        false,
        Optional.empty());
  }

  /** An occurrence of a series; as long as nobody gives it another, it has the series' mark. */
  static ScriptedObject occurrence(ScriptedObject series, Place place, EventBody body) {
    return new ScriptedObject(
        idOf(series.id, place.slot()),
        series.uid,
        RemoteVersion.UNKNOWN,
        series.mark,
        "",
        body,
        false,
        Optional.of(place));
  }

  static RemoteId idOf(RemoteId series, Slot slot) {
    return new RemoteId(series.value() + "_" + slot.text());
  }

  boolean isOf(RemoteId series) {
    return place.filter(at -> at.series().equals(series)).isPresent();
  }

  boolean isRemoved() {
    return place.filter(Place::removed).isPresent();
  }

  ScriptedObject at(RemoteVersion newer) {
    return new ScriptedObject(id, uid, newer, mark, key, body, spoiled, place);
  }

  ScriptedObject saying(EventBody other) {
    return new ScriptedObject(id, uid, version, mark, key, other, false, place);
  }

  ScriptedObject named(RemoteId other, String otherUid) {
    return new ScriptedObject(other, otherUid, version, mark, key, body, spoiled, place);
  }

  ScriptedObject marked(Optional<String> other) {
    return new ScriptedObject(id, uid, version, other, key, body, spoiled, place);
  }

  ScriptedObject keyed(String other) {
    return new ScriptedObject(id, uid, version, mark, other, body, spoiled, place);
  }

  ScriptedObject unreadable() {
    return new ScriptedObject(id, uid, version, mark, key, body, true, place);
  }

  SourcePart read(boolean withMark, boolean inParts) {
    SourceObject object = new SourceObject(id, uid, version, withMark ? mark : Optional.empty());
    if (spoiled) {
      return new SourcePart.Unreadable(
          object, "SPOILED", "everywhere", "spoiled".getBytes(StandardCharsets.US_ASCII));
    }
    return place
        .map(at -> occurrence(object, at))
        .orElseGet(
            () ->
                inParts && body.isSeries()
                    ? new SourcePart.Master(object, without(body))
                    : new SourcePart.Whole(object, body));
  }

  private SourcePart occurrence(SourceObject object, Place at) {
    Optional<RemoteId> series = Optional.of(at.series());
    return at.removed()
        ? new SourcePart.CancelledSlot(object, series, at.slot())
        : new SourcePart.Changed(
            object, series, new SeriesOverride(at.slot(), body.time(), body.details()));
  }

  /** What somebody sees of a series who looks at it with its occurrences. */
  EventBody with(List<ScriptedObject> occurrences) {
    List<Slot> removed = new ArrayList<>();
    List<SeriesOverride> overrides = new ArrayList<>();
    for (ScriptedObject each : occurrences) {
      Slot slot = each.place.orElseThrow().slot();
      if (each.isRemoved()) {
        removed.add(slot);
      } else if (!each.spoiled) {
        overrides.add(new SeriesOverride(slot, each.body.time(), each.body.details()));
      }
    }
    body.recurrence().ifPresent(repeats -> removed.addAll(repeats.removed()));
    return new EventBody(
        body.time(),
        body.details(),
        body.recurrence().map(it -> new Recurrence(it.rules(), it.added(), removed)),
        overrides);
  }

  static EventBody without(EventBody series) {
    return new EventBody(series.time(), series.details(), series.recurrence(), List.of());
  }
}
