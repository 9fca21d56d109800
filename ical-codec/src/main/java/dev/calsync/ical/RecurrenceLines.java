package dev.calsync.ical;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.Recurrence;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.failure.CalsyncException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an event repeats, as the lines of RFC 5545 say it without the event around them: RRULE, RDATE
 * and EXDATE, for services that speak iCalendar there and JSON elsewhere. Immutable and
 * thread-safe.
 */
public final class RecurrenceLines {

  private final ZoneNames names;
  private final RecurrenceRules rules;
  private final IcalLimits limits;

  /**
   * Lines over these zones, as many dates and overrides as {@link IcalLimits#DEFAULT} lets in.
   *
   * @param zones the zone rules in force
   */
  public RecurrenceLines(ZoneRulesSource zones) {
    this.names = new ZoneNames(zones);
    this.rules = new RecurrenceRules(zones);
    this.limits = IcalLimits.DEFAULT;
  }

  /**
   * Reads lines, as tolerantly as those of a VEVENT.
   *
   * @param lines unfolded, such as {@code RRULE:FREQ=DAILY}; lines of other names are passed over
   * @param first the event that repeats: its first slot and what it says
   * @return the series; the event itself if the lines do not make it repeat. Added slots with a
   *     length of their own are overrides (SEM-31)
   * @throws CalsyncException with BAD_RULE, BAD_DATE, BAD_DURATION, TOO_LARGE or UNKNOWN_ZONE
   */
  public EventBody read(List<String> lines, EventBody first) {
    RawCalendar calendar = new RawCalendar();
    CalendarZones zones = new CalendarZones(calendar, names, new ZoneMatcher(names));
    RawEvent raw = new RawEvent(calendar, 1, lines, Optional.empty());
    NamedZone zone = zoneOf(first.time());
    RecurrenceReader.Result read =
        new RecurrenceReader(
                new EventProperties(raw, zones),
                new EventTimes.Timed(first.time(), zone, false),
                new SlotReader(first.time(), zone, null),
                limits)
            .read();
    if (read.periods().size() > limits.overrides()) {
      throw new UnreadableEventException("TOO_LARGE");
    }
    return read.recurrence()
        .map(repeats -> series(first, repeats, read))
        .orElseGet(() -> EventBody.single(first.time(), first.details()));
  }

  private static EventBody series(
      EventBody first, Recurrence repeats, RecurrenceReader.Result read) {
    List<SeriesOverride> overrides = new ArrayList<>();
    read.periods()
        .forEach(
            (slot, time) -> {
              if (!repeats.removed().contains(slot)) {
                overrides.add(new SeriesOverride(slot, time, first.details()));
              }
            });
    return new EventBody(first.time(), first.details(), Optional.of(repeats), overrides);
  }

  /**
   * Writes lines: one for each rule, one for all added and one for all removed slots.
   *
   * @param repeats how the event repeats
   * @param first when its first slot takes place
   * @return the lines, unfolded; the same for equal series
   * @throws CalsyncException with UNKNOWN_ZONE if there are no rules for the zone of the series
   */
  public List<String> write(Recurrence repeats, EventTime first) {
    List<String> lines = new ArrayList<>();
    repeats.rules().forEach(rule -> lines.add("RRULE:" + rules.format(rule, first)));
    dates("RDATE", repeats.added(), first).ifPresent(lines::add);
    dates("EXDATE", repeats.removed(), first).ifPresent(lines::add);
    return lines;
  }

  private Optional<String> dates(String name, List<Slot> slots, EventTime first) {
    if (slots.isEmpty()) {
      return Optional.empty();
    }
    NamedZone zone = zoneOf(first);
    boolean utc = NamedZone.UTC.equals(zone);
    String params =
        first instanceof EventTime.AllDay
            ? ";VALUE=DATE"
            : zone == null || utc ? "" : ";TZID=" + zone.id();
    return Optional.of(
        name
            + params
            + ":"
            + String.join(
                ",", slots.stream().map(slot -> DateText.slot(slot) + (utc ? "Z" : "")).toList()));
  }

  private @Nullable NamedZone zoneOf(EventTime first) {
    return first instanceof EventTime.Zoned zoned ? names.required(zoned.zone()) : null;
  }
}
