package dev.calsync.engine.projection;

import dev.calsync.event.EventDetails;
import dev.calsync.event.Visibility;
import dev.calsync.policy.Policy;
import dev.calsync.policy.PrivateEvents;
import java.util.Optional;

/**
 * Private and confidential events give no field away, unless the edge says that they are like all
 * others (SEM-19).
 */
final class PrivacyRule {

  private PrivacyRule() {}

  static Optional<Exclusion> objection(EventDetails details, Policy policy) {
    return isPrivate(details) && policy.privateEvents() == PrivateEvents.SKIP
        ? Optional.of(Exclusion.PRIVATE_SKIPPED)
        : Optional.empty();
  }

  /** Whether its own words may be shown at all. */
  static boolean mayShow(EventDetails details, Policy policy) {
    return !isPrivate(details) || policy.privateEvents() == PrivateEvents.AS_NORMAL;
  }

  private static boolean isPrivate(EventDetails details) {
    return details.visibility() != Visibility.NORMAL;
  }
}
