package dev.calsync.ical;

import dev.calsync.event.Frequency;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.Slot;
import dev.calsync.event.WeekdayOrdinal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers the lines of one STANDARD or DAYLIGHT. */
final class ObservanceReader {

  private static final int MOST_DATES = 1_000;

  private Optional<LocalDateTime> start = Optional.empty();
  private Optional<ZoneOffset> from = Optional.empty();
  private Optional<ZoneOffset> to = Optional.empty();
  private Optional<String> rule = Optional.empty();
  private final List<LocalDateTime> dates = new ArrayList<>();

  /**
   * Takes a line in.
   *
   * @throws UnreadableEventException if it makes no sense
   * @throws DateTimeException if an offset is none
   */
  void add(ContentLine line) {
    switch (line.name()) {
      case "DTSTART" -> start = Optional.of(DateValue.parse(line.value(), false).local());
      case "TZOFFSETFROM" -> from = Optional.of(offset(line.value()));
      case "TZOFFSETTO" -> to = Optional.of(offset(line.value()));
      case "RRULE" -> rule = Optional.of(line.value()).filter(text -> !text.isBlank());
      case "RDATE" -> addDates(line.value());
      default -> {}
    }
  }

  /**
   * The observance.
   *
   * @throws UnreadableEventException if a part is missing or its rule is of no known shape
   */
  Observance build() {
    LocalDateTime first = start.orElseThrow(ObservanceReader::bad);
    ZoneOffset after = to.orElseThrow(ObservanceReader::bad);
    return new Observance(
        first,
        from.orElse(after),
        after,
        List.copyOf(dates),
        rule.map(text -> yearly(text, first)));
  }

  private void addDates(String values) {
    for (String value : values.split(",", -1)) {
      if (dates.size() == MOST_DATES) {
        throw bad();
      }
      dates.add(DateValue.parse(value, false).local());
    }
  }

  private Observance.Yearly yearly(String text, LocalDateTime first) {
    RecurrenceRule parsed = RuleText.parse(text, until -> untilSlot(until));
    boolean shaped =
        parsed.frequency() == Frequency.YEARLY
            && parsed.interval() == 1
            && parsed.byMonth().size() <= 1
            && parsed.byDay().size() <= 1
            && parsed.byYearDay().isEmpty()
            && parsed.byWeekNo().isEmpty()
            && parsed.bySetPos().isEmpty()
            && (!parsed.byDay().isEmpty() || parsed.byMonthDay().size() <= 1);
    if (!shaped) {
      throw bad();
    }
    int month = parsed.byMonth().isEmpty() ? first.getMonthValue() : parsed.byMonth().get(0);
    LocalDateTime last =
        parsed
            .end()
            .match(
                () -> LocalDateTime.MAX,
                count -> first.withDayOfYear(1).plusYears(count).minusSeconds(1),
                slot -> ((Slot.AtTime) slot).start());
    return shape(parsed, month, first.getDayOfMonth(), last);
  }

  private static Observance.Yearly shape(
      RecurrenceRule rule, int month, int startDay, LocalDateTime last) {
    if (rule.byDay().isEmpty()) {
      List<Integer> day = rule.byMonthDay().isEmpty() ? List.of(startDay) : rule.byMonthDay();
      return new Observance.Yearly(month, Optional.empty(), 0, day, last);
    }
    WeekdayOrdinal weekday = rule.byDay().get(0);
    if (weekday.ordinal() == 0 && rule.byMonthDay().isEmpty()) {
      throw bad();
    }
    return new Observance.Yearly(
        month, Optional.of(weekday.day()), weekday.ordinal(), rule.byMonthDay(), last);
  }

  /** UNTIL is in UTC, onsets are wall time before the change. */
  private Slot untilSlot(String value) {
    DateValue until = DateValue.parse(value, false);
    LocalDateTime last = until.isDate() ? until.day().atTime(23, 59, 59) : until.local();
    long shift = until.utc() ? from.map(ZoneOffset::getTotalSeconds).orElse(0) : 0;
    return new Slot.AtTime(last.plusSeconds(shift));
  }

  private static ZoneOffset offset(String text) {
    return ZoneOffset.of(text.strip());
  }

  private static UnreadableEventException bad() {
    return new UnreadableEventException("UNKNOWN_ZONE");
  }
}
