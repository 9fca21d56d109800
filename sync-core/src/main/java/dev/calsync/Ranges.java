package dev.calsync;

import java.time.Duration;

/** Says which setting is out of its range. */
final class Ranges {

  private Ranges() {}

  static void within(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(name + " is " + least + " to " + most + ", not " + value);
    }
  }
}
