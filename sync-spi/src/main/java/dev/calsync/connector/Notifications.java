package dev.calsync.connector;

/**
 * Reads what a provider sends to our address. Pure: no network, no store, no clock. It believes
 * nothing, and throws at nothing: whether a channel is known, and its secret right, is judged by
 * the engine (INV-17).
 */
@FunctionalInterface
public interface Notifications {

  /**
   * Reads a notification.
   *
   * @param notification what came in
   * @return what it says; {@link Recognised.Rejected} whatever else it is
   */
  Recognised recognise(Notification notification);
}
