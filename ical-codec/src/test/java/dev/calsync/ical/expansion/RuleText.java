package dev.calsync.ical.expansion;

import dev.calsync.event.Frequency;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.RuleEnd;
import dev.calsync.event.Slot;
import dev.calsync.event.WeekdayOrdinal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rules as the RFC writes them, except that UNTIL is wall time. */
final class RuleText {

  private static final List<String> WEEKDAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
  private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

  private RuleText() {}

  static RecurrenceRule rule(String text) {
    Map<String, String> parts =
        Arrays.stream(text.split(";"))
            .map(part -> part.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    return new RecurrenceRule(
        Frequency.valueOf(parts.get("FREQ")),
        Integer.parseInt(parts.getOrDefault("INTERVAL", "1")),
        end(parts),
        numbers(parts, "BYSECOND"),
        numbers(parts, "BYMINUTE"),
        numbers(parts, "BYHOUR"),
        list(parts, "BYDAY", RuleText::weekday),
        numbers(parts, "BYMONTHDAY"),
        numbers(parts, "BYYEARDAY"),
        numbers(parts, "BYWEEKNO"),
        numbers(parts, "BYMONTH"),
        numbers(parts, "BYSETPOS"),
        weekday(parts.getOrDefault("WKST", "MO")).day());
  }

  private static RuleEnd end(Map<String, String> parts) {
    if (parts.containsKey("COUNT")) {
      return new RuleEnd.Count(Integer.parseInt(parts.get("COUNT")));
    }
    return parts.containsKey("UNTIL") ? new RuleEnd.Until(slot(parts.get("UNTIL"))) : RuleEnd.NEVER;
  }

  private static Slot slot(String text) {
    return text.length() == 8
        ? new Slot.OnDay(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE))
        : new Slot.AtTime(LocalDateTime.parse(text, WALL));
  }

  private static WeekdayOrdinal weekday(String text) {
    String ordinal = text.substring(0, text.length() - 2);
    int day = WEEKDAYS.indexOf(text.substring(text.length() - 2)) + 1;
    return new WeekdayOrdinal(ordinal.isEmpty() ? 0 : Integer.parseInt(ordinal), DayOfWeek.of(day));
  }

  private static List<Integer> numbers(Map<String, String> parts, String name) {
    return list(parts, name, Integer::valueOf);
  }

  private static <T> List<T> list(
      Map<String, String> parts, String name, Function<String, T> value) {
    return parts.containsKey(name)
        ? Arrays.stream(parts.get(name).split(",")).map(value).toList()
        : List.of();
  }
}
