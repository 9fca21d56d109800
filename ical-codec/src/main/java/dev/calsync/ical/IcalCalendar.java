package dev.calsync.ical;

import dev.calsync.event.TimeZoneId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one body holds. Where a body has several VCALENDARs (RFC 5545, section 3.4) the properties
 * are those of the first that has them; the items are those of all.
 *
 * @param name NAME or X-WR-CALNAME; empty text where absent
 * @param zone X-WR-TIMEZONE, already given to floating times (SEM-27)
 * @param method METHOD in capitals; empty text where absent
 * @param productId PRODID; empty text where absent
 * @param refreshEvery REFRESH-INTERVAL or X-PUBLISHED-TTL, as said, not clamped
 * @param items the events in the order in which their UIDs first appear; a series is one; every
 *     {@link IcalItem#key} at most once
 */
public record IcalCalendar(
    String name,
    Optional<TimeZoneId> zone,
    String method,
    String productId,
    Optional<Duration> refreshEvery,
    List<IcalItem> items) {

  /** Copies the items. */
  public IcalCalendar {
    items = List.copyOf(items);
  }
}
