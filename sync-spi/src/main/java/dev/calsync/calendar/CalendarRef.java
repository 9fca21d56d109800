package dev.calsync.calendar;

/**
 * One calendar inside a connection, as its provider names it.
 *
 * @param connection through which it is reached
 * @param providerId the provider's id of the calendar, 1 to 1,024 characters; part of the identity
 *     of every mirror, so it must be the same for ever, and the same through whichever account the
 *     calendar is reached (FLT-61). Where a provider's own id is unique in one account only, the
 *     connector puts the account before it
 */
public record CalendarRef(ConnectionId connection, String providerId) {

  /** Checks the length. */
  public CalendarRef {
    if (providerId.isEmpty() || providerId.length() > 1_024) {
      throw new IllegalArgumentException(
          "a calendar id has 1 to 1,024 characters, not " + providerId.length());
    }
  }
}
