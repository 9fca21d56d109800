package dev.calsync.store;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import java.time.Duration;
import java.util.Optional;

/**
 * A registration at a provider that asks to be told of changes.
 *
 * @param id our id of it, 1 to 64 characters; unique over all owners
 * @param owner whose
 * @param calendar which calendar
 * @param secret the SHA-256 of what the provider sends back with every notification; the secret
 *     itself is not kept
 * @param state where it stands
 * @param providerId the provider's id of it; empty until it was granted
 * @param left how long it still lives, by the store's clock, zero once it is over; empty until it
 *     was granted; ignored when it is opened
 * @param granted how long it was to live when that was last granted; empty until then; ignored when
 *     it is opened
 */
public record WatchChannel(
    String id,
    OwnerId owner,
    CalendarId calendar,
    FormHash secret,
    State state,
    Optional<String> providerId,
    Optional<Duration> left,
    Optional<Duration> granted) {

  /** Checks the id's length. */
  public WatchChannel {
    if (id.isEmpty() || id.length() > 64) {
      throw new IllegalArgumentException("a channel id has 1 to 64 characters, not " + id.length());
    }
  }

  /** Where a channel stands. */
  public enum State {
    /** The provider is being asked, or may have been. */
    OPENING,
    /** The provider granted it. */
    GRANTED
  }
}
