package dev.calsync.test.google;

import dev.calsync.CalendarView;
import dev.calsync.Connected;
import dev.calsync.calendar.CalendarId;

/**
 * An account of a {@link FakeGoogle} that is connected, from both sides.
 *
 * @param connected how the library knows it
 * @param account how it is there
 */
public record ConnectedAccount(Connected connected, FakeAccount account) {

  /**
   * The primary calendar, from the library's side.
   *
   * @return its id there
   */
  public CalendarId primary() {
    return idOf(calendar());
  }

  /**
   * The primary calendar, from the side of the people who use it.
   *
   * @return the calendar
   */
  public FakeCalendar calendar() {
    return account.primary();
  }

  /**
   * What the library calls a calendar of this account.
   *
   * @param calendar which
   * @return its id there
   * @throws IllegalStateException if the library did not see it when it connected
   */
  public CalendarId idOf(FakeCalendar calendar) {
    return connected.calendars().stream()
        .filter(view -> view.ref().providerId().equals(calendar.id()))
        .map(CalendarView::id)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the library does not know it"));
  }
}
