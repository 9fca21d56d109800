package dev.calsync.host;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectorId;

/**
 * An ear inside the process for what the engine does. Every method does nothing by default. Called
 * on engine threads, after the fact has been committed; what it throws is logged and goes no
 * further. For facts that must not be missed read the journal instead.
 */
public interface SyncListener {

  /**
   * A page of a calendar was read and committed.
   *
   * @param owner whose calendar
   * @param calendar which
   * @param items objects read so far in this pass
   */
  default void pageRead(OwnerId owner, CalendarId calendar, long items) {}

  /**
   * Mirrors of a target were written.
   *
   * @param owner whose calendar
   * @param target where
   * @param written writes that were applied in this batch
   */
  default void mirrorsWritten(OwnerId owner, CalendarId target, int written) {}

  /**
   * An edge refused changes until the host decides.
   *
   * @param owner whose edge
   * @param edge which
   * @param events how many events are held
   */
  default void held(OwnerId owner, EdgeId edge, int events) {}

  /**
   * A run failed; the engine will try again, or has given up.
   *
   * @param owner whose
   * @param failure the class of the failure
   * @param subject the id of the calendar or edge
   */
  default void runFailed(OwnerId owner, String failure, String subject) {}

  /**
   * What came in at the webhook address caused nothing: it was no notification, or not to be
   * believed. A few are nothing to worry about, since channels end.
   *
   * @param connector which connector's address
   * @param code why, such as {@code UNKNOWN_CHANNEL}, {@code WRONG_SECRET}, {@code CHANNEL_OVER} or
   *     {@code TOO_LARGE}
   */
  default void notificationIgnored(ConnectorId connector, String code) {}

  /**
   * A calendar was read because it was time, and had changed, though its provider was asked to tell
   * and said nothing. Now and then that happens; where it goes on, its notifications do not arrive.
   *
   * @param owner whose
   * @param calendar which
   * @param changes how many changes were found
   */
  default void pushMissed(OwnerId owner, CalendarId calendar, long changes) {}

  /**
   * A connection stands otherwise than it did; the owner may have to sign in again.
   *
   * @param owner whose
   * @param connection which
   * @param change from where to where, and why
   */
  default void connectionChanged(OwnerId owner, ConnectionId connection, ConnectionChange change) {}
}
