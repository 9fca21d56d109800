package dev.calsync.connector.ics;

import dev.calsync.connector.Deadline;

/**
 * The time a call still has.
 *
 * @param deadline its end
 * @param calendar for which calendar, for the message
 */
record TimeLeft(Deadline deadline, String calendar) {

  /** Starts nothing after the end (INV-8). */
  void require() {
    if (isOver()) {
      throw IcsFailures.late(calendar);
    }
  }

  boolean isOver() {
    return deadline.remaining().isZero();
  }
}
