package dev.calsync.engine.projection;

import dev.calsync.event.Availability;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import java.util.Optional;

/**
 * What is cancelled is not shown, even while its provider lists it; a title that says so is no
 * evidence (SEM-41). What may not take place takes time perhaps.
 */
final class StatusRule {

  private StatusRule() {}

  static Optional<Exclusion> objection(EventBody body) {
    return isCancelled(body.details()) ? Optional.of(Exclusion.CANCELLED) : Optional.empty();
  }

  static boolean isCancelled(EventDetails details) {
    return details.status() == EventStatus.CANCELLED;
  }

  static Availability availability(EventDetails details) {
    boolean perhaps =
        details.status() == EventStatus.TENTATIVE && details.availability() == Availability.BUSY;
    return perhaps ? Availability.TENTATIVE : details.availability();
  }
}
