package dev.calsync.store;

import dev.calsync.calendar.EdgeId;
import java.time.Duration;
import java.time.Instant;

/**
 * A change that the engine refuses to make without the host, or without reading again (SEM-42).
 *
 * @param id its name
 * @param edge under which edge
 * @param reason why, a code such as {@code MASS_DELETE} or {@code SOURCE_EMPTY}
 * @param state where it stands
 * @param events how many events it keeps from being changed now; ignored when it is put
 * @param readsLeft how many confirming reads release it; 0 where only the host can
 * @param readsApart how far apart those reads must be
 * @param openedAt when it was opened, by the store's clock; ignored when it is put
 * @param lastReadAt when the newest read that counted ended, by the store's clock; at first, when
 *     it was put; ignored when it is put
 */
public record Hold(
    HoldId id,
    EdgeId edge,
    String reason,
    State state,
    int events,
    int readsLeft,
    Duration readsApart,
    Instant openedAt,
    Instant lastReadAt) {

  /**
   * A hold to be put; the store knows when it was opened and how much it holds.
   *
   * @param id its name
   * @param edge under which edge
   * @param reason why
   * @param readsLeft how many confirming reads release it; 0 where only the host can
   * @param readsApart how far apart those reads must be
   * @return the hold
   */
  public static Hold opened(
      HoldId id, EdgeId edge, String reason, int readsLeft, Duration readsApart) {
    return new Hold(
        id, edge, reason, State.OPEN, 0, readsLeft, readsApart, Instant.EPOCH, Instant.EPOCH);
  }

  /** Where a hold stands. */
  public enum State {
    /** Waits. */
    OPEN,
    /** The host let the changes go. */
    APPROVED,
    /** The host wants the mirrors kept. */
    REJECTED,
    /** Read again often enough; the changes went. */
    CONFIRMED
  }
}
