package dev.calsync.test.google;

import java.util.Map;

/**
 * A request whose sender is known.
 *
 * @param asked the request
 * @param account who it is
 * @param names the ids in its path, by what they are called in the template
 * @param ownAlone whether it may touch only calendars that the application made
 */
record Visit(Asked asked, String account, Map<String, String> names, boolean ownAlone) {

  /**
   * The calendar in its path.
   *
   * @throws GoogleError if there is none for this sender
   */
  CalendarData calendarIn(GoogleData data) {
    CalendarData calendar = data.calendar(account, name("calendarId"));
    if (ownAlone && !calendar.isOfApplication()) {
      throw GoogleError.scopesMissing();
    }
    return calendar;
  }

  String name(String name) {
    return names.getOrDefault(name, "");
  }
}
