package dev.calsync.store;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import java.time.Duration;
import java.util.Optional;

/**
 * A registration at a provider that asks to be told of changes.
 *
 * @param id our name of it
 * @param owner whose
 * @param calendar which calendar
 * @param secret the SHA-256 of what the provider sends back with every notification; the secret
 *     itself is not kept
 * @param grant what the provider granted last; empty while it is being asked, or may have been
 */
public record WatchChannel(
    ChannelId id, OwnerId owner, CalendarId calendar, FormHash secret, Optional<Grant> grant) {

  /**
   * What a provider granted, first or by an extension.
   *
   * @param providerId the provider's id of the channel
   * @param life how long it was to live then; not negative
   * @param left how long it still lives, by the store's clock; zero once it is over
   */
  public record Grant(String providerId, Duration life, Duration left) {}
}
