package dev.calsync.store;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;

/**
 * What must not run twice at once: one direction of one connection (R-D3).
 *
 * @param owner whose connection
 * @param connection which connection
 * @param direction reading in or writing out
 */
public record Lane(OwnerId owner, ConnectionId connection, Direction direction) {

  /** The two halves of a connection's work; a long first mirror never blocks intake. */
  public enum Direction {
    /** Intake, planning, reconcile, watch. */
    IN,
    /** Delivery, origin patches. */
    OUT
  }

  @Override
  public String toString() {
    return owner + "/" + connection + "/" + direction;
  }
}
