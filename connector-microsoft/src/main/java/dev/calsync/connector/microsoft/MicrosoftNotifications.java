package dev.calsync.connector.microsoft;

import dev.calsync.connector.ChangeWatch;
import dev.calsync.connector.Notification;
import dev.calsync.connector.Notifications;
import dev.calsync.connector.Recognised;
import java.io.IOException;

/**
 * Reads what Microsoft Graph sends to our address, for changes and for the life of subscriptions
 * alike: a JSON text with items of one subscription or several; or, before a subscription is made,
 * a question with {@code validationToken} in its query, which wants that text back.
 *
 * <p>Graph sends neither our id of a channel nor a header with a secret. Both travel in {@code
 * clientState}, which each item repeats, and which has room for 128 characters: see {@link
 * #clientState}.
 */
public final class MicrosoftNotifications implements Notifications {

  private static final String VALIDATION = "validationToken";

  @Override
  public Recognised recognise(Notification notification) {
    String token = notification.query().get(VALIDATION);
    if (token != null) {
      return new Recognised.Handshake(token);
    }
    try {
      return new Recognised.Hints(ChangeItems.read(notification.body()));
    } catch (IOException garbled) {
      return new Recognised.Rejected("NOT_JSON");
    }
  }

  /**
   * What a subscription is made with, so that its notifications can be read.
   *
   * @param order the channel's id and secret
   * @return the value of {@code clientState}, at most 108 characters
   */
  public static String clientState(ChangeWatch.Order order) {
    return ClientState.of(order.id(), order.secret());
  }
}
