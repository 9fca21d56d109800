package dev.calsync.tck.simulation;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.Call;
import dev.calsync.connector.ChangeWatch;
import dev.calsync.connector.Notifications;
import java.time.Duration;
import java.util.Optional;

/** Watch channels over a wire. What comes in by them comes by the {@link Post}. */
final class WatchedWatch implements ChangeWatch {

  private final ChangeWatch watch;
  private final Wire wire;

  WatchedWatch(ChangeWatch watch, Wire wire) {
    this.watch = watch;
    this.wire = wire;
  }

  @Override
  public Channel open(Call call, CalendarRef calendar, Order order) {
    wire.secret(order.secret());
    return wire.channel(
        call, "open " + calendar.providerId(), () -> watch.open(call, calendar, order));
  }

  @Override
  public Optional<Channel> extend(Call call, CalendarRef calendar, Known channel, Duration life) {
    return wire.channel(
        call, "extend " + calendar.providerId(), () -> watch.extend(call, calendar, channel, life));
  }

  @Override
  public void stop(Call call, CalendarRef calendar, Known channel) {
    wire.channel(
        call,
        "stop " + calendar.providerId(),
        () -> {
          watch.stop(call, calendar, channel);
          return channel;
        });
  }

  @Override
  public Notifications notifications() {
    return watch.notifications();
  }
}
