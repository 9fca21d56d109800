package dev.calsync.ical;

import dev.calsync.event.Frequency;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.RuleEnd;
import dev.calsync.event.Slot;
import dev.calsync.event.WeekdayOrdinal;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** RRULE values; UNTIL's meaning is left to the caller, who knows the series. */
final class RuleText {

  private static final Set<String> PARTS =
      Set.of(
          "FREQ",
          "INTERVAL",
          "COUNT",
          "UNTIL",
          "BYSECOND",
          "BYMINUTE",
          "BYHOUR",
          "BYDAY",
          "BYMONTHDAY",
          "BYYEARDAY",
          "BYWEEKNO",
          "BYMONTH",
          "BYSETPOS",
          "WKST");
  private static final Pattern WEEKDAY = Pattern.compile("([+-]?\\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)");
  private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
  private static final int LONGEST = 20_000;

  private final Map<String, String> parts;

  private RuleText(Map<String, String> parts) {
    this.parts = parts;
  }

  /**
   * Reads a rule.
   *
   * @param value the text after {@code RRULE:}
   * @param until reads the value of UNTIL
   * @throws UnreadableEventException with BAD_RULE
   */
  static RecurrenceRule parse(String value, Function<String, Slot> until) {
    try {
      return new RuleText(parts(value)).rule(until);
    } catch (IllegalArgumentException e) {
      throw bad();
    }
  }

  private static Map<String, String> parts(String value) {
    if (value.length() > LONGEST) {
      throw bad();
    }
    Map<String, String> parts = new HashMap<>();
    // Some producers escape it as if it were TEXT.
    for (String part : value.replace("\\", "").toUpperCase(Locale.ROOT).split(";", -1)) {
      int equals = part.indexOf('=');
      String name = (equals < 0 ? part : part.substring(0, equals)).strip();
      String text = equals < 0 ? "" : part.substring(equals + 1).strip();
      if (!text.isEmpty() && !isHarmless(name, text)) {
        if (!PARTS.contains(name)) {
          throw bad();
        }
        parts.putIfAbsent(name, text);
      } else if (text.isEmpty() && !name.isEmpty() && !PARTS.contains(name)) {
        throw bad();
      }
    }
    return parts;
  }

  /** RFC 7529 in its default form, and experiments, say nothing that changes the slots. */
  private static boolean isHarmless(String name, String text) {
    return name.startsWith("X-")
        || (name.equals("RSCALE") && text.equals("GREGORIAN"))
        || (name.equals("SKIP") && text.equals("OMIT"));
  }

  private RecurrenceRule rule(Function<String, Slot> until) {
    Frequency frequency = Frequency.valueOf(parts.getOrDefault("FREQ", ""));
    return new RecurrenceRule(
        frequency,
        Integer.parseInt(parts.getOrDefault("INTERVAL", "1")),
        end(until),
        numbers("BYSECOND"),
        numbers("BYMINUTE"),
        numbers("BYHOUR"),
        weekdays(frequency),
        numbers("BYMONTHDAY"),
        numbers("BYYEARDAY"),
        numbers("BYWEEKNO"),
        numbers("BYMONTH"),
        numbers("BYSETPOS"),
        day(parts.getOrDefault("WKST", "MO")));
  }

  /** COUNT and UNTIL exclude each other; where both are said, UNTIL is the one anybody can see. */
  private RuleEnd end(Function<String, Slot> until) {
    Optional<RuleEnd> last =
        Optional.ofNullable(parts.get("UNTIL")).map(until).map(RuleEnd.Until::new);
    Optional<RuleEnd> count =
        Optional.ofNullable(parts.get("COUNT")).map(Integer::parseInt).map(RuleEnd.Count::new);
    return last.or(() -> count).orElse(RuleEnd.NEVER);
  }

  private List<Integer> numbers(String part) {
    return values(part).stream().map(Integer::parseInt).toList();
  }

  private List<WeekdayOrdinal> weekdays(Frequency frequency) {
    boolean counted = frequency == Frequency.MONTHLY || frequency == Frequency.YEARLY;
    return values("BYDAY").stream()
        .map(WEEKDAY::matcher)
        .filter(m -> m.matches() || refuse())
        .map(m -> weekday(m, counted))
        .toList();
  }

  /** An ordinal means something in months and years only; elsewhere it is let pass (4.1). */
  private static WeekdayOrdinal weekday(Matcher m, boolean counted) {
    boolean said = m.group(1) != null && counted;
    return new WeekdayOrdinal(said ? Integer.parseInt(m.group(1)) : 0, day(m.group(2)));
  }

  private List<String> values(String part) {
    String text = parts.getOrDefault(part, "");
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(",", -1)).map(String::strip).filter(v -> !v.isEmpty()).toList();
  }

  private static DayOfWeek day(String name) {
    int index = DAYS.indexOf(name);
    return index < 0 ? DayOfWeek.valueOf(name) : DayOfWeek.of(index + 1);
  }

  private static boolean refuse() {
    throw bad();
  }

  private static UnreadableEventException bad() {
    return new UnreadableEventException("BAD_RULE");
  }

  /** Writes a rule; INTERVAL=1 is left out, WKST is always said (provider facts, 6.7). */
  static String format(RecurrenceRule rule, Function<Slot, String> until) {
    StringBuilder out = new StringBuilder("FREQ=").append(rule.frequency());
    if (rule.interval() > 1) {
      out.append(";INTERVAL=").append(rule.interval());
    }
    out.append(
        rule.end()
            .match(() -> "", count -> ";COUNT=" + count, last -> ";UNTIL=" + until.apply(last)));
    append(out, "BYMONTH", rule.byMonth());
    append(out, "BYWEEKNO", rule.byWeekNo());
    append(out, "BYYEARDAY", rule.byYearDay());
    append(out, "BYMONTHDAY", rule.byMonthDay());
    append(out, "BYDAY", rule.byDay());
    append(out, "BYHOUR", rule.byHour());
    append(out, "BYMINUTE", rule.byMinute());
    append(out, "BYSECOND", rule.bySecond());
    append(out, "BYSETPOS", rule.bySetPos());
    return out.append(";WKST=").append(DAYS.get(rule.weekStart().getValue() - 1)).toString();
  }

  private static void append(StringBuilder out, String part, List<?> values) {
    if (!values.isEmpty()) {
      out.append(';')
          .append(part)
          .append('=')
          .append(values.stream().map(Object::toString).collect(Collectors.joining(",")));
    }
  }
}
