package dev.calsync.connector.ics;

import dev.calsync.connector.ics.CalendarText.Piece;
import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A file in the making: some events replaced, removed or added, all other bytes as they were. */
final class CalendarEdit {

  private static final byte[] NOTHING = new byte[0];

  private final CalendarText before;
  private final Map<String, byte[]> events;
  private final Map<String, String> uidsOfMirrors = new LinkedHashMap<>();
  private final Set<String> touched = new HashSet<>();
  private final Map<String, byte[]> addedZones = new LinkedHashMap<>();

  CalendarEdit(CalendarText before) {
    this.before = before;
    this.events = before.eventsByUid();
    before.events().stream()
        .filter(event -> !event.mirrorId().isEmpty())
        .forEach(event -> uidsOfMirrors.putIfAbsent(event.mirrorId(), event.name()));
  }

  /** The bytes of an event as they would be now. */
  Optional<byte[]> event(String uid) {
    return uid.isEmpty() ? Optional.empty() : Optional.ofNullable(events.get(uid));
  }

  boolean hasMirror(String id) {
    return uidsOfMirrors.containsKey(id);
  }

  boolean isEmpty() {
    return touched.isEmpty();
  }

  /** Puts the one event of a text where the event of that UID stands, else at the end. */
  byte[] put(String uid, String mirrorId, CalendarText written) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    written.events().forEach(piece -> all.writeBytes(written.bytesOf(piece)));
    events.put(uid, all.toByteArray());
    uidsOfMirrors.put(mirrorId, uid);
    touched.add(uid);
    written
        .zonesMissingIn(before.zones())
        .forEach(zone -> addedZones.putIfAbsent(zone.name(), written.bytesOf(zone)));
    return all.toByteArray();
  }

  void remove(String uid) {
    events.remove(uid);
    uidsOfMirrors.values().remove(uid);
    touched.add(uid);
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(before.bytes().length + 4_096);
    Set<String> pending = new HashSet<>(touched);
    int from = 0;
    for (Piece event : before.events()) {
      if (touched.contains(event.name())) {
        out.write(before.bytes(), from, event.from() - from);
        out.writeBytes(pending.remove(event.name()) ? now(event.name()) : NOTHING);
        from = event.to();
      }
    }
    out.write(before.bytes(), from, before.end() - from);
    addedZones.values().forEach(out::writeBytes);
    events.forEach((uid, content) -> out.writeBytes(pending.contains(uid) ? content : NOTHING));
    out.write(before.bytes(), before.end(), before.bytes().length - before.end());
    return out.toByteArray();
  }

  private byte[] now(String uid) {
    return events.getOrDefault(uid, NOTHING);
  }
}
