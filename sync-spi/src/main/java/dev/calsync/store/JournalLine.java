package dev.calsync.store;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the engine did and why. Ids, codes and counts only; never titles, guests or secrets (INV-15,
 * INV-16).
 *
 * @param action what was done, a code such as {@code EVENT_CHANGED} or {@code MIRROR_CREATED}
 * @param run the run that did it
 * @param calendar at which calendar; {@link #NO_CALENDAR} where a whole connection is meant
 * @param edge under which edge; empty where none is involved
 * @param uid of which event; empty text where none is involved
 * @param reason why, a code
 * @param facts more, as short texts by name
 */
public record JournalLine(
    String action,
    String run,
    CalendarId calendar,
    Optional<EdgeId> edge,
    String uid,
    String reason,
    Map<String, String> facts) {

  /** Stands for no calendar: ids of calendars are longer. */
  public static final CalendarId NO_CALENDAR = new CalendarId("-");

  /** Copies the facts, sorted by name. */
  public JournalLine {
    facts = java.util.Collections.unmodifiableMap(new TreeMap<>(facts));
  }
}
