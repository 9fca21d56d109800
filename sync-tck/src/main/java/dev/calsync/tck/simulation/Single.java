package dev.calsync.tck.simulation;

import dev.calsync.event.Availability;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventTime;
import dev.calsync.event.Participation;
import dev.calsync.event.Slot;

/**
 * A single event, or one occurrence of a series.
 *
 * @param slot when it was meant to start
 * @param time when it takes place
 * @param details what it says
 * @param answer what its owner answered; an occurrence that says nothing says what its series says
 */
record Single(Slot slot, EventTime time, EventDetails details, Participation answer) {

  EventBody body() {
    return EventBody.single(time, details);
  }

  /** Nobody's time is taken by what was declined. */
  boolean isTaken() {
    return answer != Participation.DECLINED;
  }

  boolean isTakenPerhaps() {
    return details.availability() == Availability.TENTATIVE
        || answer == Participation.TENTATIVE
        || answer == Participation.NEEDS_ACTION;
  }
}
