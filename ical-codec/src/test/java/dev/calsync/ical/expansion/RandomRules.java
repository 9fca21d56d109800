package dev.calsync.ical.expansion;

import dev.calsync.event.Frequency;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Starts and rules that RFC 5545 permits, from a seed; dense and sparse, long and short. */
final class RandomRules {

  private static final List<String> WEEKDAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
  private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

  private final Random random;

  RandomRules(long seed) {
    random = new Random(seed);
  }

  LocalDateTime start() {
    LocalDateTime year = LocalDateTime.of(2015 + random.nextInt(12), 1, 1, 0, 0);
    LocalDateTime day = year.plusDays(random.nextInt(366));
    return oneIn(3)
        ? day.plusSeconds(random.nextInt(86_400))
        : day.plusMinutes(15L * random.nextInt(96));
  }

  /** Without parts that the RFC forbids for the frequency. */
  String rule(LocalDateTime start) {
    Frequency frequency = Frequency.values()[random.nextInt(7)];
    List<String> parts = new ArrayList<>(List.of("FREQ=" + frequency));
    addInterval(parts, frequency);
    addDays(parts, frequency);
    addTimes(parts, frequency);
    if (parts.stream().anyMatch(part -> part.startsWith("BY"))) {
      maybe(6, parts, "BYSETPOS", 2, () -> signed(oneIn(2) ? 3 : 40));
    }
    addEnd(parts, start);
    if (oneIn(2)) {
      parts.add("WKST=" + WEEKDAYS.get(random.nextInt(7)));
    }
    return String.join(";", parts);
  }

  private void addInterval(List<String> parts, Frequency frequency) {
    if (oneIn(2)) {
      int most = frequency == Frequency.YEARLY ? 4 : oneIn(4) ? 200 : 6;
      parts.add("INTERVAL=" + (1 + random.nextInt(most)));
    }
  }

  private void addDays(List<String> parts, Frequency frequency) {
    boolean yearly = frequency == Frequency.YEARLY;
    boolean shorterThanDay = frequency.compareTo(Frequency.DAILY) < 0;
    maybe(4, parts, "BYMONTH", 4, () -> 1 + random.nextInt(12));
    if (yearly && oneIn(4)) {
      maybe(1, parts, "BYWEEKNO", 4, () -> signed(53));
    }
    if (yearly || shorterThanDay) {
      maybe(yearly ? 5 : 12, parts, "BYYEARDAY", 40, () -> signed(366));
    }
    if (frequency != Frequency.WEEKLY) {
      maybe(4, parts, "BYMONTHDAY", 10, () -> signed(31));
    }
    if (oneIn(3)) {
      boolean weeks = parts.stream().anyMatch(part -> part.startsWith("BYWEEKNO"));
      addWeekdays(parts, frequency, yearly && !weeks || frequency == Frequency.MONTHLY);
    }
  }

  private void addWeekdays(List<String> parts, Frequency frequency, boolean numbers) {
    boolean months = parts.stream().anyMatch(part -> part.startsWith("BYMONTH="));
    int most = frequency == Frequency.MONTHLY || months ? 5 : 53;
    boolean numbered = numbers && oneIn(2);
    parts.add(
        "BYDAY=" + list(5, () -> (numbered ? signed(most) : "") + WEEKDAYS.get(random.nextInt(7))));
  }

  private void addTimes(List<String> parts, Frequency frequency) {
    maybe(6, parts, "BYHOUR", 4, () -> random.nextInt(24));
    maybe(6, parts, "BYMINUTE", 4, () -> random.nextInt(60));
    maybe(frequency == Frequency.SECONDLY ? 3 : 10, parts, "BYSECOND", 4, () -> random.nextInt(60));
  }

  private void addEnd(List<String> parts, LocalDateTime start) {
    int kind = random.nextInt(4);
    if (kind == 0) {
      parts.add("COUNT=" + (1 + random.nextInt(40)));
    } else if (kind == 1) {
      parts.add("UNTIL=" + WALL.format(start.plusDays(random.nextInt(3000))));
    }
  }

  private void maybe(int odds, List<String> parts, String name, int most, IntSupplier value) {
    if (oneIn(odds)) {
      parts.add(name + "=" + list(most, () -> String.valueOf(value.getAsInt())));
    }
  }

  private String list(int most, Supplier<String> value) {
    TreeSet<String> values = new TreeSet<>();
    for (int left = 1 + random.nextInt(most); left > 0; left--) {
      values.add(value.get());
    }
    return String.join(",", values);
  }

  private int signed(int most) {
    int value = 1 + random.nextInt(most);
    return oneIn(3) ? -value : value;
  }

  private boolean oneIn(int odds) {
    return random.nextInt(odds) == 0;
  }
}
