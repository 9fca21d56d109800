package dev.calsync.connector;

import dev.calsync.calendar.CalendarRef;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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
   * Extends a channel.
   *
   * @param call the access
   * @param channel which
   * @param life for how long from now
   * @return what the provider granted; empty where it cannot extend, so that a new one must be
   *     opened
   */
  Optional<Channel> extend(Call call, Channel channel, Duration life);

  /**
   * Stops a channel; one that is already gone counts as stopped.
   *
   * @param call the access
   * @param channel which
   */
  void stop(Call call, Channel channel);

  /**
   * Reads a notification. Pure: no network, no store.
   *
   * @param notification what came in
   * @return what it is
   */
  Recognised recognise(Notification notification);

  /**
   * What to open.
   *
   * @param id our id of the channel
   * @param secret what the provider shall send back with every notification
   * @param life for how long
   * @param address where to
   */
  record Order(String id, Secret secret, Duration life, URI address) {}

  /**
   * An open channel.
   *
   * @param id our id
   * @param providerId the provider's id
   * @param expiresAt when the provider will drop it
   */
  record Channel(String id, String providerId, Instant expiresAt) {}

  /**
   * A webhook request.
   *
   * @param headers by lower-case name
   * @param query by name
   * @param body at most 65,536 bytes
   */
  record Notification(Map<String, String> headers, Map<String, String> query, byte[] body) {}

  /** What a notification is. */
  sealed interface Recognised {

    /**
     * Picks by kind.
     *
     * @param handshake used for a validation request
     * @param hints used for hints
     * @param rejected used for anything else
     * @param <R> the answer's type
     * @return what the picked function returns
     */
    <R> R match(
        Function<Handshake, R> handshake, Function<Hints, R> hints, Function<Rejected, R> rejected);
  }

  /**
   * The provider asks whether we are there.
   *
   * @param echo what to answer, as plain text
   */
  record Handshake(String echo) implements Recognised {
    @Override
    public <R> R match(
        Function<Handshake, R> handshake,
        Function<Hints, R> hints,
        Function<Rejected, R> rejected) {
      return handshake.apply(this);
    }
  }

  /**
   * Hints that calendars changed.
   *
   * @param hints channel ids with the secrets that came along
   */
  record Hints(List<Hint> hints) implements Recognised {
    @Override
    public <R> R match(
        Function<Handshake, R> handshake,
        Function<Hints, R> hints,
        Function<Rejected, R> rejected) {
      return hints.apply(this);
    }
  }

  /**
   * One hint.
   *
   * @param channel our id of the channel, as sent
   * @param secret the secret, as sent
   */
  record Hint(String channel, Secret secret) {}

  /**
   * Not a notification of this provider.
   *
   * @param code why, a stable name in capitals
   */
  record Rejected(String code) implements Recognised {
    @Override
    public <R> R match(
        Function<Handshake, R> handshake,
        Function<Hints, R> hints,
        Function<Rejected, R> rejected) {
      return rejected.apply(this);
    }
  }
}
