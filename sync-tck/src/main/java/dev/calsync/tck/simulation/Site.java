package dev.calsync.tck.simulation;

import dev.calsync.calendar.CalendarId;
import dev.calsync.tck.connector.ScriptedCalendar;

/**
 * A calendar of the scene, from both sides.
 *
 * @param id what the engine calls it
 * @param account whose it is
 * @param calendar what it is to those who use it
 */
record Site(CalendarId id, String account, ScriptedCalendar calendar) {

  String name() {
    return calendar.providerId();
  }
}
