package dev.calsync.examples.quickstart.week;

import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * One occurrence on the page.
 *
 * @param calendar which calendar of its side, from 0
 * @param details what it says
 * @param repeats whether it belongs to a series
 * @param allDay whether it is a matter of dates
 * @param from its start by the clocks of the page
 * @param to its end, exclusive
 */
record Entry(
    int calendar,
    EventDetails details,
    boolean repeats,
    boolean allDay,
    LocalDateTime from,
    LocalDateTime to) {

  /** When it is: what source and mirror must agree on. */
  record When(boolean allDay, LocalDateTime from, LocalDateTime to) {}

  When when() {
    return new When(allDay, from, to);
  }

  boolean touches(LocalDate day) {
    LocalDateTime midnight = day.atStartOfDay();
    LocalDateTime next = midnight.plusDays(1);
    return from.isBefore(next)
        && (to.isAfter(midnight) || (to.equals(from) && !from.isBefore(midnight)));
  }

  String look() {
    if (details.status() == EventStatus.CANCELLED) {
      return "cancelled";
    }
    return switch (details.availability()) {
      case FREE, WORKING_ELSEWHERE -> "free";
      case TENTATIVE -> "tentative";
      case BUSY -> details.status() == EventStatus.TENTATIVE ? "tentative" : "busy";
      case OUT_OF_OFFICE -> "away";
    };
  }
}
