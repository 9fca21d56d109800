package dev.calsync.store;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import java.util.List;
import java.util.Map;

/**
 * What could not be understood (R-B5); {@link IntakeStore#requeueQuarantined} comes before it is
 * fetched again.
 */
public interface QuarantineQueries {

  /**
   * The objects of a calendar that are in quarantine.
   *
   * @param owner whose
   * @param calendar in which calendar
   * @param after ids that sort after this text; empty text for the first page
   * @param limit at most so many
   * @return sorted by id, byte by byte
   */
  List<QuarantinedItem> page(OwnerId owner, CalendarId calendar, String after, int limit);

  /**
   * Where an owner has objects in quarantine.
   *
   * @param owner whose
   * @return how many by calendar; calendars without any are missing
   */
  Map<CalendarId, Long> calendars(OwnerId owner);
}
