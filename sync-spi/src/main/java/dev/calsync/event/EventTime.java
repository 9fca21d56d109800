package dev.calsync.event;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

/**
 * When an event takes place: as dates, as wall time in a zone, or as wall time wherever its reader
 * is.
 *
 * <p>There is no conversion from dates to instants here: an all-day event is never a timed one
 * (SEM-28).
 */
public sealed interface EventTime {

  /**
   * The start as a slot: a date or a wall time.
   *
   * @return the start
   */
  Slot startSlot();

  /**
   * The same at another slot: as long, and on the same clocks.
   *
   * @param slot when it shall start
   * @return when that is; empty if the slot is a date and this is not, or the other way round
   */
  Optional<EventTime> at(Slot slot);

  /**
   * Picks by kind.
   *
   * @param allDay used for dates
   * @param zoned used for wall time in a zone
   * @param floating used for wall time without a zone
   * @param <R> the answer's type
   * @return what the picked function returns
   */
  <R> R match(Function<AllDay, R> allDay, Function<Zoned, R> zoned, Function<Floating, R> floating);

  /**
   * Whole days.
   *
   * @param start the first day
   * @param endExclusive the day after the last one, later than {@code start}
   */
  record AllDay(LocalDate start, LocalDate endExclusive) implements EventTime {

    /** Checks that the event has at least one day. */
    public AllDay {
      if (!endExclusive.isAfter(start)) {
        throw new IllegalArgumentException(
            "an all-day event ends after it starts, not " + start + " to " + endExclusive);
      }
    }

    @Override
    public Slot startSlot() {
      return new Slot.OnDay(start);
    }

    @Override
    public Optional<EventTime> at(Slot slot) {
      return slot instanceof Slot.OnDay on
          ? Optional.of(new AllDay(on.day(), on.day().plusDays(days())))
          : Optional.empty();
    }

    /**
     * The number of days.
     *
     * @return at least 1
     */
    public long days() {
      return ChronoUnit.DAYS.between(start, endExclusive);
    }

    @Override
    public <R> R match(
        Function<AllDay, R> allDay, Function<Zoned, R> zoned, Function<Floating, R> floating) {
      return allDay.apply(this);
    }
  }

  /**
   * Wall time in a zone; {@link TimeZoneId#UTC} for instants.
   *
   * @param start the wall time at the start, cut to seconds
   * @param zone the zone whose clocks show it
   * @param length how long it lasts
   */
  record Zoned(LocalDateTime start, TimeZoneId zone, Length length) implements EventTime {

    /** Cuts the start to seconds, the finest that all providers keep. */
    public Zoned {
      start = start.withNano(0);
    }

    @Override
    public Slot startSlot() {
      return new Slot.AtTime(start);
    }

    @Override
    public Optional<EventTime> at(Slot slot) {
      return slot instanceof Slot.AtTime timed
          ? Optional.of(new Zoned(timed.start(), zone, length))
          : Optional.empty();
    }

    @Override
    public <R> R match(
        Function<AllDay, R> allDay, Function<Zoned, R> zoned, Function<Floating, R> floating) {
      return zoned.apply(this);
    }
  }

  /**
   * Wall time in no zone: 8 o'clock wherever its reader is (SEM-27).
   *
   * @param start the wall time at the start, cut to seconds
   * @param length how long it lasts
   */
  record Floating(LocalDateTime start, Length length) implements EventTime {

    /** Cuts the start to seconds, the finest that all providers keep. */
    public Floating {
      start = start.withNano(0);
    }

    @Override
    public Slot startSlot() {
      return new Slot.AtTime(start);
    }

    @Override
    public Optional<EventTime> at(Slot slot) {
      return slot instanceof Slot.AtTime timed
          ? Optional.of(new Floating(timed.start(), length))
          : Optional.empty();
    }

    @Override
    public <R> R match(
        Function<AllDay, R> allDay, Function<Zoned, R> zoned, Function<Floating, R> floating) {
      return floating.apply(this);
    }
  }
}
