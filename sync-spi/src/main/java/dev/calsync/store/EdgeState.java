package dev.calsync.store;

import dev.calsync.calendar.CalendarId;
import java.util.Map;

/**
 * How far an edge has planned: it is a consumer of its source's changes, by position, and of the
 * changes of calendars whose copies decide what it shows.
 *
 * @param position the number of the last change of the source calendar that was planned
 * @param basis what was planned with: policy revision, versions, window; another text begins again
 *     at position 0
 * @param witnesses the number of the last change that was considered of each other calendar
 */
public record EdgeState(long position, String basis, Map<CalendarId, Long> witnesses) {

  /** An edge that never planned. */
  public static final EdgeState NEW = new EdgeState(0, "");

  /** Copies the map. */
  public EdgeState {
    witnesses = Map.copyOf(witnesses);
  }

  /**
   * The state of an edge that looks at no other calendar.
   *
   * @param position as above
   * @param basis as above
   */
  public EdgeState(long position, String basis) {
    this(position, basis, Map.of());
  }
}
