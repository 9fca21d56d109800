package dev.calsync.tck.connector;

import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import dev.calsync.event.EventType;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.MirrorShape.ShownDetails;
import dev.calsync.event.Person;
import dev.calsync.event.SeriesOverride;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One object at a scripted provider.
 *
 * @param key the id of the form it was created from; empty text for a foreign object
 */
record ScriptedObject(
    RemoteId id,
    String uid,
    RemoteVersion version,
    Optional<String> mark,
    String key,
    EventBody body,
    boolean spoiled) {

  static ScriptedObject foreign(RemoteId id, String uid, EventBody body) {
    return new ScriptedObject(id, uid, RemoteVersion.UNKNOWN, Optional.empty(), "", body, false);
  }

  static ScriptedObject mirror(RemoteId id, MirrorForm form, MirrorShape shape) {
    return new ScriptedObject(
        id,
        form.uid(),
        RemoteVersion.UNKNOWN,
        Optional.of(form.mark()),
        form.id(),
        bodyOf(shape),
        false);
  }

  ScriptedObject at(RemoteVersion newer) {
    return new ScriptedObject(id, uid, newer, mark, key, body, spoiled);
  }

  ScriptedObject saying(EventBody other) {
    return new ScriptedObject(id, uid, version, mark, key, other, false);
  }

  ScriptedObject named(RemoteId other, String otherUid) {
    return new ScriptedObject(other, otherUid, version, mark, key, body, spoiled);
  }

  ScriptedObject withoutMark() {
    return new ScriptedObject(id, uid, version, Optional.empty(), key, body, spoiled);
  }

  ScriptedObject unreadable() {
    return new ScriptedObject(id, uid, version, mark, key, body, true);
  }

  SourcePart read(boolean withMark) {
    SourceObject object = new SourceObject(id, uid, version, withMark ? mark : Optional.empty());
    return spoiled
        ? new SourcePart.Unreadable(
            object, "SPOILED", "everywhere", "spoiled".getBytes(StandardCharsets.US_ASCII))
        : new SourcePart.Whole(object, body);
  }

  private static EventBody bodyOf(MirrorShape shape) {
    return new EventBody(
        shape.time(),
        detailsOf(shape.details()),
        shape.recurrence(),
        shape.overrides().stream()
            .map(o -> new SeriesOverride(o.slot(), o.time(), detailsOf(o.details())))
            .toList());
  }

  private static EventDetails detailsOf(ShownDetails shown) {
    return new EventDetails(
        shown.text(),
        shown.availability(),
        shown.visibility(),
        EventStatus.CONFIRMED,
        EventType.DEFAULT,
        Person.NOBODY,
        List.of(),
        Optional.empty());
  }
}
