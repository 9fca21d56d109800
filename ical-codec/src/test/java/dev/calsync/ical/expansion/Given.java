package dev.calsync.ical.expansion;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.Expansion;
import dev.calsync.event.Length;
import dev.calsync.event.Occurrence;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An event in the words of the tests: one hour long, its owner in Berlin, unless said otherwise.
 */
final class Given {

  static final EventDetails DETAILS = EventDetails.of(EventText.NONE);

  private final EventTime time;
  private final List<RecurrenceRule> rules = new ArrayList<>();
  private final List<Slot> added = new ArrayList<>();
  private final List<Slot> removed = new ArrayList<>();
  private final List<SeriesOverride> overrides = new ArrayList<>();
  private ZoneRulesSource zoneRules = ZoneRulesSource.jdk();
  private String owner = "Europe/Berlin";
  private int steps = RecurrenceExpander.DEFAULT_STEPS;

  private Given(EventTime time) {
    this.time = time;
  }

  static Given event(EventTime time) {
    return new Given(time);
  }

  static Given berlin(String start) {
    return event(zoned(start, "Europe/Berlin"));
  }

  static Given allDay(String start) {
    LocalDate day = LocalDate.parse(start);
    return event(new EventTime.AllDay(day, day.plusDays(1)));
  }

  static EventTime zoned(String start, String zone) {
    return zoned(start, zone, Length.of(Duration.ofHours(1)));
  }

  static EventTime zoned(String start, String zone, Length length) {
    return new EventTime.Zoned(LocalDateTime.parse(start), new TimeZoneId(zone), length);
  }

  Given rule(String text) {
    rules.add(RuleText.rule(text));
    return this;
  }

  Given rule(RecurrenceRule rule) {
    rules.add(rule);
    return this;
  }

  Given added(String... slots) {
    Arrays.stream(slots).map(Slot::parse).forEach(added::add);
    return this;
  }

  Given removed(String... slots) {
    Arrays.stream(slots).map(Slot::parse).forEach(removed::add);
    return this;
  }

  Given changed(String slot, EventTime to) {
    overrides.add(new SeriesOverride(Slot.parse(slot), to, DETAILS));
    return this;
  }

  Given moved(String slot, String to) {
    return changed(slot, zoned(to, "Europe/Berlin"));
  }

  Given owner(String zone) {
    owner = zone;
    return this;
  }

  Given zones(ZoneRulesSource source) {
    zoneRules = source;
    return this;
  }

  Given steps(int most) {
    steps = most;
    return this;
  }

  EventBody body() {
    Recurrence repeats = new Recurrence(rules, added, removed);
    boolean single = rules.isEmpty() && added.isEmpty() && removed.isEmpty();
    return single
        ? EventBody.single(time, DETAILS)
        : new EventBody(time, DETAILS, Optional.of(repeats), overrides);
  }

  TimeFrame frame() {
    return new TimeFrame(zoneRules, new TimeZoneId(owner));
  }

  /** Edges are instants, or dates of Berlin. */
  Expansion between(String from, String to) {
    TimeRange range = new TimeRange(instant(from), instant(to));
    return new RecurrenceExpander(steps).between(body(), range, frame());
  }

  Expansion always() {
    return new RecurrenceExpander(steps).between(body(), TimeRange.ALWAYS, frame());
  }

  static Instant instant(String edge) {
    return edge.contains("T")
        ? Instant.parse(edge)
        : LocalDate.parse(edge).atStartOfDay(ZoneId.of("Europe/Berlin")).toInstant();
  }

  static List<String> slots(Expansion expansion) {
    return expansion.occurrences().stream().map(it -> it.slot().text()).toList();
  }

  /** The start that the clocks show. */
  static List<String> shown(Expansion expansion) {
    return expansion.occurrences().stream().map(it -> it.time().startSlot().text()).toList();
  }

  static List<String> starts(Expansion expansion) {
    return expansion.occurrences().stream().map(it -> it.starts().toString()).toList();
  }

  static List<String> spans(Expansion expansion) {
    return expansion.occurrences().stream().map(Given::span).toList();
  }

  private static String span(Occurrence occurrence) {
    return occurrence.starts() + "/" + occurrence.ends();
  }
}
