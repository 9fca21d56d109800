package dev.calsync.ical;

import dev.calsync.failure.CalsyncException;

/**
 * The body is no calendar, or not a whole one: never to be taken for "no events" (FLT-13, FLT-34,
 * INV-12). The codes are {@code EMPTY_BODY} (nothing but blanks), {@code NOT_ICALENDAR} (no
 * BEGIN:VCALENDAR, such as a login page), {@code TRUNCATED} (a VCALENDAR without its end) and
 * {@code TOO_LARGE} (more than {@link IcalLimits} allow).
 */
public final class NotACalendarException extends CalsyncException {

  private static final long serialVersionUID = 1L;

  NotACalendarException(String code, String message) {
    super(code, message);
  }
}
