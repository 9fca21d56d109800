package dev.calsync.store;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.RemoteId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Questions about what was read in. */
public interface IntakeQueries {

  /**
   * How far a calendar has been read.
   *
   * @param owner whose
   * @param calendar which
   * @return {@link CalendarState#UNREAD} if it was never read
   */
  CalendarState calendarState(OwnerId owner, CalendarId calendar);

  /**
   * Known objects by id.
   *
   * @param owner whose
   * @param calendar in which calendar
   * @param ids at most 1,000
   * @return those that are known
   */
  Map<RemoteId, SourceItem> items(OwnerId owner, CalendarId calendar, Collection<RemoteId> ids);

  /**
   * Known objects, page by page.
   *
   * @param owner whose
   * @param calendar in which calendar
   * @param after ids that sort after this text; empty text for the first page
   * @param limit at most so many
   * @return sorted by id, byte by byte
   */
  List<SourceItem> itemsAfter(OwnerId owner, CalendarId calendar, String after, int limit);

  /**
   * The objects that canonical events are made of.
   *
   * @param owner whose
   * @param calendar in which calendar
   * @param events at most 1,000 UIDs of canonical events
   * @return sorted by id
   */
  List<SourceItem> itemsOf(OwnerId owner, CalendarId calendar, Collection<String> events);

  /**
   * Mirrors of ours that were met in a calendar, by what they are mirrors of. After a loss of the
   * store this is how they are found again (R-F5).
   *
   * @param owner whose
   * @param calendar in which calendar
   * @param lineages at most 1,000
   * @return items in state {@link ItemState#MANAGED}, sorted by id; several where copies are about
   */
  List<SourceItem> managed(OwnerId owner, CalendarId calendar, Collection<FormHash> lineages);

  /**
   * Canonical events by name.
   *
   * @param owner whose
   * @param calendar in which calendar
   * @param uids at most 1,000
   * @return those that are known, deleted ones included
   */
  Map<String, CanonicalRow> events(OwnerId owner, CalendarId calendar, Collection<String> uids);

  /**
   * Canonical events that changed after a position, deleted ones included.
   *
   * @param owner whose
   * @param calendar in which calendar
   * @param position list changes with a higher number
   * @param limit at most so many
   * @return in the order of their numbers
   */
  List<CanonicalRow> changedSince(OwnerId owner, CalendarId calendar, long position, int limit);

  /**
   * The copies of some meetings, in all calendars of their owner.
   *
   * @param owner whose
   * @param meetings at most 1,000 names of meetings
   * @return live events of these names, sorted by calendar and uid
   */
  List<MeetingCopy> copies(OwnerId owner, Collection<String> meetings);

  /**
   * What changed in several calendars after their positions, deletions included, without content.
   *
   * @param owner whose
   * @param positions list changes with a higher number, by calendar
   * @param limit at most so many
   * @return sorted by calendar, then by number
   */
  List<MeetingChange> changedMeetings(OwnerId owner, Map<CalendarId, Long> positions, int limit);

  /**
   * How many objects are in each state.
   *
   * @param owner whose
   * @param calendar in which calendar
   * @return counts by state; states without objects may be missing
   */
  Map<ItemState, Long> countItems(OwnerId owner, CalendarId calendar);
}
