package dev.calsync.connector.ics;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bytes of an iCalendar file, cut at its events, so that some can be replaced while every other
 * byte stays. Cuts where the reader of {@code dev.calsync.ical} cuts: an event ends at its END, at
 * the next BEGIN:VEVENT, or with its calendar.
 *
 * @param bytes all of them
 * @param events the events in the order of the file
 * @param zones the time zones that the last calendar defines, by TZID
 * @param end where the last END:VCALENDAR begins; -1 if the last calendar has none
 */
record CalendarText(byte[] bytes, List<Piece> events, Map<String, Piece> zones, int end) {

  /**
   * A VEVENT or VTIMEZONE.
   *
   * @param from its first byte
   * @param to the byte after its last
   * @param name the UID or TZID; empty text if it has none
   * @param mirrorId the id that one of our mirrors was created under, else empty text
   */
  record Piece(int from, int to, String name, String mirrorId) {}

  static CalendarText of(byte[] bytes) {
    return new CalendarCutter(bytes).cut();
  }

  boolean isWhole() {
    return end >= 0;
  }

  /** The bytes of every event by UID: of a series the master and all overrides. */
  Map<String, byte[]> eventsByUid() {
    Map<String, ByteArrayOutputStream> found = new LinkedHashMap<>();
    for (Piece event : events) {
      found
          .computeIfAbsent(event.name(), uid -> new ByteArrayOutputStream())
          .write(bytes, event.from(), event.to() - event.from());
    }
    Map<String, byte[]> all = new LinkedHashMap<>();
    found.forEach((uid, content) -> all.put(uid, content.toByteArray()));
    return all;
  }

  /** The UID of the mirror that was created under an id. */
  Optional<String> uidOfMirror(String id) {
    return events.stream()
        .filter(event -> event.mirrorId().equals(id))
        .map(Piece::name)
        .findFirst();
  }

  byte[] bytesOf(Piece piece) {
    return Arrays.copyOfRange(bytes, piece.from(), piece.to());
  }

  List<Piece> zonesMissingIn(Map<String, ?> other) {
    List<Piece> missing = new ArrayList<>(zones.values());
    missing.removeIf(zone -> other.containsKey(zone.name()));
    return missing;
  }
}
