package dev.calsync.connector;

import dev.calsync.calendar.CalendarRef;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Being told of changes. What comes in is a hint to read, nothing more (INV-17). */
public interface ChangeWatch {

  /**
   * Opens a channel.
   *
   * @param call the access
   * @param calendar which calendar
   * @param order under which id, with which secret, for how long and where to
   * @return what the provider granted
   */
  Channel open(Call call, CalendarRef calendar, Order order);

  /**
   * Extends a channel. Doing so twice is doing it once.
   *
   * @param call the access
   * @param calendar which calendar
   * @param channel which
   * @param life for how long from now, at most
   * @return what the provider granted; empty where it cannot extend, or has no such channel any
   *     more, so that a new one must be opened
   */
  Optional<Channel> extend(Call call, CalendarRef calendar, Known channel, Duration life);

  /**
   * Stops a channel; one that is already gone counts as stopped. One of which the provider's id is
   * not known is stopped where it can be found by ours; where it cannot, nothing happens, and it
   * dies at the end of its life.
   *
   * @param call the access
   * @param calendar which calendar
   * @param channel which
   */
  void stop(Call call, CalendarRef calendar, Known channel);

  /**
   * How to read what the provider sends to our address.
   *
   * @return always the same
   */
  Notifications notifications();

  /**
   * What to open.
   *
   * @param id our id of the channel, 1 to 64 characters out of {@code a-z 0-9 -}
   * @param secret what the provider shall send back with every notification: 43 characters out of
   *     {@code A-Z a-z 0-9 - _}
   * @param life for how long, at most; a provider that grants less is asked for what it grants
   * @param address where to
   */
  record Order(String id, Secret secret, Duration life, URI address) {}

  /**
   * A channel that was asked for.
   *
   * @param id our id
   * @param providerId the provider's id; empty if its answer was lost
   */
  record Known(String id, Optional<String> providerId) {}

  /**
   * An open channel.
   *
   * @param id our id
   * @param providerId the provider's id
   * @param expiresAt when the provider will drop it
   */
  record Channel(String id, String providerId, Instant expiresAt) {}
}
