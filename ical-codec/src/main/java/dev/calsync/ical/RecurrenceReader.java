package dev.calsync.ical;

import dev.calsync.event.EventTime;
import dev.calsync.event.Frequency;
import dev.calsync.event.Length;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.Slot;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** RRULE, RDATE and EXDATE of a master. One use, one thread. */
final class RecurrenceReader {

  private final EventProperties event;
  private final EventTimes.Timed master;
  private final SlotReader slots;
  private final int mostDates;
  private final List<RecurrenceRule> rules = new ArrayList<>();
  private final TreeSet<Slot> added = new TreeSet<>();
  private final TreeSet<Slot> removed = new TreeSet<>();
  private final Map<Slot, EventTime> periods = new LinkedHashMap<>();
  private int dates;

  /**
   * What was read.
   *
   * @param recurrence empty for a single event
   * @param periods the added slots that have a length of their own (SEM-31)
   */
  record Result(Optional<Recurrence> recurrence, Map<Slot, EventTime> periods) {}

  RecurrenceReader(
      EventProperties event, EventTimes.Timed master, SlotReader slots, IcalLimits limits) {
    this.event = event;
    this.master = master;
    this.slots = slots;
    this.mostDates = limits.dates();
  }

  /**
   * Reads how the event repeats.
   *
   * @throws UnreadableEventException with BAD_RULE, BAD_DATE, TOO_LARGE or UNKNOWN_ZONE
   */
  Result read() {
    if (event.all("EXRULE").stream().anyMatch(line -> !line.value().isBlank())) {
      // Gone from RFC 5545. To pass it over would show slots that do not take place.
      throw new UnreadableEventException("BAD_RULE");
    }
    event.all("RRULE").stream()
        .filter(line -> !line.value().isBlank())
        .forEach(line -> rules.add(RuleText.parse(line.value(), this::until)));
    event.all("RDATE").forEach(line -> values(line).forEach(value -> add(line, value)));
    event.all("EXDATE").forEach(line -> values(line).forEach(value -> remove(line, value)));
    return new Result(recurrence(), periods);
  }

  private Optional<Recurrence> recurrence() {
    boolean single = rules.isEmpty() && added.isEmpty();
    if (single && !removed.contains(master.time().startSlot())) {
      return Optional.empty();
    }
    if (master.nameless()) {
      throw new UnreadableEventException("UNKNOWN_ZONE");
    }
    return Optional.of(new Recurrence(rules, List.copyOf(added), List.copyOf(removed)));
  }

  private Slot until(String value) {
    return slots.until(Moment.of(DateValue.parse(value, false), null, event.zones()));
  }

  private List<String> values(ContentLine line) {
    List<String> values = new ArrayList<>();
    for (String value : line.value().split(",", -1)) {
      if (!value.isBlank()) {
        if (++dates > mostDates) {
          throw new UnreadableEventException("TOO_LARGE");
        }
        values.add(value.strip());
      }
    }
    return values;
  }

  private void add(ContentLine line, String value) {
    int slash = value.indexOf('/');
    Moment start = event.moment(line, slash < 0 ? value : value.substring(0, slash));
    Slot slot = slots.slot(start);
    added.add(slot);
    if (slash >= 0 && slot instanceof Slot.AtTime timed) {
      Length length = periodLength(line, start, value.substring(slash + 1));
      EventTime own = at(timed.start(), length);
      if (!own.equals(at(timed.start(), masterLength()))) {
        periods.put(slot, own);
      }
    }
  }

  private Length periodLength(ContentLine line, Moment start, String end) {
    if (end.startsWith("P") || end.startsWith("+P") || end.startsWith("-P")) {
      return DurationValue.parse(end);
    }
    return EventTimes.until(start.orIn(master.zone()), event.moment(line, end));
  }

  private Length masterLength() {
    return master
        .time()
        .match(days -> Length.ZERO, EventTime.Zoned::length, EventTime.Floating::length);
  }

  private EventTime at(LocalDateTime start, Length length) {
    return master
        .time()
        .match(
            days -> days,
            zoned -> new EventTime.Zoned(start, zoned.zone(), length),
            floating -> new EventTime.Floating(start, length));
  }

  private void remove(ContentLine line, String value) {
    Moment moment = event.moment(line, value);
    if (moment.isDate() && !(master.time() instanceof EventTime.AllDay)) {
      removeDay(moment);
    } else {
      removed.add(slots.slot(moment));
    }
  }

  /** A date takes all slots of its day away (provider facts, 4.1). */
  private void removeDay(Moment day) {
    removed.add(slots.slot(day));
    added.stream().filter(slot -> slot.day().equals(day.day())).forEach(removed::add);
    LocalTime usual = ((Slot.AtTime) master.time().startSlot()).start().toLocalTime();
    for (RecurrenceRule rule : rules) {
      if (rule.frequency().compareTo(Frequency.DAILY) < 0) {
        throw new UnreadableEventException("BAD_DATE");
      }
      for (int hour : or(rule.byHour(), usual.getHour())) {
        for (int minute : or(rule.byMinute(), usual.getMinute())) {
          for (int second : or(rule.bySecond(), usual.getSecond())) {
            Duration since = Duration.ofHours(hour).plusMinutes(minute).plusSeconds(second);
            removed.add(new Slot.AtTime(day.day().atStartOfDay().plus(since)));
            requireFew();
          }
        }
      }
    }
  }

  private void requireFew() {
    if (removed.size() > mostDates) {
      throw new UnreadableEventException("TOO_LARGE");
    }
  }

  private static List<Integer> or(List<Integer> said, int usual) {
    return said.isEmpty() ? List.of(usual) : said;
  }
}
