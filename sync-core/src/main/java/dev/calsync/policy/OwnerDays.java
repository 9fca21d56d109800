package dev.calsync.policy;

import dev.calsync.event.TimeFrame;
import dev.calsync.failure.CalsyncException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The days of an owner.
 *
 * @param rules those of the owner's zone
 */
record OwnerDays(ZoneRules rules) {

  static OwnerDays in(TimeFrame frame) {
    return new OwnerDays(
        frame
            .rules()
            .rules(frame.ownerZone())
            .orElseThrow(
                () ->
                    new CalsyncException(
                        "UNKNOWN_ZONE",
                        "zone data "
                            + frame.rules().version()
                            + " does not know the zone "
                            + frame.ownerZone()
                            + "; no days can be told")));
  }

  LocalDate dayOf(Instant instant) {
    return LocalDateTime.ofInstant(instant, rules.getOffset(instant)).toLocalDate();
  }

  /** Midnight; where the clocks skip it, the moment at which they do. */
  Instant start(LocalDate day) {
    return at(day.atStartOfDay());
  }

  /** A wall time; where the clocks skip it, the moment at which they do; the first of two. */
  Instant at(LocalDateTime wallTime) {
    ZoneOffsetTransition change = rules.getTransition(wallTime);
    return change != null && change.isGap()
        ? change.getInstant()
        : wallTime.toInstant(rules.getOffset(wallTime));
  }
}
