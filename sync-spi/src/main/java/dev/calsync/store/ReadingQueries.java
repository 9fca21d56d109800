package dev.calsync.store;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.event.TimeRange;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What people look at: calendars as they are known, not as they are synchronized (R-G1, R-G3). */
public interface ReadingQueries {

  /**
   * The live events that may take place in a range: those whose bounds, as they were written with
   * their newest change, overlap it, and those of which no bounds are known. Costs what it finds,
   * whatever else the calendars hold.
   *
   * @param owner whose
   * @param calendars in which calendars, at most 1,000
   * @param range the half-open range; a point of time touches the range it lies in
   * @param limit at most so many; which ones, if there are more, is the store's own choice
   * @return sorted by calendar, then UID, byte by byte
   */
  List<PlacedEvent> takingPlace(
      OwnerId owner, Collection<CalendarId> calendars, TimeRange range, int limit);

  /**
   * How an owner's calendars have been read.
   *
   * @param owner whose
   * @return those that anything is known of, sorted by id, byte by byte
   */
  List<CalendarReading> readings(OwnerId owner);

  /**
   * What is still to be written, or cannot be: mirror parts by edge, and by one of the states due,
   * attempted, held and refused. Costs what it counts, however many mirrors are as they should be.
   *
   * @param owner whose
   * @param targets at which calendars, at most 1,000
   * @return counts above zero
   */
  Map<EdgeId, Map<MirrorState, Long>> unsettled(OwnerId owner, Collection<CalendarId> targets);
}
