package dev.calsync.connector.google;

import com.google.api.client.json.GenericJson;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.Call;
import dev.calsync.connector.ChangeWatch;
import dev.calsync.connector.Cost;
import dev.calsync.connector.Notifications;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Channels of {@code events.watch} (Google's guide "Push notifications"). None can be extended: a
 * new one is opened, then the old one stopped; and one of which Google's id is not known cannot be
 * stopped, but ends by itself within a week.
 */
final class GoogleWatch implements ChangeWatch {

  private static final String WATCH = "calendars/{calendarId}/events/watch";
  private static final String STOP = "channels/stop";

  private final GoogleService service;

  GoogleWatch(GoogleService service) {
    this.service = service;
  }

  @Override
  public Channel open(Call call, CalendarRef calendar, Order order) {
    String what = "watch calendar " + calendar.providerId();
    GenericJson wanted =
        new GenericJson()
            .set("id", order.id())
            .set("type", "web_hook")
            .set("address", order.address().toString())
            .set("token", order.secret().reveal())
            .set("params", new GenericJson().set("ttl", Long.toString(order.life().toSeconds())));
    JsonRequest request = service.post(WATCH, wanted).set("calendarId", calendar.providerId());
    return service
        .send(call, Cost.WRITE, request)
        .match(
            body -> channel(order, body, what),
            error -> {
              throw refused(error, what);
            },
            lost -> {
              throw GoogleService.unreachable(lost, what);
            });
  }

  /** An address that Google does not take is the host's trouble, not that of the account. */
  private static ConnectorException refused(GoogleError error, String what) {
    return Stream.of("push.", "pushWebhook", "webhookUrl").anyMatch(error.reason()::startsWith)
        ? ConnectorException.of(
            FailureClass.UNSUPPORTED,
            "PUSH_ADDRESS_REFUSED",
            "Google does not send to the address of notifications: " + error.reason())
        : GoogleFailures.of(error, what);
  }

  private static Channel channel(Order order, Fields body, String what) {
    try {
      Instant expires = Instant.ofEpochMilli(Long.parseLong(body.text("expiration")));
      return new Channel(order.id(), body.text("resourceId"), expires);
    } catch (NumberFormatException noTime) {
      throw ConnectorException.of(
          FailureClass.REJECTED, "BAD_CHANNEL", "Google does not say until when to " + what);
    }
  }

  @Override
  public Optional<Channel> extend(Call call, CalendarRef calendar, Known channel, Duration life) {
    return Optional.empty();
  }

  @Override
  public void stop(Call call, CalendarRef calendar, Known channel) {
    channel.providerId().ifPresent(resource -> stop(call, channel.id(), resource));
  }

  private void stop(Call call, String id, String resource) {
    GenericJson known = new GenericJson().set("id", id).set("resourceId", resource);
    service
        .send(call, Cost.WRITE, service.post(STOP, known))
        .match(
            body -> body,
            error -> {
              if (error.is(GoogleError.NOT_FOUND) || error.is(GoogleError.GONE)) {
                return Fields.NONE;
              }
              throw GoogleFailures.of(error, "stop a channel");
            },
            lost -> {
              throw GoogleService.unreachable(lost, "stop a channel");
            });
  }

  @Override
  public Notifications notifications() {
    return new GoogleNotifications();
  }
}
