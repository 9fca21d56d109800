package dev.calsync.test;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When an event takes place, as tests write it: {@code 2026-12-01T10:00/PT1H[Europe/Berlin]}.
 *
 * @param start its start
 * @param end its end
 */
public record FakeTimes(ZonedDateTime start, ZonedDateTime end) {

  private static final Pattern TEXT = Pattern.compile("([^/\\[]+)/([^/\\[]+)\\[([^\\]]+)]");

  /**
   * Reads such a text.
   *
   * @param text a wall time, a slash, an ISO 8601 duration, and a zone in brackets
   * @return when that is
   * @throws IllegalArgumentException if it is anything else
   */
  public static FakeTimes parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "expected something like 2026-12-01T10:00/PT1H[Europe/Berlin]");
    }
    ZonedDateTime start = LocalDateTime.parse(parts.group(1)).atZone(ZoneId.of(parts.group(3)));
    return new FakeTimes(start, start.plus(Duration.parse(parts.group(2))));
  }
}
