package dev.calsync.engine.form;

import dev.calsync.event.Availability;
import dev.calsync.event.EventStatus;
import dev.calsync.event.Frequency;
import dev.calsync.event.Participation;
import dev.calsync.event.Visibility;
import java.util.EnumSet;
import java.util.List;

/**
 * The numbers of closed choices in a form: their places in these lists, whatever their order in the
 * source code. Lists only grow at their end; the first is the default.
 */
final class Codes<E extends Enum<E>> {

  static final Codes<Availability> AVAILABILITY =
      new Codes<>(
          Availability.class,
          List.of(
              Availability.BUSY,
              Availability.FREE,
              Availability.TENTATIVE,
              Availability.OUT_OF_OFFICE,
              Availability.WORKING_ELSEWHERE));

  static final Codes<Visibility> VISIBILITY =
      new Codes<>(
          Visibility.class,
          List.of(Visibility.NORMAL, Visibility.PRIVATE, Visibility.CONFIDENTIAL));

  static final Codes<EventStatus> STATUS =
      new Codes<>(
          EventStatus.class,
          List.of(EventStatus.CONFIRMED, EventStatus.TENTATIVE, EventStatus.CANCELLED));

  static final Codes<Participation> PARTICIPATION =
      new Codes<>(
          Participation.class,
          List.of(
              Participation.NEEDS_ACTION,
              Participation.ACCEPTED,
              Participation.TENTATIVE,
              Participation.DECLINED,
              Participation.DELEGATED));

  static final Codes<Frequency> FREQUENCY =
      new Codes<>(
          Frequency.class,
          List.of(
              Frequency.WEEKLY,
              Frequency.DAILY,
              Frequency.MONTHLY,
              Frequency.YEARLY,
              Frequency.HOURLY,
              Frequency.MINUTELY,
              Frequency.SECONDLY));

  private final List<E> values;

  private Codes(Class<E> type, List<E> values) {
    this.values = values;
    if (!EnumSet.copyOf(values).equals(EnumSet.allOf(type))) {
      throw new IllegalStateException("a form has no number for some " + type.getSimpleName());
    }
  }

  E first() {
    return values.get(0);
  }

  int of(E value) {
    return values.indexOf(value);
  }

  E at(long number) {
    if (number < 0 || number >= values.size()) {
      throw FormReader.unreadable("a choice has no meaning here: " + number);
    }
    return values.get((int) number);
  }
}
