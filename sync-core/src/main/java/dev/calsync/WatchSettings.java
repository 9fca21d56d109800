package dev.calsync;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How providers are asked to tell of changes.
 *
 * @param address below which the host's webhook addresses are, one for each connector: {@code
 *     https://app.example.com/hooks} for {@code https://app.example.com/hooks/google}; empty if the
 *     host has none, and every calendar is polled
 * @param floor how often a calendar is read all the same whose provider tells of changes, 1 minute
 *     to 7 days; each pause is up to half as long again
 */
public record WatchSettings(Optional<URI> address, Duration floor) {

  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final Duration MOST = Duration.ofDays(7);

  /** Nobody is asked: every calendar is polled. */
  public static final WatchSettings NONE = new WatchSettings(Optional.empty(), Duration.ofHours(6));

  /** Checks address and range. */
  public WatchSettings {
    address.ifPresent(WatchSettings::check);
    if (floor.compareTo(LEAST) < 0 || floor.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("floor is " + LEAST + " to " + MOST + ", not " + floor);
    }
  }

  /**
   * With webhook addresses; a calendar that is watched is read every 6 hours all the same.
   *
   * @param address below which they are: {@code https}, or {@code http} for servers of tests
   * @return the settings
   */
  public static WatchSettings at(URI address) {
    return new WatchSettings(Optional.of(address), NONE.floor());
  }

  /**
   * With another floor.
   *
   * @param other how often a calendar is read at least
   * @return the changed settings
   */
  public WatchSettings withFloor(Duration other) {
    return new WatchSettings(address, other);
  }

  private static void check(URI address) {
    boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
    if (!web
        || address.getHost() == null
        || address.getRawQuery() != null
        || address.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "a webhook address is http or https with a host, no query and no fragment");
    }
  }
}
