package dev.calsync.ical;

import dev.calsync.event.Length;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** DURATION values: weeks and days are nominal, the rest is exact (RFC 5545, section 3.3.6). */
final class DurationValue {

  private static final Pattern FORM =
      Pattern.compile(
          "([+-]?)P(?:T?(\\d{1,9})W)?(?:T?(\\d{1,9})D)?"
              + "(?:T?(\\d{1,9})H)?(?:T?(\\d{1,9})M)?(?:T?(\\d{1,9})S)?",
          Pattern.CASE_INSENSITIVE);

  private DurationValue() {}

  /**
   * Reads a length, a T too many or too few let pass; a negative one is none at all.
   *
   * @throws UnreadableEventException with BAD_DURATION if it is none or longer than 36,600 days
   */
  static Length parse(String value) {
    Matcher m = FORM.matcher(value.strip());
    if (!m.matches() || m.end() < 3) {
      throw new UnreadableEventException("BAD_DURATION");
    }
    if (m.group(1).equals("-")) {
      return Length.ZERO;
    }
    long days = 7 * number(m, 2) + number(m, 3);
    Duration exact =
        Duration.ofHours(number(m, 4)).plusMinutes(number(m, 5)).plusSeconds(number(m, 6));
    return length(days, exact);
  }

  /** A length within range, else BAD_DURATION. */
  static Length length(long days, Duration exact) {
    try {
      return new Length(Math.toIntExact(days), exact);
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw new UnreadableEventException("BAD_DURATION");
    }
  }

  /** An interval, nominal days taken as 24 hours; empty if it is none or not positive. */
  static Optional<Duration> interval(String value) {
    try {
      Length length = parse(value);
      return length.isZero()
          ? Optional.empty()
          : Optional.of(length.exact().plusDays(length.days()));
    } catch (UnreadableEventException e) {
      return Optional.empty();
    }
  }

  static String write(Length length) {
    StringBuilder out = new StringBuilder("P");
    if (length.days() > 0 || length.exact().isZero()) {
      out.append(length.days()).append('D');
    }
    if (!length.exact().isZero()) {
      Duration exact = length.exact();
      out.append('T').append(part(exact.toHours(), 'H')).append(part(exact.toMinutesPart(), 'M'));
      out.append(part(exact.toSecondsPart(), 'S'));
    }
    return out.toString();
  }

  /** RFC 5545 lets no unit between two be left out: PT1H0M5S. Larger units may carry zero. */
  private static String part(long amount, char unit) {
    return Long.toString(amount) + unit;
  }

  private static long number(Matcher m, int group) {
    return m.group(group) == null ? 0 : Long.parseLong(m.group(group));
  }
}
