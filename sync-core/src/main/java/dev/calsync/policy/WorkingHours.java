package dev.calsync.policy;

import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The hours of a week that count: on some days, from one time of day to a later one. Hours over
 * midnight are two of these, joined by {@link Filter#anyOf}.
 *
 * @param days the days of the week, at least one
 * @param from the first time of day inside
 * @param to the first time of day outside again, later than {@code from}; {@link
 *     LocalTime#MIDNIGHT} is the end of the day
 * @param zone whose clocks show them; empty for the owner's zone
 */
public record WorkingHours(
    Set<DayOfWeek> days, LocalTime from, LocalTime to, Optional<TimeZoneId> zone) {

  /** No working day is longer than this, changed clocks included; bounds the search. */
  private static final Duration WEEK = Duration.ofDays(8);

  /** Copies the days and checks that there is time inside. */
  public WorkingHours {
    if (days.isEmpty()) {
      throw new IllegalPolicyException(List.of("working hours have at least one day"));
    }
    if (!to.equals(LocalTime.MIDNIGHT) && !to.isAfter(from)) {
      throw new IllegalPolicyException(
          List.of("working hours end after they start, not " + from + " to " + to));
    }
    days = Collections.unmodifiableSet(EnumSet.copyOf(days));
  }

  /**
   * Monday to Friday in the owner's zone.
   *
   * @param from the first time of day inside, such as {@code 09:00}
   * @param to the first time of day outside again, such as {@code 17:00}
   * @return the hours
   * @throws java.time.format.DateTimeParseException if one of them is no time of day
   * @throws IllegalPolicyException if they have no time inside
   */
  public static WorkingHours weekdays(String from, String to) {
    return new WorkingHours(
        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
        LocalTime.parse(from),
        LocalTime.parse(to),
        Optional.empty());
  }

  /**
   * The same hours by the clocks of one zone, wherever the owner is.
   *
   * @param place the zone
   * @return the hours
   */
  public WorkingHours in(ZoneId place) {
    return new WorkingHours(days, from, to, Optional.of(new TimeZoneId(place.getId())));
  }

  /** Whether something touches these hours; a point touches the hours that it lies in. */
  boolean touches(TimeRange extent, TimeFrame frame) {
    return anyDay(extent, frame, hours -> hours.overlaps(extent.from(), extent.to()));
  }

  /** Whether something lies wholly inside the hours of one day. */
  boolean hold(TimeRange extent, TimeFrame frame) {
    return anyDay(
        extent,
        frame,
        hours -> !extent.from().isBefore(hours.from()) && !extent.to().isAfter(hours.to()));
  }

  private boolean anyDay(TimeRange extent, TimeFrame frame, Predicate<TimeRange> test) {
    OwnerDays owner = OwnerDays.in(new TimeFrame(frame.rules(), zone.orElse(frame.ownerZone())));
    LocalDate first = owner.dayOf(extent.from());
    LocalDate last = owner.dayOf(earlier(extent.to(), extent.from().plus(WEEK)));
    return first
        .datesUntil(last.plusDays(1))
        .filter(day -> days.contains(day.getDayOfWeek()))
        .map(day -> on(day, owner))
        .anyMatch(test);
  }

  private TimeRange on(LocalDate day, OwnerDays owner) {
    Instant end =
        to.equals(LocalTime.MIDNIGHT) ? owner.start(day.plusDays(1)) : owner.at(day.atTime(to));
    Instant start = owner.at(day.atTime(from));
    return new TimeRange(start, end.isBefore(start) ? start : end);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
