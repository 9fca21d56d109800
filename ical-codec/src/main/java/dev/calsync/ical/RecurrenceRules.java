package dev.calsync.ical;

import dev.calsync.event.EventTime;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.Slot;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.failure.CalsyncException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The text of a recurrence rule, without its {@code RRULE:} (RFC 5545, section 3.3.10). Immutable
 * and thread-safe. UNTIL is read and written in the kind and zone of the series.
 */
public final class RecurrenceRules {

  private final ZoneNames names;

  /**
   * Rules over these zones.
   *
   * @param zones the zone rules in force
   */
  public RecurrenceRules(ZoneRulesSource zones) {
    this.names = new ZoneNames(zones);
  }

  /**
   * Reads a rule. Tolerant where the meaning is plain: any case and order, empty parts, UNTIL as a
   * date (the end of that day) or without Z (wall time), ordinals on weekly rules (dropped). Of
   * COUNT and UNTIL together UNTIL counts.
   *
   * @param value the text, such as {@code FREQ=WEEKLY;BYDAY=MO}
   * @param first when the first slot of the series takes place
   * @return the rule
   * @throws CalsyncException with BAD_RULE, with BAD_DATE for an UNTIL that is no date, or with
   *     UNKNOWN_ZONE if there are no rules for the zone of the series
   */
  public RecurrenceRule parse(String value, EventTime first) {
    NamedZone zone = zone(first);
    SlotReader slots = new SlotReader(first, zone, null);
    return RuleText.parse(value, until -> slots.until(moment(until)));
  }

  /**
   * Writes a rule. UNTIL is in UTC for series in a zone, a date for all-day series, wall time for
   * floating ones.
   *
   * @param rule the rule
   * @param first when the first slot of the series takes place
   * @return its text; the same for equal rules
   * @throws CalsyncException with UNKNOWN_ZONE if there are no rules for the zone of the series
   */
  public String format(RecurrenceRule rule, EventTime first) {
    NamedZone zone = zone(first);
    return RuleText.format(rule, last -> until(last, zone));
  }

  private static String until(Slot last, @Nullable NamedZone zone) {
    if (zone == null || !(last instanceof Slot.AtTime timed)) {
      return DateText.slot(last);
    }
    return DateText.utc(zone.instant(timed.start()));
  }

  private static Moment moment(String value) {
    DateValue date = DateValue.parse(value, false);
    Moment.Kind kind =
        date.isDate() ? Moment.Kind.DATE : date.utc() ? Moment.Kind.ZONED : Moment.Kind.FLOATING;
    return new Moment(kind, date.local(), date.utc() ? NamedZone.UTC : null);
  }

  private @Nullable NamedZone zone(EventTime first) {
    Optional<NamedZone> zone =
        first.match(
            days -> Optional.empty(),
            zoned -> Optional.of(names.required(zoned.zone())),
            floating -> Optional.empty());
    return zone.orElse(null);
  }
}
