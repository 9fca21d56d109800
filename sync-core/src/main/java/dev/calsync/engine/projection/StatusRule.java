package dev.calsync.engine.projection;

import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import java.util.Optional;

/**
 * What is cancelled is not shown, even while its provider lists it; a title that says so is no
 * evidence (SEM-41).
 */
final class StatusRule {

  private StatusRule() {}

  static Optional<Exclusion> objection(EventDetails details) {
    return details.status() == EventStatus.CANCELLED
        ? Optional.of(Exclusion.CANCELLED)
        : Optional.empty();
  }
}
