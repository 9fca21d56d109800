package dev.calsync.connector;

import dev.calsync.calendar.CalendarInfo;
import dev.calsync.calendar.CalendarRef;
import java.util.List;

/** The calendars of an account. */
public interface CalendarDirectory {

  /**
   * All calendars that can be read.
   *
   * @param call the access
   * @return in the provider's order; an account of a single calendar lists that one
   */
  List<CalendarInfo> list(Call call);

  /**
   * One calendar, with what it can do now.
   *
   * @param call the access
   * @param calendar which
   * @return its description
   * @throws dev.calsync.failure.ConnectorException with CALENDAR_GONE if there is none
   */
  CalendarInfo find(Call call, CalendarRef calendar);

  /**
   * Makes a calendar for mirrors. Finds the one made before by its mark, so that a lost reply never
   * leads to a second one (FLT-63).
   *
   * @param call the access
   * @param displayName what people shall call it
   * @param mark what to recognise it by
   * @return the calendar
   * @throws dev.calsync.failure.ConnectorException with UNSUPPORTED where the provider has no such
   *     call
   */
  CalendarInfo create(Call call, String displayName, String mark);
}
