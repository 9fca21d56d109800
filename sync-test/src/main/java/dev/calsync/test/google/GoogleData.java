package dev.calsync.test.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All that the service remembers. Whoever reads or writes it holds its monitor. */
final class GoogleData {

  private final Changes changes;
  private final Channels channels;
  private final Positions positions = new Positions();
  private final Map<String, CalendarData> calendars = new LinkedHashMap<>();
  private final Set<GoogleMode> modes = EnumSet.noneOf(GoogleMode.class);
  private final List<GoogleMail> outbox = new ArrayList<>();
  private int names;

  GoogleData(Clock clock) {
    this.changes = new Changes(clock);
    this.channels = new Channels(clock, this::is);
  }

  Changes changes() {
    return changes;
  }

  Channels channels() {
    return channels;
  }

  Positions positions() {
    return positions;
  }

  List<GoogleMail> outbox() {
    return outbox;
  }

  boolean is(GoogleMode mode) {
    return modes.contains(mode);
  }

  void mode(GoogleMode mode, boolean on) {
    if (on) {
      modes.add(mode);
    } else {
      modes.remove(mode);
    }
  }

  /** An id that nothing has: letters up to v and digits. */
  String name() {
    names++;
    return String.format(Locale.ROOT, "fake%08d", names);
  }

  CalendarData addCalendar(String id, ObjectNode said, boolean ofApplication) {
    CalendarData calendar = new CalendarData(id, said, ofApplication, changes);
    calendars.put(id, calendar);
    return calendar;
  }

  List<CalendarData> calendars() {
    return List.copyOf(calendars.values());
  }

  /**
   * A calendar as an account calls it.
   *
   * @throws GoogleError if the account knows no such calendar, or it is broken
   */
  CalendarData calendar(String account, String id) {
    CalendarData calendar =
        Optional.ofNullable(calendars.get(id.equals("primary") ? account : id))
            .filter(it -> !it.isGone() && it.roleOf(account).isPresent())
            .orElseThrow(GoogleError::notFound);
    if (calendar.isBroken()) {
      throw GoogleError.backend();
    }
    return calendar;
  }
}
