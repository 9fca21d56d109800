package dev.calsync.policy;

import dev.calsync.event.TimeZoneId;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Working hours as a filter's words: days, from, to, and the zone if there is one. */
final class HoursText {

  private HoursText() {}

  static List<String> words(WorkingHours hours) {
    List<String> words = new ArrayList<>();
    words.add(String.join(" ", hours.days().stream().map(DayOfWeek::name).toList()));
    words.add(hours.from().toString());
    words.add(hours.to().toString());
    hours.zone().ifPresent(zone -> words.add(zone.id()));
    return words;
  }

  static WorkingHours read(List<String> words) {
    if (words.size() < 3 || words.size() > 4) {
      throw new IllegalPolicyException(List.of("working hours are days, from, to and a zone"));
    }
    try {
      Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
      for (String day : words.get(0).split(" ", -1)) {
        days.add(DayOfWeek.valueOf(day));
      }
      return new WorkingHours(
          days,
          LocalTime.parse(words.get(1)),
          LocalTime.parse(words.get(2)),
          words.size() == 4 ? Optional.of(new TimeZoneId(words.get(3))) : Optional.empty());
    } catch (DateTimeException | IllegalArgumentException unreadable) {
      throw new IllegalPolicyException(
          List.of("working hours are days such as MONDAY, times such as 09:00, and a zone"));
    }
  }
}
