package dev.calsync.connector.google;

import dev.calsync.connector.Hint;
import dev.calsync.connector.Notification;
import dev.calsync.connector.Notifications;
import dev.calsync.connector.Recognised;
import dev.calsync.connector.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what Google sends to our address: a POST whose headers say everything, one channel each,
 * with an empty body.
 *
 * <p>The channel's id and token are those of {@code events.watch}: our id of the channel and its
 * secret, both as ordered. Which message it is, which resource and until when is not read: it
 * proves nothing, and a number that was seen before is no reason not to look.
 */
public final class GoogleNotifications implements Notifications {

  private static final String CHANNEL = "x-goog-channel-id";
  private static final String TOKEN = "x-goog-channel-token";
  private static final String STATE = "x-goog-resource-state";

  /** Sent when a channel opens; it may come before the answer to the call that opens it. */
  private static final String OPENED = "sync";

  @Override
  public Recognised recognise(Notification notification) {
    Map<String, String> headers = notification.headers();
    Optional<String> channel = Optional.ofNullable(headers.get(CHANNEL));
    Optional<String> state = Optional.ofNullable(headers.get(STATE));
    if (channel.isEmpty() || state.isEmpty()) {
      return new Recognised.Rejected("NO_CHANNEL");
    }
    if (state.get().equals(OPENED)) {
      return new Recognised.Hints(List.of());
    }
    Secret token = Secret.of(headers.getOrDefault(TOKEN, ""));
    return new Recognised.Hints(List.of(new Hint(channel.get(), token, Hint.News.CHANGED)));
  }
}
