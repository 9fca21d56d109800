package dev.calsync.connector.google.flow;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.SplittableRandom;

/** When things of a simulation take place. */
final class SimulatedTimes {

  private static final LocalDate FIRST = LocalDate.parse("2026-11-21");
  private static final int DAYS = 40;
  private static final List<String> ZONES =
      List.of("Europe/Berlin", "Europe/Berlin", "America/New_York", "Asia/Kolkata");
  private static final List<String> RULES =
      List.of(
          "FREQ=DAILY;COUNT=6",
          "FREQ=WEEKLY;COUNT=5",
          "FREQ=WEEKLY;COUNT=3",
          "FREQ=WEEKLY",
          "FREQ=DAILY;INTERVAL=3",
          "FREQ=WEEKLY;INTERVAL=2;COUNT=4",
          "FREQ=MONTHLY;COUNT=3");

  private SimulatedTimes() {}

  /** As people write it. */
  static String timed(SplittableRandom chance) {
    return day(chance)
        + "T"
        + LocalTime.of(chance.nextInt(7, 20), 15 * chance.nextInt(4))
        + "/PT"
        + 15 * chance.nextInt(1, 12)
        + "M["
        + oneOf(ZONES, chance)
        + "]";
  }

  static LocalDate day(SplittableRandom chance) {
    return FIRST.plusDays(chance.nextInt(DAYS));
  }

  static String rule(SplittableRandom chance) {
    return oneOf(RULES, chance);
  }

  /** As the JSON of an event of whole days. */
  static String wholeDays(SplittableRandom chance) {
    LocalDate first = day(chance);
    return """
        {"start":{"date":"%s","dateTime":null,"timeZone":null},
         "end":{"date":"%s","dateTime":null,"timeZone":null}}
        """
        .formatted(first, first.plusDays(chance.nextInt(1, 4)));
  }

  static <T> T oneOf(List<T> all, SplittableRandom chance) {
    return all.get(chance.nextInt(all.size()));
  }
}
