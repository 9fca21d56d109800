package dev.calsync.benchmarks;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.Call;
import dev.calsync.connector.ChangeWatch;
import dev.calsync.connector.Hint;
import dev.calsync.connector.Notification;
import dev.calsync.connector.Notifications;
import dev.calsync.connector.Recognised;
import dev.calsync.connector.Secret;
import dev.calsync.webhook.WebhookRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Channels of a provider inside this JVM: what it would send is asked for, and handed on. */
final class InProcessWatch implements ChangeWatch {

  private static final String CHANNEL = "x-channel";
  private static final String SECRET = "x-secret";

  private final Map<String, Order> orders = new ConcurrentHashMap<>();

  boolean isWatched(String account) {
    return orders.containsKey(account);
  }

  /** What is sent when a calendar changed. */
  WebhookRequest says(String account) {
    Order order = orders.get(account);
    if (order == null) {
      throw new IllegalStateException("no channel of " + account);
    }
    return WebhookRequest.of(
        "in-process",
        Map.of(CHANNEL, order.id(), SECRET, order.secret().reveal()),
        Map.of(),
        new byte[0]);
  }

  @Override
  public Channel open(Call call, CalendarRef calendar, Order order) {
    orders.put(calendar.providerId(), order);
    return new Channel(order.id(), "p-" + order.id(), Instant.now().plus(Duration.ofDays(7)));
  }

  @Override
  public Optional<Channel> extend(Call call, CalendarRef calendar, Known channel, Duration life) {
    return Optional.empty();
  }

  @Override
  public void stop(Call call, CalendarRef calendar, Known channel) {
    orders.remove(calendar.providerId());
  }

  @Override
  public Notifications notifications() {
    return InProcessWatch::recognise;
  }

  private static Recognised recognise(Notification sent) {
    Secret secret = Secret.of(sent.headers().getOrDefault(SECRET, ""));
    String channel = sent.headers().getOrDefault(CHANNEL, "");
    return new Recognised.Hints(List.of(new Hint(channel, secret, Hint.News.CHANGED)));
  }
}
