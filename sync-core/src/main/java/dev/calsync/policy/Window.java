package dev.calsync.policy;

import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The time an edge looks at. Whole days of the owner, so that it moves once a day and not with
 * every run; events that touch it are inside.
 */
public sealed interface Window {

  /**
   * The window at some moment.
   *
   * @param now the moment
   * @param frame gives the owner's zone
   * @return the half-open range; {@link TimeRange#ALWAYS} if the window is open on both sides
   * @throws dev.calsync.failure.CalsyncException with code {@code UNKNOWN_ZONE} if the zone rules
   *     do not know the owner's zone
   */
  TimeRange at(Instant now, TimeFrame frame);

  /**
   * Picks by kind.
   *
   * @param rolling used for a window that moves with time
   * @param fixed used for one that stays
   * @param <R> the answer's type
   * @return what the picked function returns
   */
  <R> R match(Function<Rolling, R> rolling, Function<Between, R> fixed);

  /**
   * Everything, past and future.
   *
   * @return the window without edges
   */
  static Window open() {
    return Rolling.OPEN;
  }

  /**
   * So much of the past, and the whole future unless {@link Rolling#future} says otherwise.
   *
   * @param past how far back, 0 to 100 years; zero begins with today
   * @return the window
   * @throws IllegalPolicyException if it is negative or longer
   */
  static Rolling past(Period past) {
    return new Rolling(Optional.of(past), Optional.empty());
  }

  /**
   * Some days, whatever the day is today.
   *
   * @param from the first day inside, in the owner's zone
   * @param to the first day outside again, later than {@code from}
   * @return the window
   * @throws IllegalPolicyException if it has no day
   */
  static Window between(LocalDate from, LocalDate to) {
    return new Between(from, to);
  }

  /**
   * A window that moves with time.
   *
   * @param past how far back before today; empty for the whole past
   * @param future how far ahead after today; empty for the whole future
   */
  record Rolling(Optional<Period> past, Optional<Period> future) implements Window {

    private static final Rolling OPEN = new Rolling(Optional.empty(), Optional.empty());

    /** Checks both lengths. */
    public Rolling {
      List<String> problems = new ArrayList<>();
      past.flatMap(period -> Lengths.problem("past", period)).ifPresent(problems::add);
      future.flatMap(period -> Lengths.problem("future", period)).ifPresent(problems::add);
      if (!problems.isEmpty()) {
        throw new IllegalPolicyException(problems);
      }
    }

    /**
     * Whether tomorrow it is another range than today.
     *
     * @return true if a side of it is bounded
     */
    public boolean moves() {
      return past.isPresent() || future.isPresent();
    }

    /**
     * The same past, and so much of the future.
     *
     * @param ahead how far ahead, 0 to 100 years; zero ends with today
     * @return the window
     * @throws IllegalPolicyException if it is negative or longer
     */
    public Rolling future(Period ahead) {
      return new Rolling(past, Optional.of(ahead));
    }

    @Override
    public TimeRange at(Instant now, TimeFrame frame) {
      if (equals(OPEN)) {
        return TimeRange.ALWAYS;
      }
      OwnerDays days = OwnerDays.in(frame);
      LocalDate today = days.dayOf(now);
      return new TimeRange(
          past.map(back -> days.start(today.minus(back))).orElse(TimeRange.ALWAYS.from()),
          future
              .map(ahead -> days.start(today.plus(ahead).plusDays(1)))
              .orElse(TimeRange.ALWAYS.to()));
    }

    @Override
    public <R> R match(Function<Rolling, R> rolling, Function<Between, R> fixed) {
      return rolling.apply(this);
    }
  }

  /**
   * A window that stays.
   *
   * @param from the first day inside, in the owner's zone
   * @param to the first day outside again, later than {@code from}
   */
  record Between(LocalDate from, LocalDate to) implements Window {

    /** Checks that there is a day inside, and that calendars can hold it. */
    public Between {
      if (!to.isAfter(from)) {
        throw new IllegalPolicyException(
            List.of("the window has no day between " + from + " and " + to));
      }
      if (from.getYear() < 1 || to.getYear() > 9999) {
        throw new IllegalPolicyException(
            List.of("the window " + from + " to " + to + " leaves the years 1 to 9999"));
      }
    }

    @Override
    public TimeRange at(Instant now, TimeFrame frame) {
      OwnerDays days = OwnerDays.in(frame);
      return new TimeRange(days.start(from), days.start(to));
    }

    @Override
    public <R> R match(Function<Rolling, R> rolling, Function<Between, R> fixed) {
      return fixed.apply(this);
    }
  }
}
