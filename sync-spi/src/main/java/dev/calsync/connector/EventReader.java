package dev.calsync.connector;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.event.TimeRange;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Reading a calendar. Every method either answers fully or throws; a short, empty or truncated
 * answer is never passed off as a complete one (INV-12, FLT-13, FLT-14).
 */
public interface EventReader {

  /**
   * A complete listing, page by page.
   *
   * @param call the access
   * @param calendar which calendar
   * @param window at least this range; a provider that lists whole calendars may list more
   * @param at where to go on; empty for the first page
   * @return a page; never {@link FetchPage.Unchanged}
   */
  FetchPage fetchWindow(
      Call call, CalendarRef calendar, TimeRange window, Optional<Continuation> at);

  /**
   * What changed since a cursor. May answer with a complete listing instead; the coverage of the
   * last page says which.
   *
   * @param call the access
   * @param calendar which calendar
   * @param since the cursor of the last finished reading
   * @param at where to go on; empty for the first page
   * @return a page
   * @throws dev.calsync.failure.ConnectorException with CURSOR_INVALID where the cursor is dead
   */
  FetchPage changes(Call call, CalendarRef calendar, Cursor since, Optional<Continuation> at);

  /**
   * Single objects, read afresh.
   *
   * @param call the access
   * @param calendar which calendar
   * @param ids which objects, at most 50
   * @return one part for each id, in the order asked; {@link SourcePart.Gone} for those that are
   *     not there
   */
  List<SourcePart> fetch(Call call, CalendarRef calendar, Collection<RemoteId> ids);
}
