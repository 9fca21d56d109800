package dev.calsync.engine.sample;

import dev.calsync.event.Frequency;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.RuleEnd;
import dev.calsync.event.Slot;
import dev.calsync.event.WeekdayOrdinal;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules in the words of RFC 5545; UNTIL as a slot of the series. */
public final class Rules {

  private static final Pattern DAY = Pattern.compile("(-?\\d+)?(MO|TU|WE|TH|FR|SA|SU)");

  private Rules() {}

  public static RecurrenceRule rule(String text) {
    Map<String, String> parts = new HashMap<>();
    Stream.of(text.split(";"))
        .map(part -> part.split("=", 2))
        .forEach(part -> parts.put(part[0], part[1]));
    return new RecurrenceRule(
        Frequency.valueOf(parts.get("FREQ")),
        Integer.parseInt(parts.getOrDefault("INTERVAL", "1")),
        end(parts),
        numbers(parts, "BYSECOND"),
        numbers(parts, "BYMINUTE"),
        numbers(parts, "BYHOUR"),
        list(parts, "BYDAY").map(Rules::day).toList(),
        numbers(parts, "BYMONTHDAY"),
        numbers(parts, "BYYEARDAY"),
        numbers(parts, "BYWEEKNO"),
        numbers(parts, "BYMONTH"),
        numbers(parts, "BYSETPOS"),
        day(parts.getOrDefault("WKST", "MO")).day());
  }

  private static RuleEnd end(Map<String, String> parts) {
    if (parts.containsKey("COUNT")) {
      return new RuleEnd.Count(Integer.parseInt(parts.get("COUNT")));
    }
    return parts.containsKey("UNTIL")
        ? new RuleEnd.Until(Slot.parse(parts.get("UNTIL")))
        : RuleEnd.NEVER;
  }

  private static List<Integer> numbers(Map<String, String> parts, String name) {
    return list(parts, name).map(Integer::valueOf).toList();
  }

  private static Stream<String> list(Map<String, String> parts, String name) {
    return parts.containsKey(name) ? Stream.of(parts.get(name).split(",")) : Stream.of();
  }

  private static WeekdayOrdinal day(String text) {
    Matcher matcher = DAY.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    int ordinal = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
    return Stream.of(DayOfWeek.values())
        .filter(day -> day.name().startsWith(matcher.group(2)))
        .map(day -> new WeekdayOrdinal(ordinal, day))
        .findFirst()
        .orElseThrow();
  }
}
